"""The order of the learning path: essentials first, then most points per hour; the cheapest of alternatives."""

from hypothesis import given

from assessor.engine.gap import Profile, Requirement
from assessor.engine.learning_path import Skills, everything
from assessor.engine.match import Verdict
from tests.engine import path_reference, reference
from tests.engine.strategies import SKILLS, answers, known_answers, profiles, requirements, skills

HOURS = {(skill, level): 10 for skill in SKILLS for level in range(1, 6)}


def path(*asked: Requirement, hours=(), needs=None, **given_answers) -> str:
    catalogue = Skills(HOURS | dict(hours), needs or {})
    levels = dict.fromkeys(SKILLS, 0) | given_answers
    return " ".join(f"{step.skill}{step.level}" for step in everything(Profile(asked), levels, catalogue).steps)


@given(profiles(alternatives=False), answers | known_answers, skills())
def test_the_order_is_that_of_the_reference(profile, given_answers, catalogue):
    steps = [(step.skill, step.level) for step in everything(profile, given_answers, catalogue).steps]
    for chain in path_reference.chains(profile, given_answers, catalogue):
        assert set(steps[: len(chain)]) == chain
        del steps[: len(chain)]
    assert steps == []


@given(profiles(), answers | known_answers, skills())
def test_what_serves_an_essential_comes_first(profile, given_answers, catalogue):
    essential = {r.skill for r in profile.requirements if r.essential}
    serves = [bool(essential & set(step.because)) for step in everything(profile, given_answers, catalogue).steps]
    assert serves == sorted(serves, reverse=True)


@given(requirements("a"), known_answers, skills())
def test_of_alternatives_the_one_with_the_fewest_hours_is_raised(requirement, given_answers, catalogue):
    goals = [(member, requirement.level) for member in requirement.members]
    chains = [path_reference.missing(goal, given_answers, catalogue) for goal in goals]
    found = everything(Profile((requirement,)), given_answers, catalogue)
    if reference.status(requirement, given_answers) == "met":
        assert found.steps == ()
    else:
        cheapest = min(chains, key=lambda chain: path_reference.hours(chain, catalogue))  # the first of equals
        assert {(step.skill, step.level) for step in found.steps} == cheapest


def test_a_small_essential_goes_before_a_large_gap():
    assert path(Requirement("a", 1, 5), Requirement("b", 1, 1, essential=True)) == "b1 a1"


def test_most_points_per_hour_come_first():
    asked = (Requirement("a", 1, 4), Requirement("b", 1, 3))
    assert path(*asked) == "a1 b1"
    assert path(*asked, hours={("a", 1): 14}) == "b1 a1"
    assert path(*asked, hours={("a", 1): 13}) == "a1 b1"


def test_a_steep_step_may_wait_while_another_skill_goes_on():
    asked = (Requirement("a", 2, 4), Requirement("b", 2, 3))
    assert path(*asked, hours={("a", 2): 99}) == "a1 b1 b2 a2"


def test_ties_come_in_gap_order():
    assert path(Requirement("b", 1, 2), Requirement("a", 1, 2)) == "a1 b1"
    assert path(Requirement("a", 1, 2, name="z"), Requirement("b", 1, 2, name="Y")) == "b1 a1"
    assert path(Requirement("a", 2, 2), Requirement("b", 1, 1)) == "a1 a2 b1"


def test_a_prerequisite_counts_in_the_hours_and_points_of_its_chain():
    asked = (Requirement("a", 1, 4), Requirement("b", 1, 3))
    assert path(*asked, needs={("a", 1): (("c", 1),)}) == "b1 c1 a1"
    assert path(*asked, Requirement("c", 1, 5), needs={("a", 1): (("c", 1),)}) == "c1 a1 b1"


def test_a_step_that_serves_two_requirements_gains_for_both():
    asked = (Requirement("a", 1, 4), Requirement("b", 1, 3), Requirement("c", 1, 2, alternatives=("b",)))
    assert path(*asked) == "b1 a1"


def test_of_equally_long_alternatives_the_first_listed_is_raised():
    assert path(Requirement("b", 2, 1, alternatives=("c", "a"))) == "b1 b2"
    assert path(Requirement("b", 2, 1, alternatives=("c", "a")), c=1, a=1) == "c2"


def test_a_member_that_is_not_applicable_is_not_raised():
    assert path(Requirement("a", 1, 1, alternatives=("b",)), a="not-applicable") == "b1"


def test_the_step_that_makes_ready_can_be_seen():
    asked = (Requirement("a", 1, 5, essential=True), Requirement("b", 1, 4), Requirement("c", 1, 1))
    steps = everything(Profile(asked), dict.fromkeys("abc", 0), Skills(HOURS)).steps
    assert [step.verdict_after for step in steps] == [Verdict.NOT_YET, Verdict.READY, Verdict.READY]
    assert [step.match_after for step in steps] == [50, 90, 100]


def test_a_gain_is_counted_anew_when_another_member_has_earned_it():
    """Once a is done, c with its prerequisite b no longer earns the points of "d, a or b", so e goes first."""
    asked = [Requirement(skill, 1, weight) for skill, weight in (("a", 1), ("c", 1), ("e", 2))]
    either = Requirement("d", 1, 5, alternatives=("a", "b"))
    assert path(*asked, either, needs={("c", 1): (("b", 1),)}) == "a1 e1 b1 c1"
