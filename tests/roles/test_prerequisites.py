"""Prerequisites form no circle: the rule over plain values, and the model that refuses with the circle spelled out."""

from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from roles.models import Prerequisite
from roles.prerequisites import find_cycle, spell_cycle
from tests import factories

STEPS = st.tuples(st.sampled_from("abc"), st.integers(1, 3))
NEEDS = st.lists(st.tuples(STEPS, STEPS), max_size=8)


def direct_needs(needs, step):
    """What a step needs at once: what is said, and the level below."""
    below = {(step[0], step[1] - 1)} if step[1] > 1 else set()
    return {needed for one, needed in needs if one == step} | below


def has_cycle(needs):
    """The same question answered the long way: does any step reach itself?"""
    for start in [(skill, level) for skill in "abc" for level in (1, 2, 3)]:
        reached, fresh = set(), {start}
        while fresh:
            fresh = {after for step in fresh for after in direct_needs(needs, step)} - reached
            reached |= fresh
        if start in reached:
            return True
    return False


@given(NEEDS)
def test_a_circle_is_found_exactly_when_a_step_needs_itself_in_the_end(needs):
    assert bool(find_cycle(needs)) == has_cycle(needs)


@given(NEEDS)
def test_what_is_found_is_a_circle_of_true_needs(needs):
    cycle = find_cycle(needs)
    assert not cycle or cycle[0] == cycle[-1]
    for step, needed in pairwise(cycle):
        assert needed in direct_needs(needs, step)


@given(NEEDS, st.randoms(use_true_random=False))
def test_the_order_of_prerequisites_does_not_matter(needs, random):
    assert find_cycle(random.sample(needs, len(needs))) == find_cycle(needs)


@pytest.mark.parametrize(
    ("needs", "words"),
    [
        ([(("A", 2), ("B", 1)), (("B", 1), ("A", 2))], "A 2 needs B 1, which needs A 2"),
        ([(("A", 1), ("B", 2)), (("B", 2), ("A", 2))], "A 1 needs B 2, which needs A 2, which needs A 1"),
    ],
)
def test_a_circle_is_spelled_out(needs, words):
    assert spell_cycle(find_cycle(needs)) == words


def prerequisite(skill, level, needs, needs_level):
    return Prerequisite(skill=skill, level=level, needs=needs, needs_level=needs_level)


@pytest.fixture
def skills(db):
    return [factories.SkillFactory(name=name) for name in ("Python", "Statistics", "Testing")]


def test_a_prerequisite_that_closes_a_circle_is_refused_with_the_circle(skills):
    python, statistics, testing = skills
    prerequisite(python, 3, statistics, 2).save()
    prerequisite(statistics, 2, testing, 1).save()
    with pytest.raises(ValidationError) as refused:
        prerequisite(testing, 1, python, 3).full_clean()
    circle = "Python 3 needs Statistics 2, which needs Testing 1, which needs Python 3"
    assert refused.value.messages == [f"This closes a circle: {circle}."]


def test_a_lower_level_may_be_needed_by_what_a_higher_one_needs(skills):
    python, statistics, _ = skills
    prerequisite(python, 3, statistics, 2).save()
    prerequisite(statistics, 2, python, 2).full_clean()


def test_a_prerequisite_is_not_in_its_own_way_when_it_is_edited(skills):
    row = prerequisite(skills[0], 3, skills[1], 2)
    row.save()
    row.needs, row.skill = row.skill, row.needs
    row.full_clean()


def test_an_unfinished_form_is_left_to_the_fields(db):
    Prerequisite().clean()
