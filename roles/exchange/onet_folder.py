"""The files of an O*NET release: which one holds what, whatever the release and the kind of file."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from roles.exchange.limits import MAX_FILE
from roles.exchange.problems import CatalogueError, Problem, refusal
from roles.exchange.sheets import Row, read_table

CODE = "O*NET-SOC Code"

# What each file is called, and the columns it must have. Release 30 parted Skills into two files.
RATINGS = (CODE, "Element ID", "Scale ID", "Data Value", "Recommend Suppress", "Not Relevant")
FILES = {
    "Occupation Data": (CODE, "Title", "Description"),
    "Job Zones": (CODE, "Job Zone"),
    "Content Model Reference": ("Element ID", "Element Name", "Description"),
    "Level Scale Anchors": ("Element ID", "Scale ID", "Anchor Value", "Anchor Description"),
    "Scales Reference": ("Scale ID", "Minimum", "Maximum"),
    "Skills": RATINGS,
    "Essential Skills": RATINGS,
    "Transferable Skills": RATINGS,
    "Knowledge": RATINGS,
}
# Columns that are known and not needed.
OTHERS = ("Element Name", "Title", "Scale Name", "Date", "Domain Source", "N", "Standard Error", "Lower CI Bound")
OTHERS += ("Upper CI Bound",)
OWN_HEADINGS = ("Occupation Data", "Job Zones", "Content Model Reference", "Level Scale Anchors")  # tell their file
NEEDED = (*OWN_HEADINGS, "Knowledge")
ENDINGS = (".xlsx", ".txt", ".csv", ".tsv")
RELEASE = re.compile(r"O\*NET\S*\s+(\d+\.\d+)\s+Database")


class OnetFolder:
    """A folder with the files of one release. Raises CatalogueError when files are missing."""

    def __init__(self, folder: Path, tell: Callable[[str], None] = lambda text: None):
        self.folder = folder
        self.tell = tell
        self.notes: list[Problem] = []
        if not folder.is_dir():
            raise refusal(str(folder), "", "there is no such folder")
        self.files = self._found()
        missing = [name for name in NEEDED if name not in self.files]
        if not self.skills:
            missing.append("Skills")
        if missing:
            text = "there is no file called {} (.xlsx or .txt); it belongs to every release"
            raise CatalogueError([Problem(str(folder), "", text.format(name)) for name in missing])

    @property
    def skills(self) -> list[str]:
        """The files that rate skills: one, or since release 30 two."""
        parts = ["Essential Skills", "Transferable Skills"]
        if all(name in self.files for name in parts):
            return parts
        return [name for name in ("Skills",) if name in self.files]

    def rows(self, name: str) -> Iterator[Row]:
        """The rows of the file of that name; none when it is not there."""
        if name not in self.files:
            return
        path = self.files[name]
        self.tell(f"Reading {path.name}")
        table = read_table(path, path.name, required=FILES[name], optional=OTHERS)
        if table.unknown:
            self.notes.append(Problem(path.name, "line 1", f"columns that are not used: {', '.join(table.unknown)}"))
        yield from table.rows

    def release(self) -> str:
        """The release by the folder's ReadMe file, "" when there is none or it does not say."""
        for path in sorted(self.folder.iterdir()):
            if _plain(path.stem) == "readme" and path.is_file() and path.stat().st_size < MAX_FILE:
                found = RELEASE.search(path.read_text(encoding="utf-8", errors="replace"))
                return found[1] if found else ""
        return ""

    def _found(self) -> dict[str, Path]:
        paths = sorted(path for path in self.folder.iterdir() if path.suffix.lower() in ENDINGS and path.is_file())
        paths.sort(key=lambda path: ENDINGS.index(path.suffix.lower()))
        files: dict[str, Path] = {}
        for name in FILES:
            fitting = [path for path in paths if _plain(path.stem) == _plain(name)]
            if fitting:
                files[name] = fitting[0]
            for path in fitting[1:]:
                self.notes.append(Problem(path.name, "", f"is not read, for {fitting[0].name} is"))
        for name in OWN_HEADINGS:
            if name not in files:
                self._find_by_headings(name, [path for path in paths if path not in files.values()], files)
        return files

    def _find_by_headings(self, name: str, paths: list[Path], files: dict[str, Path]) -> None:
        """A file that a release has renamed, when exactly one of the others has just its headings."""
        fitting = [path for path in paths if _headed(path, FILES[name])]
        if len(fitting) == 1:
            files[name] = fitting[0]
            self.notes.append(Problem(fitting[0].name, "line 1", f'is read as "{name}", by its headings'))


def _headed(path: Path, columns: tuple[str, ...]) -> bool:
    try:
        table = read_table(path, path.name, required=columns, optional=OTHERS)
    except CatalogueError:
        return False
    return set(table.header) <= {*columns, "Element Name", "Title", "Scale Name", "Date", "Domain Source"}


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())
