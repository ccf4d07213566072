"""The nodes of the map: a skill is one of them, unless skills wait for each other in turn."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.map_runs import runs_of
from tests.engine.plans import plan, plans, told


def runs(text: str, **needs: str) -> str:
    found = runs_of(*plan(text, **needs))
    return " | ".join(" ".join(f"{skill}{level}" for skill, level in run) for run in found)


@given(plans())
def test_every_step_stands_in_one_run_of_its_skill_level_after_level(made):
    steps, skills = made
    found = runs_of(steps, skills)
    assert sorted(step for run in found for step in run) == sorted(steps)
    assert all(
        skill == other and level + 1 == next_one for run in found for (skill, level), (other, next_one) in pairwise(run)
    )


@given(plans())
def test_a_run_comes_after_all_that_its_steps_need(made):
    steps, skills = made
    found = runs_of(steps, skills)
    place = {step: n for n, run in enumerate(found) for step in run}
    assert all(place[need] < place[step] for need, step in told(steps, skills))
    assert all(place[skill, level] <= place[skill, level + 1] for skill, level in steps if (skill, level + 1) in place)


@given(plans())
def test_a_skill_is_one_run_where_no_skills_wait_for_each_other(made):
    steps, skills = made
    found = runs_of(steps, skills)
    before = {skill: {need[0] for need, step in told(steps, skills) if step[0] == skill} for skill, _ in steps}
    while free := [skill for skill, waits in before.items() if not waits]:
        before = {skill: waits - set(free) for skill, waits in before.items() if skill not in free}
    split = {skill for skill, _ in steps if sum(run[0][0] == skill for run in found) > 1}
    assert split <= set(before)  # what is left waits for a circle or is in one


@given(plans(), st.randoms(use_true_random=False))
def test_the_order_within_the_skills_is_irrelevant(made, random):
    steps, skills = made
    by_level = sorted(steps, key=lambda step: ([skill for skill, _ in steps].index(step[0]), step[1]))
    assert runs_of(by_level, skills) == runs_of(steps, skills)


def test_skills_without_needs_stand_in_the_order_of_the_plan():
    assert runs("b1 a1 b2 a2") == "b1 b2 | a1 a2"


def test_a_skill_comes_whole_before_one_that_needs_its_first_level_only():
    assert runs("a1 b1 a2", b1="a1") == "a1 a2 | b1"
    assert runs("a1 b1 b2 a2", a2="b1") == "b1 b2 | a1 a2"


def test_skills_that_wait_for_each_other_in_turn_are_split_where_they_must():
    assert runs("a1 b1 a2 b2", b1="a1", a2="b1") == "a1 | b1 b2 | a2"
    assert runs("a1 a2 b1 a3 b2", b1="a1", a3="b1", b2="a2") == "a1 a2 | b1 b2 | a3"


def test_a_skill_that_only_waits_for_such_a_circle_stays_whole():
    assert runs("c1 a1 b1 a2 b2 c2", b1="a1", a2="b1", c2="a2") == "a1 | b1 b2 | a2 | c1 c2"


def test_three_skills_in_a_circle():
    assert runs("a1 b1 c1 a2", b1="a1", c1="b1", a2="c1") == "a1 | b1 | c1 | a2"


@given(plans(), st.sets(st.integers(0, 19)))
def test_levels_may_be_missing_anywhere(made, gone):
    steps, skills = made
    steps = [step for number, step in enumerate(steps) if number not in gone]
    found = runs_of(steps, skills)
    assert sorted(step for run in found for step in run) == sorted(steps)
    place = {step: n for n, run in enumerate(found) for step in run}
    assert all(place[need] < place[step] for need, step in told(steps, skills))


def test_a_level_missing_in_between_begins_a_new_run():
    assert runs("a1 a2 a4 b1") == "b1 | a1 a2 | a4"
    assert runs("a1 a3") == "a1 | a3"


def test_no_steps_are_no_runs():
    assert runs("") == ""
