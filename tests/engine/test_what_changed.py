"""What changed between two reports for one role: the answers, and the requirements of the new version."""

from dataclasses import astuple

import pytest

from assessor.engine.changes import Reported, why_it_changed
from assessor.engine.gap import Profile, Requirement
from assessor.engine.levels import NOT_APPLICABLE, NOT_SURE


def test_every_kind_of_changed_answer_is_listed_by_slug():
    before = {"a": 1, "b": 0, "c": NOT_SURE, "d": NOT_APPLICABLE, "f": 3, "g": NOT_SURE}
    after = {"a": 2, "c": 4, "d": NOT_SURE, "e": 0, "f": 3, "g": NOT_SURE}
    changes = why_it_changed(Reported(Profile(()), before), Reported(Profile(()), after))
    assert [astuple(one) for one in changes.answers] == [
        ("a", 1, 2),
        ("b", 0, None),
        ("c", NOT_SURE, 4),
        ("d", NOT_APPLICABLE, NOT_SURE),
        ("e", None, 0),
    ]


DIFFERENCES = [
    (Requirement("a", 3, 2), Requirement("a", 4, 2), {"level"}),
    (Requirement("a", 3, 2), Requirement("a", 3, 1), {"weight"}),
    (Requirement("a", 3, 2), Requirement("a", 3, 2, essential=True), {"essential"}),
    (Requirement("a", 3, 2), Requirement("a", 3, 2, alternatives=("b",)), {"alternatives"}),
    (Requirement("a", 3, 2, alternatives=("b",)), Requirement("a", 3, 2, alternatives=("c",)), {"alternatives"}),
    (Requirement("a", 3, 2), Requirement("a", 1, 1, True, ("b",)), {"level", "weight", "essential", "alternatives"}),
    (Requirement("a", 3, 2), None, {"removed"}),
    (None, Requirement("a", 3, 2), {"added"}),
]


@pytest.mark.parametrize(("old", "new", "differences"), DIFFERENCES)
def test_how_requirements_differ(old, new, differences):
    before, after = (Reported(Profile((one,) if one else ()), {}) for one in (old, new))
    (change,) = why_it_changed(before, after).requirements
    assert (change.skill, change.before, change.after, set(change.differences)) == ("a", old, new, differences)


def test_names_and_the_order_of_alternatives_are_no_difference():
    before = Requirement("a", 3, 2, alternatives=("b", "c"), name="Alpha")
    after = Requirement("a", 3, 2, alternatives=("c", "b"), name="Beta")
    sides = (Reported(Profile((one,)), {"a": 1}) for one in (before, after))
    assert why_it_changed(*sides).requirements == ()
