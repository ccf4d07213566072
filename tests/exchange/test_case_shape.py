"""Our own check of packages sees what is wrong with them."""

import pytest

from tests.exchange import case_shape


@pytest.mark.parametrize(
    ("key", "value"),
    [("CFPackageURI", {}), ("identifier", "1"), ("title", "two\nlines"), ("caseVersion", "1.0"), ("notes", "")],
)
def test_our_own_check_sees_what_is_wrong(key, value):
    head = {"identifier": "d0000000-0000-4000-8000-000000000000", "uri": "urn:x", "creator": "C", "title": "T"}
    head["lastChangeDateTime"] = "2026-01-31T12:00:00Z"
    assert list(case_shape.faults({"CFDocument": head})) == []
    assert len(list(case_shape.faults({"CFDocument": head | {key: value}}))) == 1
