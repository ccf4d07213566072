"""Beside several mentors a skill stands where the one who is farthest from the learner puts it."""

from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.agreement import RatedSkill, agreement, differences_first
from assessor.engine.several_mentors import farthest
from tests.engine.strategies import answers


def test_the_farthest_level_decides():
    assert farthest([{"sql": 3}, {"sql": 5}, {"sql": 2}], {"sql": 2}) == {"sql": 5}


def test_of_two_as_far_the_lower_one_does():
    assert farthest([{"sql": 4}, {"sql": 2}], {"sql": 3}) == {"sql": 2}


def test_without_a_level_of_ones_own_it_is_the_lowest():
    assert farthest([{"sql": 4, "talking": 1}, {"sql": 2}], {"sql": "not-sure"}) == {"sql": 2, "talking": 1}


def test_who_cannot_judge_says_nothing():
    assert farthest([{"sql": "cannot-judge"}, {"python": 0}], {"sql": 3}) == {"python": 0}


@given(st.lists(answers, max_size=4), answers)
def test_every_level_is_one_that_a_mentor_gave(mentors, learner):
    for skill, level in farthest(mentors, learner).items():
        assert level in {one.get(skill) for one in mentors}


@given(st.lists(answers, max_size=4), answers)
def test_who_comes_first_makes_no_difference(mentors, learner):
    assert farthest(mentors, learner) == farthest(mentors[::-1], learner)


@given(answers, answers)
def test_one_mentor_is_shown_in_the_order_of_one(mentor, learner):
    skills = [RatedSkill(skill) for skill in sorted({*mentor, *learner})]
    combined = farthest([mentor], learner)
    assert agreement(combined, learner) == agreement(mentor, learner)
    assert differences_first(skills, combined, learner) == differences_first(skills, mentor, learner)
