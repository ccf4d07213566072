"""Which answers the ranking is about: the draft's, else those submitted last; and whose."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessor.accounts.holders import IN_SESSION
from assessor.accounts.models import Trial
from assessor.assessments.models import Answer, SelfAssessment
from tests import assessed
from tests.reading import links, words
from tests.reports.ranking.page import ANSWERS, PAGE, order, row

pytestmark = pytest.mark.django_db


def test_the_draft_goes_before_what_was_submitted(as_learner, learner, roles):
    assessed.report(learner, roles, ANSWERS)
    draft = assessed.draft(learner, roles, {"sql": 4})
    response = as_learner.get(PAGE)
    assert "From your assessment in progress , last answered on " in words(response)
    assert draft.get_absolute_url() in links(response)
    assert "Ready match 100 %" in row(response, "analyst")


def test_the_day_of_a_draft_is_that_of_its_last_answer(as_learner, learner, roles):
    draft = assessed.draft(learner, roles, {"sql": 4, "python": 3})
    day = timezone.now() - timedelta(days=40)
    SelfAssessment.objects.filter(pk=draft.pk).update(started_at=day - timedelta(days=3))
    Answer.objects.filter(skill__slug="python").update(confirmed_at=day - timedelta(days=2))
    Answer.objects.filter(skill__slug="sql").update(confirmed_at=day)
    said = f"{day.day} {day:%B} {day.year}"
    assert f"last answered on {said}: 2 skills with a level." in words(as_learner.get(PAGE))


def test_the_last_submitted_one_counts_without_a_draft(as_learner, learner, roles):
    assessed.report(learner, roles, ANSWERS)
    assessed.report(learner, roles, {"sql": 4})
    response = as_learner.get(PAGE)
    assert "From your assessment of " in words(response)
    assert "Ready match 100 %" in row(response, "analyst")


def test_a_draft_without_answers_is_passed_over(as_learner, learner, roles):
    assessed.report(learner, roles, ANSWERS)
    draft = assessed.draft(learner, roles)
    draft.answers.all().delete()
    assert "From your assessment of " in words(as_learner.get(PAGE))


def test_without_answers_it_offers_to_start(as_learner, learner, stranger, roles):
    assessed.report(stranger, roles, ANSWERS)
    assessed.draft(learner, roles)
    response = as_learner.get(PAGE)
    assert "It needs your ratings first." in words(response)
    assert "/assessments/start/" in links(response)
    assert order(response) == []


def test_a_visitor_on_trial_has_a_ranking_of_their_own(client, roles):
    trial = Trial.objects.create()
    session = client.session
    session[IN_SESSION] = str(trial.pk)
    session.save()
    assert "It needs your ratings first." in words(client.get(PAGE))
    assessed.report(trial, roles, ANSWERS)
    assert len(order(client.get(PAGE))) == 4


def test_somebody_else_is_sent_to_sign_in(client):
    assert client.get(PAGE).url == f"/account/login/?next={PAGE}"
