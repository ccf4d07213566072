"""What the files of an O*NET release say, as plain values; every fault with its file and line."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from roles.exchange.onet_folder import CODE, OnetFolder
from roles.exchange.problems import CatalogueError, Problem, printable
from roles.exchange.sheets import Row

OCCUPATION = re.compile(r"\d\d-\d{4}\.\d\d")
ELEMENT = re.compile(r"[0-9A-Za-z]+(\.[0-9A-Za-z]+)*")
SKILLS_AND_KNOWLEDGE = ("2.A.", "2.B.", "2.C.")
SCALES = {"IM": (1, 5), "LV": (0, 7)}
MOST_FAULTS = 100


@dataclass
class Occupation:
    code: str
    title: str
    description: str
    row: Row


@dataclass
class Element:
    """A skill or a field of knowledge, or a group of them."""

    name: str
    description: str
    row: Row


@dataclass
class Rating:
    """What one element means for one occupation."""

    importance: Decimal | None = None
    level: Decimal | None = None
    relevant: bool = True
    suppress: bool = False  # O*NET recommends not to use a value


@dataclass
class Onet:
    """One release."""

    occupations: list[Occupation] = field(default_factory=list)
    zones: dict[str, int] = field(default_factory=dict)
    elements: dict[str, Element] = field(default_factory=dict)
    anchors: dict[str, list[tuple[Decimal, str]]] = field(default_factory=lambda: defaultdict(list))
    ratings: dict[str, dict[str, Rating]] = field(default_factory=lambda: defaultdict(dict))
    faults: list[Problem] = field(default_factory=list)

    def fault(self, row: Row, column: str, text: str) -> None:
        self.faults.append(row.problem(column, text))
        if len(self.faults) >= MOST_FAULTS:
            raise CatalogueError(self.faults)


def read_files(folder: OnetFolder) -> Onet:
    """All that is needed of a release. Raises CatalogueError with what its files say wrongly."""
    onet = Onet()
    _check_scales(folder, onet)
    _read_occupations(folder, onet)
    _read_elements(folder, onet)
    _read_anchors(folder, onet)
    for name in (*folder.skills, "Knowledge"):
        _read_ratings(folder, name, onet)
    if onet.faults:
        raise CatalogueError(onet.faults)
    return onet


def _check_scales(folder: OnetFolder, onet: Onet) -> None:
    """The rules here hold for scales that run as they do in all releases so far."""
    for row in folder.rows("Scales Reference"):
        if ends := SCALES.get(row.text("Scale ID")):
            found = row.text("Minimum"), row.text("Maximum")
            if found != (str(ends[0]), str(ends[1])):
                text = (
                    f"scale {row.text('Scale ID')} runs from {found[0]} to {found[1]}, not from {ends[0]} to {ends[1]}"
                )
                onet.fault(row, "Maximum", f"{text}; this release needs other rules")


def _read_occupations(folder: OnetFolder, onet: Onet) -> None:
    seen = set()
    for row in folder.rows("Occupation Data"):
        code = row.text(CODE)
        if not OCCUPATION.fullmatch(code):
            onet.fault(row, CODE, f'"{printable(code)}" is no code such as 15-1252.00')
        elif code in seen:
            onet.fault(row, CODE, f"{code} stands twice")
        else:
            seen.add(code)
            onet.occupations.append(Occupation(code, row.text("Title"), row.text("Description"), row))
    for row in folder.rows("Job Zones"):
        zone = row.text("Job Zone")
        if zone not in {"1", "2", "3", "4", "5"}:
            onet.fault(row, "Job Zone", f'"{printable(zone)}" is no job zone; there are 1 to 5')
        else:
            onet.zones[row.text(CODE)] = int(zone)


def _read_elements(folder: OnetFolder, onet: Onet) -> None:
    for row in folder.rows("Content Model Reference"):
        name = row.text("Element Name")
        onet.elements[row.text("Element ID")] = Element(name, row.text("Description"), row)


def _read_anchors(folder: OnetFolder, onet: Onet) -> None:
    for row in folder.rows("Level Scale Anchors"):
        if row.text("Element ID").startswith(SKILLS_AND_KNOWLEDGE) and row.text("Scale ID") == "LV":
            value, text = _value(row, "Anchor Value", "LV", onet), row.text("Anchor Description")
            if value is not None and text:
                onet.anchors[row.text("Element ID")].append((value, text))


def _read_ratings(folder: OnetFolder, name: str, onet: Onet) -> None:
    known = {occupation.code for occupation in onet.occupations}
    for row in folder.rows(name):
        code, element, scale = row.text(CODE), row.text("Element ID"), row.text("Scale ID")
        if scale not in SCALES or not element.startswith(SKILLS_AND_KNOWLEDGE):
            continue
        if code not in known:
            onet.fault(row, CODE, f'"{printable(code)}" is not in Occupation Data')
            continue
        if element not in onet.elements:
            _name_element(row, element, onet)
        value = _value(row, "Data Value", scale, onet)
        rating = onet.ratings[code].setdefault(element, Rating())
        attribute = "importance" if scale == "IM" else "level"
        if getattr(rating, attribute) is not None:
            onet.fault(row, "", f"element {element} of {code} has a second value on scale {scale}")
        setattr(rating, attribute, value)
        rating.suppress |= row.text("Recommend Suppress").upper() == "Y"
        if scale == "LV":
            rating.relevant = row.text("Not Relevant").upper() != "Y"


def _name_element(row: Row, element: str, onet: Onet) -> None:
    """An element that the content model lacks has the name that its ratings give."""
    name = row.text("Element Name")
    if not name or not ELEMENT.fullmatch(element):
        onet.fault(row, "Element ID", f'"{printable(element)}" is not in Content Model Reference')
    onet.elements[element] = Element(name or element, "", row)


def _value(row: Row, column: str, scale: str, onet: Onet) -> Decimal | None:
    """A value on a scale, exactly as it is printed; None when it is none, and the fault is kept."""
    low, high = SCALES[scale]
    text = row.text(column)
    try:
        value = Decimal(text)
        if low <= value <= high:
            return value
    except InvalidOperation:
        pass
    onet.fault(row, column, f'"{printable(text)}" is no value from {low} to {high}')
    return None
