"""Whose answers count: the latest submitted assessment of each person with an account, where it aims at the role."""

from unittest.mock import patch

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from assessor.accounts.erasure import erase
from assessor.accounts.models import Trial
from assessor.assessments.models import SelfAssessment
from assessor.engine.compiled import BITS
from assessor.engine.levels import NOT_APPLICABLE, NOT_SURE
from assessor.impact.people import SAID, aiming_at, said_by_all, table_of
from roles.models import Skill
from tests import assessed, factories
from tests.impact.aiming import aiming, rate

pytestmark = pytest.mark.django_db


def skills(*slugs):
    return dict(Skill.objects.filter(slug__in=slugs).values_list("pk", "slug"))


def said(role, *slugs):
    """What everybody says of these skills, in no order of people."""
    table = said_by_all(role.pk, skills(*slugs))
    order = [table.skills.index(slug) for slug in slugs]
    return sorted(tuple(row[place] for place in order) for row in table.bits.tolist())


def test_each_answer_arrives_as_it_was_given(role):
    aiming(1, role, {"python": 4, "sql": NOT_SURE})
    aiming(1, role, {"python": NOT_APPLICABLE, "sql": 0})
    expected = [(BITS[4], BITS[NOT_SURE]), (BITS[NOT_APPLICABLE], BITS[0])]
    assert said(role, "python", "sql") == sorted(expected)


def test_people_who_answered_nothing_of_it_count_too(role):
    aiming(2, role, {"sets": 3})
    assert said(role, "python", "sql") == [(BITS[None], BITS[None])] * 2


def test_answers_to_what_neither_version_asks_for_are_not_read(role):
    aiming(1, role, {"python": 2, "sets": 3})
    assert said(role, "python") == [(BITS[2],)]


def test_only_the_latest_assessment_counts(role):
    people = aiming(1, role, {"python": 1}, days_ago=9)
    rate(people, role, {"python": 4}, days_ago=1)
    assert said(role, "python") == [(BITS[4],)]


def test_who_aims_elsewhere_by_now_does_not_count(role):
    people = aiming(2, role, {"python": 3}, days_ago=9)
    rate(people[:1], factories.published_role(slug="baker"), {}, days_ago=1)
    assert list(aiming_at(role.pk).values_list("owner", flat=True)) == [people[1].pk]


def test_who_aims_at_it_again_counts_once(role):
    people = aiming(1, factories.published_role(slug="baker"), {}, days_ago=9)
    rate(people, role, {"python": 3}, days_ago=1)
    assert said(role, "python") == [(BITS[3],)]


def test_of_two_of_one_moment_one_counts(role):
    with patch("django.utils.timezone.now", return_value=timezone.now()):
        people = aiming(1, role, {"python": 3})
        rate(people, role, {"python": 3})
    assert said(role, "python") == [(BITS[3],)]


def test_what_is_not_submitted_does_not_count(role, learner):
    assessed.draft(learner, role, {"python": 3})
    assert said(role, "python") == []


def test_a_newer_draft_leaves_the_submitted_one_counting(role):
    (person,) = aiming(1, role, {"python": 3})
    assessed.draft(person, factories.published_role(slug="baker"), {"python": 5})
    assert said(role, "python") == [(BITS[3],)]


def test_visitors_on_trial_do_not_count(role):
    trial = Trial.objects.create()
    SelfAssessment.objects.start(trial, target_role_id=role.pk).submit()
    assert said(role, "python") == []


def test_who_erased_everything_does_not_count(role):
    people = aiming(2, role, lambda place: {"python": place})
    erase(people[0])
    assert said(role, "python") == [(BITS[1],)]


@given(st.lists(st.dictionaries(st.sampled_from([3, 7, 12]), st.sampled_from(SAID)), max_size=5))
def test_lines_of_numbers_are_read_back_as_what_was_said(people):
    lines = [" ".join(str(skill * len(SAID) + SAID.index(one)) for skill, one in each.items()) for each in people]
    table = table_of([line or None for line in lines], {12: "c", 3: "a", 7: "b"})
    assert table.skills == ("a", "b", "c")
    assert table.bits.tolist() == [[BITS[each.get(skill)] for skill in (3, 7, 12)] for each in people]
