"""The levels somebody sets out with: what they said, else what the role they hold asks for, else nothing."""

from hypothesis import given

from assessor.engine.gap import Profile, Requirement, Status, assess
from assessor.engine.starting_levels import starting_levels
from tests.engine.strategies import answers, profiles

CODER = Profile((Requirement("python", 3, 1, alternatives=("java",)), Requirement("sql", 2, 1)))


def test_without_answers_they_are_what_the_role_asks_for_the_first_of_alternatives():
    assert starting_levels(CODER) == ({"python": 3, "sql": 2}, {"python", "sql"})


def test_known_levels_stand_even_below_what_the_role_asks_for():
    assert starting_levels(CODER, {"python": 1, "sql": 0, "cobol": 4}) == ({"python": 1, "sql": 0, "cobol": 4}, set())


def test_what_is_not_known_counts_as_what_the_role_asks_for():
    assert starting_levels(CODER, {"python": 1, "sql": "not-sure"}) == ({"python": 1, "sql": 2}, {"sql"})


def test_an_alternative_that_is_known_to_do_leaves_the_others_alone():
    assert starting_levels(CODER, {"java": 3}) == ({"java": 3, "sql": 2}, {"sql"})
    assert starting_levels(CODER, {"java": 2}).levels == {"java": 2, "python": 3, "sql": 2}


def test_of_alternatives_the_first_that_applies_counts():
    levels, taken_over = starting_levels(CODER, {"python": "not-applicable"})
    assert levels == {"python": "not-applicable", "java": 3, "sql": 2}
    assert taken_over == {"java", "sql"}


def test_a_skill_asked_for_twice_counts_at_the_higher_level():
    twice = Profile((Requirement("a", 2, 1), Requirement("a", 4, 1, alternatives=("b",)), Requirement("a", 1, 1)))
    assert starting_levels(twice).levels == {"a": 4}


@given(profiles())
def test_without_answers_nothing_is_missing_for_the_role_itself(profile):
    levels = starting_levels(profile).levels
    assert {one.status for one in assess(profile, levels).requirements} <= {Status.MET}


@given(profiles(), answers)
def test_what_was_said_is_never_changed(profile, said):
    levels, taken_over = starting_levels(profile, said)
    kept = {skill: one for skill, one in said.items() if one != "not-sure"}
    assert {skill: one for skill, one in levels.items() if skill not in taken_over} == kept
    assert taken_over.isdisjoint(kept)
