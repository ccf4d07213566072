"""The plan for limited hours is the best there is, says whether that is proven, and can be followed."""

from fractions import Fraction
from math import floor

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assessor.engine import program
from assessor.engine.gap import Profile, Requirement, assess
from assessor.engine.learning_path import everything, within_hours
from assessor.engine.steps import Skills
from assessor.engine.ways import Wishes
from tests.engine import path_reference, plan_reference
from tests.engine.plan_cases import drawn
from tests.engine.strategies import SKILLS, answers, known_answers, profiles, skills

TRIED = 14  # steps up to which every choice is tried
HOURS = {(skill, level): 10 for skill in SKILLS for level in range(1, 6)}
cases = st.tuples(profiles(), answers | known_answers, skills())


def steps_of(path):
    return [(step.skill, step.level) for step in path.steps]


@given(profiles(alternatives=False), answers | known_answers, skills(), st.data())
def test_up_to_14_steps_it_is_the_best_of_all_choices_with_the_earliest_steps(profile, given_answers, catalogue, data):
    whole = everything(profile, given_answers, catalogue)
    assume(len(whole.steps) <= TRIED)
    hours = data.draw(st.integers(0, whole.hours + 1))
    best = plan_reference.by_trying(profile, given_answers, catalogue, hours, steps_of(whole))
    found = within_hours(profile, given_answers, catalogue, hours)
    assert set(steps_of(found)) == best
    assert found.proof.proven


@given(cases, st.data())
def test_with_alternatives_nothing_is_better_either(case, data):
    possible = plan_reference.possible_steps(*case)
    assume(len(possible) <= TRIED)
    hours = data.draw(st.integers(0, path_reference.hours(possible, case[2])))
    best = plan_reference.by_trying(*case, hours, ranked=[])
    found = within_hours(*case, hours)
    assert plan_reference.values(*case[:2], set(steps_of(found)), case[2]) == plan_reference.values(
        *case[:2], best, case[2]
    )


