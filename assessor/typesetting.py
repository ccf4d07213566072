"""Documents on paper: tagged PDFs (PDF/UA-1) that typst sets from a template.

Texts reach a template as a file of JSON. They are never part of its source, so that nothing in them can be understood
as an instruction. What templates have in common stands in templates/components/paper.typ; the pieces of one stand
beside it.
"""

import json
import logging
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from django.conf import settings

from roles.exchange.spreadsheet_text import one_line

TEMPLATES = settings.BASE_DIR / "templates"
PAPER = TEMPLATES / "components" / "paper.typ"
# The fonts that come with typst are enough for Latin, Greek, Cyrillic and Hebrew. For other scripts those of the
# machine are tried too. Where they have no sign for a character either, the standard is let go: it allows no such gap.
ATTEMPTS = [(False, ["ua-1"]), (True, ["ua-1"]), (True, [])]

logger = logging.getLogger(__name__)


class PdfError(Exception):
    """The PDF could not be made. The reason stands in the log."""


def typeset(template: str, data: dict, made_at: datetime, name: str) -> bytes:
    """The PDF of a template (its path below the templates), which finds the data in data.json beside it.

    Every text is set in one line and without characters that no font has. The same input gives the same bytes. `name`
    tells the log what it was to be. Raises PdfError when typst makes none at all.
    """
    try:
        with TemporaryDirectory(prefix="document-") as folder:
            return _set_in(Path(folder), TEMPLATES / template, data, made_at, name)
    except OSError as error:
        logger.error("PDF of %s: %s", name, error)
        raise PdfError from error


def _set_in(folder: Path, template: Path, data: dict, made_at: datetime, name: str) -> bytes:
    """A document set in a folder for it alone, from copies of the template and of what it may import, and its data.

    What was laid out for earlier documents is found again only as long as typst's inputs are the same, so the data is
    a file. A file's name is the same for all; a source given as bytes counts as a new file, of which there can be
    65,535 in a process.
    """
    for file in (PAPER, *template.parent.glob("*.typ")):
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "data.json").write_text(json.dumps(printable(data)))
    for with_system_fonts, standards in ATTEMPTS:
        try:
            # A compiler of its own for each call: one that is kept refuses a second thread, and is no quicker.
            # The root keeps the template from reading any file outside the folder.
            return typst.compile(
                folder / template.name,
                root=folder,
                font_paths=_fonts(with_system_fonts),
                pdf_standards=standards,
                timestamp=int(made_at.timestamp()),
            )
        except RuntimeError as error:  # typst's own errors are a kind of it
            logger.warning("PDF of %s with %s: %s", name, standards or "no standard", error)
    raise PdfError


@cache
def _fonts(with_system_fonts: bool) -> typst.Fonts:
    """The fonts, looked for once in a process."""
    return typst.Fonts(include_system_fonts=with_system_fonts)


def printable(value):
    """The same value with every text in it in one line and without characters that no font has."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, dict):
        return {key: printable(one) for key, one in value.items()}
    return [printable(one) for one in value] if isinstance(value, list) else value
