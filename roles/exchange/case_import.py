"""CASE packages (1EdTech) of release 1.1 and of 1.0: those of this product come back whole, others as skills."""

from pathlib import Path

from roles.exchange.case_files import read_package
from roles.exchange.case_foreign import read_foreign
from roles.exchange.case_here import Here
from roles.exchange.case_own import read_own
from roles.exchange.incoming import Incoming


def read_case(path: Path, here: Here, name: str = "", release: str = "") -> tuple[Incoming, str]:
    """What a package brings, and what its framework is called; "" for a package of this product, which is of several.

    All that was not understood is in the notes. `here` says what is here already, `name` and `release` what the
    framework of somebody else's package is called, and which release it is of.
    Raises CatalogueError for a file that is no package, or one that holds more than it may.
    """
    package = read_package(path)
    if package.ours:
        return Incoming(*read_own(package, here), notes=list(package.notes)), ""
    raw, origins = read_foreign(package, here, name, release)
    return Incoming(raw, origins, list(package.notes)), raw["frameworks"][0]["name"]
