"""Suggested mentors: those who say they can help with a learner's gaps, the most missing points first."""

from dataclasses import fields
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.gap import Profile, Requirement
from assessor.engine.levels import NOT_APPLICABLE, NOT_SURE
from assessor.engine.mentors import Gap, Mentor, SuggestedMentor, known_gaps, suggested_mentors
from tests.engine import reference
from tests.engine.strategies import NAMES, SKILLS, answers, profiles

taught = st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 5), max_size=4)
mentors = st.lists(
    st.builds(Mentor, st.sampled_from("klmnop"), st.sampled_from(NAMES), taught, st.integers(0, 2)),
    unique_by=lambda one: one.key,
)


def gain(requirement, given_answers, teaches):
    """The share of weight that the learner would gain by one requirement, judged anew after the lessons."""
    if reference.status(requirement, given_answers) != "gap":
        return Fraction(0)
    lessons = {
        skill: max(level, given_answers[skill])
        for skill, level in teaches.items()
        if isinstance(given_answers.get(skill), int)
    }
    before, after = (reference.interval(requirement, said)[0] for said in (given_answers, given_answers | lessons))
    return reference.share(requirement, after) - reference.share(requirement, before)


def gains(profile, given_answers, teaches):
    """(on essentials, on all): the shares of weight that a mentor could help with."""
    found = [(r.essential, gain(r, given_answers, teaches)) for r in profile.requirements]
    return sum(one for essential, one in found if essential), sum(one for _, one in found)


def suggested(profile, given_answers, offered):
    return suggested_mentors(known_gaps(profile, given_answers), offered)


@given(profiles(), answers)
def test_the_gaps_are_the_known_ones_in_gap_order(profile, given_answers):
    found = known_gaps(profile, given_answers)
    expected = [r for r in profile.requirements if reference.status(r, given_answers) == "gap"]
    missing = {r: Fraction(r.weight) - reference.share(r, reference.interval(r, given_answers)[0]) for r in expected}
    expected.sort(key=lambda r: (not r.essential, -missing[r], r.name.casefold(), r.skill))
    assert [one.requirement for one in found] == expected
    for one in found:
        assert one.level == reference.interval(one.requirement, given_answers)[0]
        assert set(one.skills) == {s for s in one.requirement.members if given_answers.get(s) != NOT_APPLICABLE}


@given(profiles(), answers, mentors)
def test_the_order_is_that_of_the_reference(profile, given_answers, offered):
    def key(one):
        essential, everything = gains(profile, given_answers, one.teaches)
        return -essential, -everything, one.mentees, one.name.casefold(), one.key

    expected = [one for one in offered if gains(profile, given_answers, one.teaches)[1] > 0]
    assert [one.mentor for one in suggested(profile, given_answers, offered)] == sorted(expected, key=key)


@given(profiles(), answers, mentors)
def test_the_points_are_those_that_the_lessons_bring(profile, given_answers, offered):
    for one in suggested(profile, given_answers, offered):
        essential, everything = gains(profile, given_answers, one.mentor.teaches)
        assert (one.essential_points, one.points) == (60 * essential, 60 * everything)


@given(profiles(), answers, mentors)
def test_each_help_says_which_skill_goes_how_far_in_gap_order(profile, given_answers, offered):
    gaps = known_gaps(profile, given_answers)
    for one in suggested(profile, given_answers, offered):
        gains_of = {gap.requirement.skill: gain(gap.requirement, given_answers, one.mentor.teaches) for gap in gaps}
        assert [help_.gap for help_ in one.helps] == [gap for gap in gaps if gains_of[gap.requirement.skill] > 0]
        for gap, skill, level, points in one.helps:
            assert skill in gap.skills
            assert level == min(one.mentor.teaches[skill], gap.requirement.level) > gap.level
            assert points == 60 * gains_of[gap.requirement.skill]


@given(profiles(), answers, mentors, st.randoms(use_true_random=False))
def test_the_order_of_the_input_is_irrelevant(profile, given_answers, offered, random):
    shuffled = random.sample(offered, len(offered))
    assert suggested(profile, given_answers, iter(shuffled)) == suggested(profile, given_answers, offered)


def test_nothing_is_asked_about_a_mentor_but_what_they_publish():
    """A level that a mentor gave themselves has no way in, so no order can tell it."""
    assert Mentor._fields == ("key", "name", "teaches", "mentees")
    assert [one.name for one in fields(SuggestedMentor)] == ["mentor", "helps"]


PYTHON = Requirement("python", 4, 5, essential=True, name="Python")
SQL = Requirement("sql", 3, 2, name="SQL")
BOTH = Profile((SQL, PYTHON))
ANSWERS = {"python": 2, "sql": 1}


def names(offered, profile=BOTH, given_answers=ANSWERS):
    return [one.mentor.name for one in suggested(profile, given_answers, offered)]


