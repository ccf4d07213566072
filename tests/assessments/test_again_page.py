"""Ratings older than a year are offered for confirmation before anything else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import assessed
from tests.assessments.pages import chosen, send
from tests.reading import heading, links, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(learner, role):
    """Python and SQL were rated two years ago, Talking today."""
    draft = assessed.draft(learner, role, {"python": 3, "sql": 1, "talking": 2})
    draft.answers.filter(skill__slug__in=["python", "sql"]).update(confirmed_at=timezone.now() - timedelta(days=730))
    return draft


@pytest.fixture
def again(draft):
    return f"/assessments/{draft.pk}/again/"


def test_the_overview_leads_there_first(as_learner, draft, again):
    page = as_learner.get(f"/assessments/{draft.pk}/")
    assert "Some of your ratings are more than a year old" in words(page)
    assert again in links(page)


def test_it_shows_the_old_answers_with_their_day_and_nothing_else(as_learner, draft, again):
    page = as_learner.get(again)
    assert heading(page) == "Still true?"
    assert chosen(page) == {"python": "3", "sql": "1"}
    day = draft.answers.get(skill__slug="python").confirmed_at
    assert f"Last confirmed on {day.day} {day:%B %Y}" in words(page)


def test_going_on_confirms_what_is_left_and_changes_the_rest(as_learner, draft, again):
    answer = send(as_learner, again, {"python": "3", "sql": "2"})
    assert answer.url == f"/assessments/{draft.pk}/groups/coding/"
    assert draft.answers_by_skill() == {"python": 3, "sql": 2, "talking": 2}
    assert all(timezone.now() - one.confirmed_at < timedelta(minutes=1) for one in draft.answers.all())


def test_with_nothing_old_it_leads_on(as_learner, draft, again):
    send(as_learner, again, {"python": "3", "sql": "1"})
    assert as_learner.get(again).url == f"/assessments/{draft.pk}/groups/coding/"


def test_saving_another_page_does_not_confirm_what_was_not_looked_at(as_learner, draft):
    first = f"/assessments/{draft.pk}/first/"
    send(as_learner, first, chosen(as_learner.get(first)) | {"talking": "4"})
    assert draft.answers.get(skill__slug="python").confirmed_at < timezone.now() - timedelta(days=700)


def test_how_old_is_too_old_is_a_setting(as_learner, draft, again, settings):
    settings.RATINGS_STALE_AFTER_DAYS = 1000
    assert again not in links(as_learner.get(f"/assessments/{draft.pk}/"))
