"""What an undecided verdict hangs on."""

from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.gap import Profile, Requirement, assess
from assessor.engine.levels import NOT_APPLICABLE
from assessor.engine.match import Verdict
from tests.engine.strategies import answers_without_not_applicable, profiles


def deciding(*requirements: Requirement, ready_at: int = 85, **given_answers) -> str:
    return "".join(assess(Profile(requirements, ready_at), given_answers).deciding)


def test_only_the_essential_decides_when_the_match_suffices():
    assert (
        deciding(Requirement("a", 1, 1, True), Requirement("b", 1, 5), Requirement("c", 1, 1), ready_at=50, b=1) == "a"
    )


def test_the_widest_unknowns_come_first_and_no_more_than_needed():
    asked = [Requirement(skill, 2, weight) for skill, weight in zip("abcd", (1, 3, 2, 4), strict=True)]
    assert deciding(*asked, ready_at=40) == "d"
    assert deciding(*asked, ready_at=41) == "db"
    assert deciding(*asked, ready_at=100) == "dbca"


def test_a_partly_known_alternative_is_as_wide_as_what_is_open():
    partly = Requirement("a", 5, 5, alternatives=("x",))
    assert deciding(partly, Requirement("b", 1, 2), ready_at=90, a=4) == "ba"


def test_equally_wide_unknowns_come_by_slug():
    assert deciding(*(Requirement(skill, 3, 2) for skill in "cab"), ready_at=60) == "ab"


def test_unknown_essentials_count_towards_what_can_be_reached():
    asked = (Requirement("a", 1, 1), Requirement("b", 1, 4, True), Requirement("c", 1, 5))
    assert deciding(*asked, ready_at=90, c=1) == "b"
    assert deciding(*asked, ready_at=91, c=1) == "ba"


def test_what_is_set_aside_decides_when_it_withholds_ready():
    asked = (Requirement("a", 1, 2), Requirement("b", 1, 1), Requirement("c", 1, 1))
    assert deciding(*asked, a=1, b=NOT_APPLICABLE, c=NOT_APPLICABLE) == "bc"
    assert deciding(*asked, a=NOT_APPLICABLE, b=1, c=NOT_APPLICABLE) == "ac"


def test_a_little_set_aside_decides_nothing():
    asked = (Requirement("a", 1, 4), Requirement("b", 1, 1))
    assert deciding(*asked, b=NOT_APPLICABLE) == "a"


def test_set_aside_comes_after_the_unknown():
    asked = (Requirement("a", 1, 5), Requirement("b", 1, 2), Requirement("c", 1, 1, True))
    assert deciding(*asked, a=NOT_APPLICABLE) == "cba"


@given(profiles(min_size=1), answers_without_not_applicable, st.data())
def test_meeting_all_that_decides_makes_ready(profile, given_answers, data):
    report = assess(profile, given_answers)
    if report.verdict == Verdict.UNDECIDED:
        members = {r.skill: r.members for r in profile.requirements}
        met = {skill: 5 for name in report.deciding for skill in members[name]}
        assert assess(profile, {**given_answers, **met}).verdict == Verdict.READY
