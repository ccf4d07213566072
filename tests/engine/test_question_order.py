"""Which questions need not be asked any more: what is left open of them cannot change the match."""

from hypothesis import given

from assessor.engine.gap import Profile, Requirement, assess
from assessor.engine.question_order import enough_for_all, settled_skills, widening_skills
from tests.engine.strategies import answers, profiles

EITHER = Requirement("python", 3, 2, essential=True, alternatives=("r", "java"))
SQL = Requirement("sql", 2, 1)
ROLE = Profile((EITHER, SQL))


def test_an_alternative_that_reaches_the_level_settles_the_others():
    assert settled_skills(ROLE, {"python": 3}) == {"r", "java"}
    assert settled_skills(ROLE, {"java": 5, "r": 1}) == {"python"}


def test_one_that_does_not_reach_it_settles_nothing():
    assert settled_skills(ROLE, {"python": 2}) == set()
    assert settled_skills(ROLE, {"python": "not-sure", "r": "not-applicable"}) == set()


def test_a_skill_that_another_requirement_asks_for_stays_open():
    role = Profile((EITHER, Requirement("r", 1, 1)))
    assert settled_skills(role, {"python": 3}) == {"java"}


def test_what_is_open_and_not_settled_makes_the_range():
    assert widening_skills(ROLE, {"python": 3}) == {"sql"}
    assert widening_skills(ROLE, {"python": "not-sure"}) == {"r", "java", "sql"}


def test_enough_is_the_level_at_which_one_settles_all():
    assert enough_for_all(ROLE, ["python", "r", "java"]) == 3
    assert enough_for_all(Profile((EITHER, Requirement("r", 5, 1))), ["python", "r", "java"]) is None
    assert enough_for_all(ROLE, ["sql"]) is None


@given(profiles(), answers)
def test_no_answer_to_a_settled_skill_changes_the_match(profile, given_answers):
    before = assess(profile, given_answers).match
    settled = settled_skills(profile, given_answers)
    assert not settled & (widening_skills(profile, given_answers) | given_answers.keys())
    for answer in (0, 5, "not-sure", "not-applicable"):
        assert assess(profile, given_answers | dict.fromkeys(settled, answer)).match == before
