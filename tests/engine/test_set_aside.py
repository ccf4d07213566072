"""Not applicable: it leaves the sums, is shown, and buys nobody readiness."""

from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.gap import Profile, Requirement, Status, assess
from assessor.engine.levels import NOT_APPLICABLE
from assessor.engine.match import Verdict
from tests.engine.strategies import answers, profiles


def test_what_is_set_aside_leaves_the_sums():
    asked = (Requirement("a", 5, 4), Requirement("b", 5, 1))
    report = assess(Profile(asked), {"a": 4, "b": NOT_APPLICABLE})
    assert (report.match.low, report.match.possible, report.match.set_aside) == (80, 240, 20)
    assert [one.status for one in report.requirements] == [Status.GAP, Status.SET_ASIDE]


def test_an_essential_that_is_not_applicable_counts_as_unknown():
    report = assess(Profile((Requirement("a", 4, 1, essential=True),)), {"a": NOT_APPLICABLE})
    (one,) = report.requirements
    assert (one.status, one.low, one.high, one.answer) == (Status.UNKNOWN, 0, 4, NOT_APPLICABLE)
    assert (report.match.set_aside, report.match.assessed) == (0, 0)
    assert (report.verdict, report.deciding) == (Verdict.UNDECIDED, ("a",))


def test_with_nothing_left_there_is_no_match_and_no_verdict():
    report = assess(Profile((Requirement("a", 4, 1), Requirement("b", 1, 2))), dict.fromkeys("ab", NOT_APPLICABLE))
    assert (report.match.low, report.match.high, report.match.set_aside) == (None, None, 100)
    assert (report.verdict, report.deciding) == (Verdict.UNDECIDED, ("b", "a"))


@given(profiles(min_size=1), answers, st.data())
def test_striking_a_requirement_out_never_makes_it_count(profile, given_answers, data):
    struck = data.draw(st.sampled_from(profile.requirements))
    report = assess(profile, {**given_answers, **dict.fromkeys(struck.members, NOT_APPLICABLE)})
    status = next(one.status for one in report.requirements if one.requirement == struck)
    assert status == (Status.UNKNOWN if struck.essential else Status.SET_ASIDE)


@given(profiles(), answers)
def test_setting_aside_gives_the_match_of_the_profile_without_it(profile, given_answers):
    report = assess(profile, given_answers)
    left = tuple(one.requirement for one in report.requirements if one.status != Status.SET_ASIDE)
    without = assess(Profile(left, profile.ready_at), given_answers).match
    assert (report.match.low, report.match.high) == (without.low, without.high)
