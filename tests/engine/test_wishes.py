"""What somebody wishes of a plan: skills left out, steps first, what is not rated counted as 0."""

from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.gap import Profile, Requirement
from assessor.engine.learning_path import everything, within_hours
from assessor.engine.levels import NOT_APPLICABLE, NOT_SURE
from assessor.engine.steps import Skills
from assessor.engine.ways import Wishes, skills_to_ask, unknown_as_zero, unlocks
from tests.engine.strategies import SKILLS, answers, known_answers, profiles, skills

HOURS = {(skill, level): 10 for skill in SKILLS for level in range(1, 6)}
cases = st.tuples(profiles(), answers | known_answers, skills())


def path(*asked: Requirement, needs=None, hours=None, first=(), excluded="", **given_answers):
    wishes = Wishes(frozenset(excluded), first)
    catalogue = Skills(HOURS if hours is None else hours, needs or {})
    return everything(Profile(asked), dict.fromkeys(SKILLS, 0) | given_answers, catalogue, wishes)


def steps_of(found):
    return " ".join(f"{step.skill}{step.level}" for step in found.steps)


@given(cases, st.sets(st.sampled_from(SKILLS)))
def test_a_skill_left_out_gets_no_step_and_neither_does_what_needs_it(case, excluded):
    wishes = Wishes(frozenset(excluded))
    for found in (everything(*case, wishes), within_hours(*case, 50, wishes)):
        assert excluded.isdisjoint(step.skill for step in found.steps)
        now = dict(case[1])
        for step in found.steps:
            needs = case[2].needs.get((step.skill, step.level), ())
            assert all(now[other] >= at for other, at in needs if isinstance(now.get(other), int))
            now[step.skill] = step.level


def test_an_alternative_takes_the_place_of_a_skill_left_out():
    asked = Requirement("a", 2, 1, alternatives=("b",))
    assert steps_of(path(asked)) == "a1 a2"
    assert steps_of(path(asked, excluded="a")) == "b1 b2"
    assert steps_of(path(asked, excluded="ab")) == ""


def test_a_gap_whose_prerequisite_is_left_out_stays_open():
    needs = {("a", 2): (("c", 1),)}
    assert steps_of(path(Requirement("a", 2, 1), Requirement("b", 1, 1), needs=needs, excluded="c")) == "b1"


def test_steps_wished_first_come_first_as_listed_with_what_they_need():
    asked = (Requirement("a", 1, 5, essential=True), Requirement("b", 2, 1), Requirement("d", 1, 1))
    found = path(*asked, needs={("b", 2): (("c", 1),)}, first=(("d", 1), ("b", 2)))
    assert steps_of(found) == "d1 b1 c1 b2 a1"
    assert found.not_first == ()


def test_a_wish_for_what_is_held_or_not_needed_is_told():
    assert path(Requirement("a", 2, 1), a=1, first=(("a", 1), ("b", 1))).not_first == (("a", 1), ("b", 1))


def test_what_the_catalogue_has_no_hours_for_is_told_and_the_rest_is_planned():
    hours = {step: 10 for step in HOURS if step[0] != "c"}
    asked = (Requirement("a", 1, 1), Requirement("b", 1, 1))
    found = path(*asked, needs={("a", 1): (("c", 2),)}, hours=hours)
    assert steps_of(found) == "b1"
    assert found.outside == ("c",)


@given(cases)
def test_what_is_not_rated_can_count_as_0(case):
    profile, given_answers, catalogue = case
    counted = unknown_as_zero(profile, given_answers, catalogue)
    for skill in skills_to_ask(profile, catalogue):
        known = given_answers.get(skill, NOT_SURE)
        assert counted[skill] == (0 if known == NOT_SURE else known)
    assert {skill: counted[skill] for skill in given_answers if given_answers[skill] != NOT_SURE} == {
        skill: answer for skill, answer in given_answers.items() if answer != NOT_SURE
    }
    unknown = [r for r in profile.requirements if all(given_answers.get(s) == NOT_APPLICABLE for s in r.members)]
    if not unknown:
        assert everything(profile, counted, catalogue).find_out == tuple(
            skill
            for skill in everything(profile, counted, catalogue).find_out
            if given_answers.get(skill) == NOT_APPLICABLE
        )


def test_a_step_unlocks_what_directly_needs_it():
    catalogue = Skills(HOURS, {("b", 1): (("a", 1),), ("c", 1): (("a", 2),)})
    steps = [("a", 1), ("a", 2), ("b", 1), ("c", 1)]
    assert unlocks(steps, catalogue) == {
        ("a", 1): (("a", 2), ("b", 1)),
        ("a", 2): (("c", 1),),
        ("b", 1): (),
        ("c", 1): (),
    }
