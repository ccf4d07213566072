"""What is no package, or holds more than it may, is refused with its place."""

import pytest

from tests.exchange.packages import child, faults, item, package


def test_nothing_that_can_be_brought_in_is_a_fault_that_says_why(tmp_path):
    said = faults(tmp_path, package([item(1, identifier="x")], []))
    assert "CFItem x: its identifier is not a UUID" in said
    assert said.endswith("there is no item that can be brought in")


def test_items_without_end_below_one_another_are_refused(tmp_path):
    chain = package([item(n) for n in range(1, 60)], [child(n, n + 1) for n in range(1, 59)])
    assert "stands below more items than are allowed" in faults(tmp_path, chain)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ([], "not a CASE package: it must be an object with a CFDocument"),
        ({"CFPackage": package()}, "not a CASE package: it must be an object with a CFDocument"),
        (package(document={"identifier": None}), "CFDocument: identifier must be a UUID"),
        (package() | {"CFItems": {}}, "CFItems: must be a list"),
        (package([item(1, "a\0b")], []), "CFItems number 1 fullStatement: holds a NUL character"),
        (package([item(1, "\ud800")], []), "CFItems number 1 fullStatement: holds half a character"),
        (package([item(1, "a" * 100_001)], []), "CFItems number 1 fullStatement: holds 100,001 characters; 100,000"),
    ],
)
def test_what_is_no_package_is_refused_with_its_place(raw, message, tmp_path):
    assert message in faults(tmp_path, raw)


def test_more_items_than_allowed_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("roles.exchange.case_files.MAX_ITEMS", 3)
    assert "CFItems: holds 4 entries; 3 are allowed" in faults(tmp_path, package())