@pytest.mark.parametrize("seed", range(200))
def test_on_random_catalogues_of_up_to_60_requirements_another_solver_finds_nothing_better(seed):
    profile, given_answers, catalogue = drawn(seed, size=(3, 6, 12, 20, 30, 40, 50, 60)[seed % 8])
    hours = everything(profile, given_answers, catalogue).hours * (10, 30, 50)[seed // 3 % 3] // 100
    found = within_hours(profile, given_answers, catalogue, hours)
    assert found.proof.proven
    if plan_reference.possible_steps(profile, given_answers, catalogue):
        best = plan_reference.GlpkPlan(profile, given_answers, catalogue, hours).best()
        assert gained(profile, given_answers, catalogue, found) == best


def gained(profile, given_answers, catalogue, path):
    """What is maximised, as whole numbers and beyond what is there without any step."""
    after = plan_reference.values(profile, given_answers, set(steps_of(path)), catalogue)
    before = plan_reference.values(profile, given_answers, set(), catalogue)
    met, essential, everything_, hours = (now - then for now, then in zip(after, before, strict=True))
    return [met, essential * 60, everything_ * 60, hours]


@given(cases, st.data())
def test_it_fits_the_hours_and_can_be_followed_in_order(case, data):
    _, given_answers, catalogue = case
    hours = data.draw(st.integers(0, everything(*case).hours + 10))
    found = within_hours(*case, hours)
    assert found.hours <= hours
    now = dict(given_answers)
    for skill, level in steps_of(found):
        assert now[skill] == level - 1
        for needed, at in catalogue.needs.get((skill, level), ()):
            assert not isinstance(now.get(needed), int) or now[needed] >= at
        now[skill] = level


@given(cases, st.data())
def test_what_is_told_after_each_step_is_what_a_report_would_say(case, data):
    profile, given_answers, _ = case
    now = dict(given_answers)
    for step in within_hours(*case, data.draw(st.integers(0, everything(*case).hours))).steps:
        now[step.skill] = step.level
        report = assess(profile, now)
        assert (step.match_after, step.verdict_after) == (report.match.low, report.verdict)
        assert step.because


@given(cases, st.data())
def test_the_bound_is_the_match_reached_when_proven(case, data):
    profile, given_answers, catalogue = case
    found = within_hours(*case, data.draw(st.integers(0, everything(*case).hours)))
    after = path_reference.after(given_answers, steps_of(found))
    assert found.proof.proven
    assert found.proof.bound == assess(profile, after).match.low
    assert found.proof.essentials == plan_reference.values(profile, given_answers, steps_of(found), catalogue)[0]


@given(cases)
def test_with_hours_for_everything_every_gap_is_closed_in_no_more_hours(case):
    whole = everything(*case)
    found = within_hours(*case, whole.hours)
    closed = path_reference.after(case[1], steps_of(whole))
    now = path_reference.after(case[1], steps_of(found))
    assert assess(case[0], now).match.low_points >= assess(case[0], closed).match.low_points


@given(cases, st.data())
def test_more_hours_are_never_worse(case, data):
    hours = data.draw(st.integers(0, everything(*case).hours))
    less, more = (within_hours(*case, n) for n in (hours, hours + data.draw(st.integers(0, 9))))
    values = [plan_reference.values(*case[:2], steps_of(path), case[2])[:3] for path in (less, more)]
    assert values[1] >= values[0]


@given(cases, st.data())
def test_it_is_never_worse_than_choosing_greedily(case, data):
    profile, given_answers, catalogue = case
    hours = data.draw(st.integers(0, everything(*case).hours))
    greedy = plan_reference.greedily(profile, given_answers, catalogue, hours)
    best = set(steps_of(within_hours(*case, hours)))
    assert plan_reference.values(profile, given_answers, best, catalogue) >= plan_reference.values(
        profile, given_answers, greedy, catalogue
    )


@given(cases, st.randoms(use_true_random=False), st.data())
def test_the_same_input_in_any_order_gives_the_same_plan(case, random, data):
    profile, given_answers, catalogue = case
    hours = data.draw(st.integers(0, everything(*case).hours))
    requirements, shuffled = list(profile.requirements), list(given_answers.items())
    random.shuffle(requirements)
    random.shuffle(shuffled)
    again = within_hours(Profile(tuple(requirements), profile.ready_at), dict(shuffled), catalogue, hours)
    assert again == within_hours(*case, hours)


def test_an_essential_goes_before_more_points():
    asked = (Requirement("a", 1, 1, essential=True), Requirement("b", 1, 5))
    path = within_hours(Profile(asked), {"a": 0, "b": 0}, Skills(HOURS), 10)
    assert steps_of(path) == [("a", 1)]


def test_an_essential_that_can_be_met_goes_before_a_heavier_one_that_cannot():
    asked = (Requirement("a", 2, 5, essential=True), Requirement("b", 1, 1, essential=True))
    path = within_hours(Profile(asked), {"a": 0, "b": 0}, Skills(HOURS), 10)
    assert steps_of(path) == [("b", 1)]


def test_without_hours_there_is_a_plan_without_steps():
    path = within_hours(Profile((Requirement("a", 1, 1),)), {"a": 0}, Skills(HOURS), 0)
    assert (path.steps, path.hours, path.proof.proven, path.proof.bound) == ((), 0, True, 0)


def test_when_the_search_ends_early_it_says_so_and_tells_the_distance(monkeypatch):
    """No limit on nodes makes a whole search end early on purpose: what HiGHS reports then is put in its place."""
    monkeypatch.setattr(program, "floor", lambda bound: floor(bound) + 120)
    profile, given_answers, catalogue = drawn(4, 20)
    profile = Profile(tuple(Requirement(r.skill, r.level, r.weight) for r in profile.requirements))
    path = within_hours(profile, given_answers, catalogue, everything(profile, given_answers, catalogue).hours // 3)
    reached = path.steps[-1].match_after
    possible = 60 * sum(one.weight for one in profile.requirements)
    assert not path.proof.proven
    assert path.proof.unproven == "match"
    assert path.proof.bound - reached == pytest.approx(float(Fraction(120, possible) * 100), abs=0.02)


def test_a_wish_for_a_first_step_is_kept_with_what_it_needs():
    catalogue = Skills(HOURS, {("b", 1): (("c", 1),)})
    asked = (Requirement("a", 2, 5), Requirement("b", 1, 1))
    path = within_hours(Profile(asked), dict.fromkeys("abc", 0), catalogue, 30, Wishes(first=(("b", 1),)))
    assert steps_of(path) == [("c", 1), ("b", 1), ("a", 1)]
    assert path.not_first == ()


def test_a_wish_that_does_not_fit_or_that_nothing_needs_is_told():
    catalogue = Skills(HOURS, {("b", 1): (("c", 1),)})
    asked = (Requirement("a", 2, 5), Requirement("b", 1, 1))
    wishes = Wishes(first=(("b", 1), ("d", 1)))
    path = within_hours(Profile(asked), dict.fromkeys("abcd", 0), catalogue, 10, wishes)
    assert steps_of(path) == [("a", 1)]
    assert path.not_first == (("b", 1), ("d", 1))
