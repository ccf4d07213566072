"""Arrows run one way: the catalogue (`roles`) knows nothing of people (`assessor`)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import roles

ROLES = Path(roles.__file__).parent


def imported(path: Path) -> Iterator[str]:
    """The full names of all modules that a file imports, wherever in the file; relative ones by their full name."""
    package = path.parent.relative_to(ROLES.parent).parts if path.is_relative_to(ROLES.parent) else ()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *filter(None, [node.module])])
            yield from (f"{base}.{name.name}" for name in node.names)


@pytest.mark.parametrize("path", sorted(ROLES.rglob("*.py")), ids=lambda path: str(path.relative_to(ROLES)))
def test_roles_never_imports_assessor(path):
    assert [module for module in imported(path) if module.split(".")[0] == "assessor"] == []


def test_imports_are_found_wherever_they_hide(tmp_path):
    lines = ["import a.b, c", "from d import e", "def f():\n    from g.h import i as j"]
    (tmp_path / "some.py").write_text("\n".join(lines))
    assert list(imported(tmp_path / "some.py")) == ["a.b", "c", "d.e", "g.h.i"]
