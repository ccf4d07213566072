"""O*NET: occupations become roles, and skills and fields of knowledge become skills. The rules are in `onet_rules`."""

from collections.abc import Callable
from pathlib import Path

from roles.exchange import onet_rules as rules
from roles.exchange.incoming import Incoming
from roles.exchange.onet_files import Occupation, Onet, Rating, read_files
from roles.exchange.onet_folder import OnetFolder
from roles.exchange.problems import Origins, Problem, refusal

NAME = "O*NET"
SLUG = "onet"


def read_onet(folder: Path, release: str = "", tell: Callable[[str], None] = lambda text: None) -> Incoming:
    """A release, out of a folder with its spreadsheets or tab-delimited text files.

    `release` such as "29.3" goes before what the folder's ReadMe file says; `tell` hears which file is being read.
    What is left out, and why, is in the notes. Raises CatalogueError for files that are missing or wrong.
    """
    files = OnetFolder(folder, tell)
    release = release or files.release()
    if not release:
        raise refusal(str(folder), "", "no ReadMe.txt says which release this is; say it with --release 29.3")
    making = _Making(read_files(files), release, str(folder), files.notes)
    return making.incoming()


class _Making:
    """The way from what the files say to a raw document."""

    def __init__(self, onet: Onet, release: str, folder: str, notes: list[Problem]):
        self.onet = onet
        self.release = release
        self.origins = Origins(whole=f"O*NET {release} ({folder})")
        self.notes = notes
        self.raw: dict[str, list[dict]] = {"frameworks": [_framework(release)]}

    def incoming(self) -> Incoming:
        rated = {element for ratings in self.onet.ratings.values() for element in ratings}
        elements = sorted(rated, key=rules.natural)
        self.raw["groups"] = [self._group(place) for place in dict.fromkeys(map(rules.group_of, elements))]
        self.raw["skills"] = [self._skill(number, element) for number, element in enumerate(elements)]
        self._add_roles()
        return Incoming(self.raw, self.origins, self.notes)

    def _group(self, place: str) -> dict:
        """Named as in the content model, after the group above where the name alone would say little."""
        element = self.onet.elements.get(place)
        name = element.name if element else place
        above = self.onet.elements.get(rules.group_of(place))
        if above and "." in rules.group_of(place) and not name.endswith("Skills"):
            name = f"{above.name}: {name}"
        return {"slug": rules.slug_of(place), "name": name, "description": element.description if element else ""}

    def _skill(self, number: int, code: str) -> dict:
        element = self.onet.elements[code]
        self.origins.files["skills", number] = f"{element.row.file}, line {element.row.line}"
        anchors = rules.anchor_texts(self.onet.anchors.get(code, []))
        if not anchors:
            self.notes.append(element.row.problem("", f"{element.name} has no text for any level"))
        return {
            "slug": rules.slug_of(code),
            "name": self._skill_name(code),
            "kind": rules.kind_of(code),
            "group": rules.slug_of(rules.group_of(code)),
            "description": element.description,
            "framework": SLUG,
            "code": code,
            "anchors": anchors,
        }

    def _skill_name(self, code: str) -> str:
        """Mathematics is a skill and a field of knowledge: the latter says so."""
        name = self.onet.elements[code].name
        twins = [other for other, element in self.onet.elements.items() if element.name == name and other != code]
        is_twin = code.startswith("2.C.") and any(other.startswith(("2.A.", "2.B.")) for other in twins)
        return f"{name} (knowledge)" if is_twin else name

    def _add_roles(self) -> None:
        roles = self.raw["roles"] = []
        for occupation in self.onet.occupations:
            if requirements := self._requirements(occupation):
                self.origins.files["roles", len(roles)] = f"{occupation.row.file}, line {occupation.row.line}"
                roles.append(self._role(occupation, requirements))
        groups = sorted({role["code"][:2] for role in roles})
        self.raw["tracks"] = [
            {"slug": f"onet-{group}", "name": rules.TRACKS.get(group, f"Occupations of group {group}")}
            for group in groups
        ]

    def _role(self, occupation: Occupation, requirements: list[dict]) -> dict:
        zone = self.onet.zones.get(occupation.code)
        if zone is None:
            self._note(occupation, f"has no job zone; it is taken for career level {rules.LEVEL_WITHOUT_ZONE}")
        return {
            "slug": rules.slug_of(occupation.code),
            "title": occupation.title,
            "track": f"onet-{occupation.code[:2]}",
            "career_level": rules.CAREER_LEVELS[zone] if zone else rules.LEVEL_WITHOUT_ZONE,
            "summary": occupation.description,
            "framework": SLUG,
            "code": occupation.code,
            "profile": {"change_note": f"O*NET {self.release}.", "requirements": requirements},
        }

    def _requirements(self, occupation: Occupation) -> list[dict]:
        """What counts for an occupation, in the order of the content model: in the same order from every release."""
        ratings = self.onet.ratings.get(occupation.code)
        if not ratings:
            self._note(occupation, "has no ratings of skills and knowledge; it is left out")
            return []
        found = [
            _requirement(code, rating)
            for code, rating in sorted(ratings.items(), key=lambda pair: rules.natural(pair[0]))
            if self._counts(occupation, code, rating)
        ]
        if not found:
            text = f"has nothing of importance {rules.COUNTS_FROM} or more; it is left out"
            self._note(occupation, text)
        return found

    def _counts(self, occupation: Occupation, code: str, rating: Rating) -> bool:
        name = self.onet.elements[code].name
        if rating.importance is None or rating.level is None:
            value = "importance" if rating.importance is None else "level"
            self._note(occupation, f"{name} has no {value}; it does not count")
            return False
        if rating.importance < rules.COUNTS_FROM or not rating.relevant:
            return False
        if rating.suppress:
            self._note(occupation, f"{name} does not count: O*NET itself recommends not to use its values")
        return not rating.suppress

    def _note(self, occupation: Occupation, text: str) -> None:
        self.notes.append(occupation.row.problem("", f"{occupation.code} {occupation.title}: {text}"))


def _requirement(code: str, rating: Rating) -> dict:
    return {
        "skill": rules.slug_of(code),
        "level": rules.level_of(rating.level),
        "weight": rules.weight_of(rating.importance),
        "essential": rating.importance >= rules.ESSENTIAL_FROM,
    }


def _framework(release: str) -> dict:
    return {
        "slug": SLUG,
        "name": NAME,
        "title": f"O*NET {release} Database",
        "release": release,
        "publisher": "U.S. Department of Labor, Employment and Training Administration",
        "licence": "CC BY 4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "url": "https://www.onetcenter.org/database.html",
        "changes": rules.CHANGES,
    }
