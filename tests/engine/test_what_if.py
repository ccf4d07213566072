"""What if: before and after are what `assess` says, and roles open and close as the report's own list of them does."""

from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.careers import Career, within_reach
from assessor.engine.gap import Profile, Requirement, Status, assess
from assessor.engine.matching import closeness, compile_profiles, match_all
from assessor.engine.what_if import StatusChange, what_if
from tests.engine.strategies import SKILLS, answers, catalogues, levels, profiles

changes = st.dictionaries(st.sampled_from(SKILLS), levels, max_size=4)


def careers_of(catalogue):
    return {role: Career(1 + place % 3) for place, role in enumerate(sorted(catalogue))}


def found(profile, catalogue, given_answers, changed):
    return what_if(profile, compile_profiles(catalogue), careers_of(catalogue), given_answers, changed)


def reached(catalogue, given_answers):
    compiled = compile_profiles(catalogue)
    matched, alike = match_all(compiled, given_answers), closeness(compiled, given_answers)
    return [one.role for one in within_reach(careers_of(catalogue), matched, alike)]


@given(profiles(), catalogues(), answers, changes)
def test_before_and_after_are_what_assess_says(profile, catalogue, given_answers, changed):
    result = found(profile, catalogue, given_answers, changed)
    assert result.before == assess(profile, given_answers)
    assert result.after == assess(profile, given_answers | changed)


@given(profiles(), catalogues(), answers, changes)
def test_roles_open_and_close_as_the_lists_of_both_reports_differ(profile, catalogue, given_answers, changed):
    result = found(profile, catalogue, given_answers, changed)
    before, after = reached(catalogue, given_answers), reached(catalogue, given_answers | changed)
    assert list(result.opens) == [role for role in after if role not in before]
    assert list(result.closes) == [role for role in before if role not in after]


@given(profiles(), catalogues(), answers, changes)
def test_there_and_back_again_changes_nothing(profile, catalogue, given_answers, changed):
    there = found(profile, catalogue, given_answers, changed)
    back = {skill: given_answers[skill] for skill in changed if skill in given_answers}
    if all(isinstance(level, int) for level in back.values()) and len(back) == len(changed):
        again = found(profile, catalogue, given_answers | changed, back)
        assert again.after == there.before
        assert (again.opens, again.closes) == (there.closes, there.opens)


@given(profiles(), catalogues(), answers)
def test_without_a_change_nothing_changes(profile, catalogue, given_answers):
    result = found(profile, catalogue, given_answers, {})
    assert (result.changes, result.opens, result.closes) == ((), (), ())
    assert result.before == result.after


@given(profiles(), answers, changes)
def test_the_changes_are_all_that_changed(profile, given_answers, changed):
    result = found(profile, {}, given_answers, changed)
    before, after = (
        {one.requirement.skill: one.status for one in report.requirements} for report in (result.before, result.after)
    )
    assert {one.requirement.skill: (one.before, one.after) for one in result.changes} == {
        skill: (status, after[skill]) for skill, status in before.items() if status != after[skill]
    }


def test_a_raised_level_closes_a_gap_and_opens_a_role():
    one = Requirement("a", 3, 2)
    result = found(Profile((one,)), {"baker": Profile((Requirement("a", 4, 1),))}, {"a": 1}, {"a": 4})
    assert result.changes == (StatusChange(one, Status.GAP, Status.MET),)
    assert (result.opens, result.closes) == (("baker",), ())


def test_a_role_of_which_little_is_known_does_not_open():
    """It would be ready from 1 per cent, but less than half of its weight is assessed."""
    barely = {"baker": Profile((Requirement("a", 1, 1), Requirement("b", 1, 5)), ready_at=1)}
    assert found(Profile(()), barely, {}, {"a": 1}).opens == ()