def test_an_example_by_hand():
    """Python at 2 of 4 earns 150 of 300 points, SQL at 1 of 3 earns 40 of 120: 150 and 80 are missing."""
    offered = [
        Mentor("1", "Ben", {"sql": 5}),  # all 80
        Mentor("2", "Ada", {"python": 3}),  # 75 of the 150, on an essential
        Mentor("3", "Cem", {"python": 3, "sql": 2}),  # 75 and 40
        Mentor("4", "Dee", {"python": 2, "sql": 1, "spanish": 5}),  # no more than the learner has
    ]
    found = suggested(BOTH, ANSWERS, offered)
    assert [(one.mentor.name, one.essential_points, one.points) for one in found] == [
        ("Cem", 75, 115),
        ("Ada", 75, 75),
        ("Ben", 0, 80),
    ]
    cem, ada, ben = ([(one.skill, one.level, one.points, one.closes) for one in each.helps] for each in found)
    assert cem == [("python", 3, 75, False), ("sql", 2, 40, False)]
    assert ada == [("python", 3, 75, False)]
    assert ben == [("sql", 3, 80, True)]


def test_more_than_the_role_asks_counts_no_more():
    assert names([Mentor("2", "Ada", {"python": 5}), Mentor("1", "Ben", {"python": 4})]) == ["Ada", "Ben"]
    assert names([Mentor("2", "Eve", {"python": 5}), Mentor("1", "Ben", {"python": 4})]) == ["Ben", "Eve"]


def test_a_level_below_the_learners_takes_no_points_away():
    gap = Gap(PYTHON, 2, ("python",))
    assert [gap.gained(level) for level in range(6)] == [0, 0, 0, 75, 150, 150]


def test_equals_come_by_fewest_mentees_then_name_then_key():
    offered = [
        Mentor("k", "ada", {"sql": 3}, mentees=2),
        Mentor("m", "Zoe", {"sql": 3}, mentees=1),
        Mentor("p", "BEN", {"sql": 3}, mentees=1),
        Mentor("n", "ben", {"sql": 3}, mentees=1),
    ]
    assert [one.mentor.key for one in suggested(Profile((SQL,)), ANSWERS, offered)] == ["n", "p", "m", "k"]


def test_who_has_no_number_of_mentees_has_none():
    assert Mentor("1", "Ada", {}) == Mentor("1", "Ada", {}, mentees=0)


def test_points_go_before_mentees():
    assert names([Mentor("1", "Idle", {"sql": 2}), Mentor("2", "Busy", {"sql": 3}, mentees=9)]) == ["Busy", "Idle"]


@pytest.mark.parametrize("answer", [NOT_SURE, None, NOT_APPLICABLE, 3, 5])
def test_what_is_unknown_met_or_set_aside_is_no_gap(answer):
    assert known_gaps(Profile((SQL,)), {"sql": answer}) == ()
    assert names([Mentor("1", "Ada", {"sql": 5})], Profile((SQL,)), {"sql": answer}) == []


def test_an_essential_that_is_called_not_applicable_is_open_and_no_gap():
    assert known_gaps(Profile((PYTHON,)), {"python": NOT_APPLICABLE}) == ()


EITHER = Requirement("python", 4, 5, alternatives=("java", "go"))


def either(given_answers, **teaches):
    found = suggested(Profile((EITHER,)), given_answers, [Mentor("1", "Ada", teaches)])
    return [(help_.skill, help_.level, help_.points) for one in found for help_ in one.helps]


def test_any_of_several_skills_helps_and_the_best_of_them_counts_once():
    low = {"python": 1, "java": 2, "go": 0}
    assert either(low, go=3) == [("go", 3, 75)]
    assert either(low, python=3, go=4) == [("go", 4, 150)]
    assert either(low, go=5, java=4) == [("java", 4, 150)]
    assert either(low, python=2, go=1) == []


def test_an_alternative_that_does_not_apply_to_the_learner_helps_nothing():
    assert either({"python": 1, "java": 2, "go": NOT_APPLICABLE}, go=5) == []
    assert either({"python": NOT_APPLICABLE, "java": 2, "go": NOT_APPLICABLE}, python=5, java=3) == [("java", 3, 75)]


def test_names_are_compared_whatever_their_case():
    offered = [Mentor("1", "straße", {"sql": 3}), Mentor("2", "STRASSE", {"sql": 3}), Mentor("3", "strass", {"sql": 3})]
    assert names(offered) == ["strass", "straße", "STRASSE"]


def test_without_gaps_or_mentors_nobody_is_suggested():
    assert suggested_mentors((), [Mentor("1", "Ada", {"sql": 5})]) == []
    assert suggested_mentors(known_gaps(Profile((SQL,)), ANSWERS), []) == []
