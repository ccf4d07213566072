"""The gap order: gap, unknown, met, set aside; in each essentials, most missing points, name, slug."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.gap import Profile, Requirement, assess
from assessor.engine.levels import NOT_APPLICABLE
from tests.engine import reference
from tests.engine.strategies import answers, profiles


def order(*requirements: Requirement, **given_answers) -> str:
    return "".join(one.requirement.skill for one in assess(Profile(requirements), given_answers).requirements)


def asked(skill: str, level: int = 1, weight: int = 1, **more) -> Requirement:
    return Requirement(skill, level, weight, **more)


def test_gaps_come_first_then_unknown_then_met_then_set_aside():
    assert order(*map(asked, "abcd"), a=NOT_APPLICABLE, b=1, d=0) == "dcba"


def test_essentials_come_first():
    assert order(asked("a", weight=5), asked("b", essential=True), a=0, b=0) == "ba"


def test_most_missing_points_come_first():
    assert order(asked("a", 4, 2), asked("b", 4, 3), asked("c", 4, 1), a=3, b=3, c=1) == "bca"
    assert order(asked("a", 5, 5), asked("b", 2, 1), a=4, b=1) == "ab"


def test_equals_come_by_name_whatever_its_case_and_then_by_slug():
    assert order(asked("a", name="beta"), asked("b", name="Alpha"), a=0, b=0) == "ba"
    assert (
        order(asked("a", name="straße"), asked("b", name="STRASSE"), asked("c", name="strass"), a=0, b=0, c=0) == "cab"
    )


def test_a_third_of_a_point_decides():
    thirds, halves = asked("b", 3, 1), asked("a", 2, 1)
    assert order(thirds, halves, b=1, a=1) == "ba"


def key(requirement, given_answers):
    status = reference.status(requirement, given_answers)
    low = (reference.interval(requirement, given_answers) or (0,))[0]
    missing = Fraction(requirement.weight) - reference.share(requirement, low)
    place = ["gap", "unknown", "met", "set-aside"].index(status)
    return place, 0 if requirement.essential else 1, -missing, requirement.name.casefold(), requirement.skill


@given(profiles(), answers)
def test_the_order_is_that_of_the_reference(profile, given_answers):
    found = [one.requirement for one in assess(profile, given_answers).requirements]
    assert found == sorted(profile.requirements, key=lambda requirement: key(requirement, given_answers))


@given(profiles(), answers, st.randoms(use_true_random=False))
def test_the_order_of_the_input_is_irrelevant(profile, given_answers, random):
    requirements, shuffled = list(profile.requirements), list(given_answers.items())
    random.shuffle(requirements)
    random.shuffle(shuffled)
    again = assess(Profile(tuple(requirements), profile.ready_at), dict(shuffled))
    assert again == assess(profile, given_answers)
