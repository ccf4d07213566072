"""The learning path: everything that is needed, nothing else, in an order that can be followed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.gap import Profile, Requirement, Status, assess
from assessor.engine.learning_path import Skills, everything
from tests.engine import path_reference
from tests.engine.strategies import SKILLS, answers, known_answers, profiles, skills

HOURS = {(skill, level): 10 * level for skill in SKILLS for level in range(1, 6)}
cases = st.tuples(profiles(), answers | known_answers, skills())


def steps_of(path):
    return [(step.skill, step.level) for step in path.steps]


def gaps_after(profile, given_answers, steps):
    now = path_reference.after(given_answers, steps)
    return [one for one in assess(profile, now).requirements if one.status == Status.GAP]


@given(cases)
def test_the_path_ends_with_every_known_gap_closed(case):
    profile, given_answers, catalogue = case
    steps = steps_of(everything(profile, given_answers, catalogue))
    assert gaps_after(profile, given_answers, steps) == []


@given(cases)
def test_every_step_comes_after_all_that_it_needs(case):
    profile, given_answers, catalogue = case
    now = dict(given_answers)
    for skill, level in steps_of(everything(profile, given_answers, catalogue)):
        assert now[skill] == level - 1
        for needed, at in catalogue.needs.get((skill, level), ()):
            held = now.get(needed)
            assert not isinstance(held, int) or held >= at
        now[skill] = level


@given(cases)
def test_no_step_comes_twice_or_for_a_level_already_held(case):
    profile, given_answers, catalogue = case
    steps = steps_of(everything(profile, given_answers, catalogue))
    assert len(steps) == len(set(steps))
    assert all(level > given_answers[skill] for skill, level in steps)


@given(cases)
def test_without_any_one_step_a_gap_stays_open(case):
    profile, given_answers, catalogue = case
    steps = steps_of(everything(profile, given_answers, catalogue))
    for dropped in steps:
        lost = {dropped}
        for skill, level in steps:  # what comes later may need what is lost
            if lost & {(skill, level - 1), *catalogue.needs.get((skill, level), ())}:
                lost.add((skill, level))
        assert gaps_after(profile, given_answers, [step for step in steps if step not in lost])


def test_a_requirement_that_others_come_to_close_costs_nothing_of_its_own():
    """The fewest hours alone would raise b for the second; the first and the third are raised anyway."""
    asked = (
        Requirement("a", 1, 1),
        Requirement("b", 1, 5, alternatives=("a",)),
        Requirement("c", 1, 4, alternatives=("b", "d")),
        Requirement("d", 1, 1),
    )
    hours = {("a", 1): 9, ("b", 1): 1, ("c", 1): 9, ("d", 1): 9}
    assert sorted(steps_of(everything(Profile(asked), dict.fromkeys("abcd", 0), Skills(hours)))) == [("a", 1), ("d", 1)]


def test_a_level_already_held_never_reopens_what_it_needs():
    catalogue = Skills(HOURS, {("a", 2): (("b", 5),), ("a", 4): (("c", 1),), ("c", 1): (("d", 1),)})
    path = everything(Profile((Requirement("a", 4, 1),)), {"a": 3, "b": 0, "c": 1, "d": 0}, catalogue)
    assert steps_of(path) == [("a", 4)]


def test_prerequisites_outside_the_role_are_steps_too():
    catalogue = Skills(HOURS, {("a", 1): (("b", 2),), ("b", 2): (("c", 1),)})
    path = everything(Profile((Requirement("a", 1, 1),)), {"a": 0, "b": 0, "c": 0}, catalogue)
    assert steps_of(path)[-2:] == [("b", 2), ("a", 1)]
    assert path.hours == 10 + 20 + 10 + 10
    assert {step.because for step in path.steps} == {("a",)}


def test_somebody_without_a_gap_has_no_steps():
    path = everything(Profile((Requirement("a", 2, 1),)), {"a": 2}, Skills(HOURS))
    assert (path.steps, path.find_out, path.hours) == ((), (), 0)


@given(cases)
def test_hours_add_up(case):
    path = everything(*case)
    assert [step.hours for step in path.steps] == [case[2].hours[step] for step in steps_of(path)]
    assert path.hours == sum(step.hours for step in path.steps)


@given(cases)
def test_every_step_tells_where_one_stands_after_it(case):
    profile, given_answers, catalogue = case
    now, before = dict(given_answers), 0
    for step in everything(profile, given_answers, catalogue).steps:
        now[step.skill] = step.level
        report = assess(profile, now)
        assert (step.match_after, step.verdict_after) == (report.match.low, report.verdict)
        assert step.match_after >= before
        before = step.match_after


@given(cases)
def test_every_step_says_which_gaps_it_serves_in_gap_order(case):
    profile, given_answers, catalogue = case
    gaps = [one for one in assess(profile, given_answers).requirements if one.status == Status.GAP]
    for step in everything(profile, given_answers, catalogue).steps:
        able = {
            gap.requirement.skill
            for gap in gaps
            for member in gap.requirement.members
            if (step.skill, step.level)
            in path_reference.missing((member, gap.requirement.level), given_answers, catalogue)
        }
        order = [gap.requirement.skill for gap in gaps if gap.requirement.skill in step.because]
        assert list(step.because) == order != []
        assert set(step.because) <= able
        if not any(gap.requirement.alternatives for gap in gaps):
            assert set(step.because) == able


@given(cases, st.randoms(use_true_random=False))
def test_the_same_input_in_any_order_gives_the_same_path(case, random):
    profile, given_answers, catalogue = case
    requirements, shuffled = list(profile.requirements), list(given_answers.items())
    random.shuffle(requirements)
    random.shuffle(shuffled)
    again = everything(Profile(tuple(requirements), profile.ready_at), dict(shuffled), catalogue)
    assert again == everything(*case)


@pytest.mark.parametrize("hours", [0, 1])
def test_a_step_without_hours_does_not_stop_the_path(hours):
    free = Skills(dict.fromkeys(HOURS, 0) | {("a", 2): hours})
    asked = (Requirement("a", 2, 1), Requirement("b", 3, 1, essential=True))
    assert len(everything(Profile(asked), {"a": 0, "b": 0}, free).steps) == 5
