"""Alternatives: "a or b or c at level 3" is one requirement, and the best known level counts."""

import pytest
from hypothesis import given

from assessor.engine.gap import Profile, Requirement, Status, assess, judge
from tests.engine.strategies import answers, profiles

NOT_SURE, NOT_APPLICABLE = "not-sure", "not-applicable"
EITHER = Requirement("a", 3, 2, alternatives=("b", "c"))

TABLE = [  # name, answers, low, high, counted skill, its level, status
    ("the best known level counts", {"a": 1, "b": 3, "c": 2}, 3, 3, "b", 3, "met"),
    ("the first of equals counts", {"a": 1, "b": 2, "c": 2}, 2, 2, "b", 2, "gap"),
    ("an unknown member may reach it", {"a": 1, "b": 2}, 2, 3, "b", 2, "unknown"),
    ("an unknown member changes nothing when it is met", {"a": 3}, 3, 3, "a", 3, "met"),
    ("a surplus with an unknown member", {"c": 5}, 5, 5, "c", 5, "met"),
    ("a member that is not applicable drops out", {"a": NOT_APPLICABLE, "b": 2, "c": 1}, 2, 2, "b", 2, "gap"),
    ("one not applicable, one unknown", {"a": NOT_APPLICABLE, "b": 1}, 1, 3, "b", 1, "unknown"),
    ("none of the others", {"a": 2, "b": 0, "c": 0}, 2, 2, "a", 2, "gap"),
    ("none of them", {"a": 0, "b": 0, "c": 0}, 0, 0, "a", 0, "gap"),
    ("nothing answered", {}, 0, 3, "a", None, "unknown"),
    ("all not sure", {"a": NOT_SURE, "b": NOT_SURE, "c": NOT_SURE}, 0, 3, "a", None, "unknown"),
    ("the first that is left stands for it", {"a": NOT_APPLICABLE, "b": NOT_SURE}, 0, 3, "b", None, "unknown"),
    ("all not applicable", dict.fromkeys("abc", NOT_APPLICABLE), 0, 0, "a", None, "set-aside"),
]


@pytest.mark.parametrize("row", TABLE, ids=[row[0] for row in TABLE])
def test_what_alternatives_mean(row):
    _, given_answers, *expected = row
    one = judge(EITHER, given_answers)
    assert [one.low, one.high, one.counted_skill, one.level, one.status] == expected


def test_alternatives_are_one_requirement_in_the_sums():
    match = assess(Profile((EITHER, Requirement("d", 1, 2))), {"a": 3, "b": 3, "c": 3, "d": 0}).match
    assert (match.low, match.weight) == (50, 4)


def test_a_member_listed_twice_is_one_member():
    twice = Requirement("a", 3, 1, alternatives=("a", "b", "b"))
    assert twice.members == ("a", "b")
    assert judge(twice, {"a": 2, "b": 1}).status == Status.GAP


def test_the_strength_is_the_member_that_counts():
    assert assess(Profile((EITHER,)), {"a": 3, "b": 5}).strengths == (("b", 5, 3),)


@given(profiles(), answers)
def test_the_order_of_the_members_changes_no_number(profile, given_answers):
    turned = [
        Requirement(r.members[-1], r.level, r.weight, r.essential, r.members[:-1][::-1]) for r in profile.requirements
    ]
    other = assess(Profile(tuple(turned), profile.ready_at), given_answers)
    report = assess(profile, given_answers)
    assert (report.match, report.verdict) == (other.match, other.verdict)
