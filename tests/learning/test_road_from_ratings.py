"""The road to a later role from one's own ratings: what is not rated is said, and nobody else's ratings are used."""

import pytest

from assessor.accounts.holders import IN_SESSION
from assessor.accounts.models import Trial
from tests import assessed
from tests.learning.ladder import ROAD, chosen, road
from tests.reading import heading, html, section, words

pytestmark = pytest.mark.django_db
RATED = {"python": 2, "sql": 1, "talking": 0}


def test_with_ratings_it_starts_from_them_and_says_how_many_are_not_mine(as_learner, learner, roles):
    assessed.report(learner, roles["lead"], {"sql": 1, "cooking": "not-applicable"}, current=roles["junior"])
    response = as_learner.get(road("junior", "lead"))
    assert "One skill that matters here and that you have not rated counts as what that role asks for." in words(
        response
    )
    assert "One skill that matters here and that you have not rated counts as 0." in words(response)
    assert "Analyst Mid level, move 20 hours" in section(response, "rungs")
    response = as_learner.get(road("junior", "lead", "&levels=role"))
    assert "Analyst Mid level, move 28 hours" in section(response, "rungs")
    assert chosen(response) == ["junior", "lead", "role"]
    response = as_learner.get(road("junior", "cook"))
    assert "One skill that you called not applicable adds no hours." in words(response)


def test_with_ratings_my_role_and_my_aim_are_chosen_first(as_learner, learner, roles):
    assessed.report(learner, roles["lead"], RATED, current=roles["junior"])
    assert heading(as_learner.get(ROAD)) == "From Junior to Lead"
    assert heading(as_learner.get(f"{ROAD}?to=senior")) == "From Junior to Senior"
    assert chosen(as_learner.get(f"{ROAD}?from=senior")) == ["senior"]
    assert chosen(as_learner.get(f"{ROAD}?from=&to=")) == []
    response = as_learner.get(f"{ROAD}?to=junior")
    assert "Junior is the role that you hold. Choose another one to start from." in words(response)
    assert chosen(response) == ["junior"]


def test_an_aim_that_is_the_role_held_is_not_a_road(as_learner, learner, roles):
    assessed.report(learner, roles["junior"], RATED, current=roles["junior"])
    response = as_learner.get(ROAD)
    assert chosen(response) == ["junior"]
    assert "note-gap" not in html(response)


def test_from_ratings_only_roles_that_are_half_rated_are_near(as_learner, learner, roles):
    assessed.report(learner, roles["lead"], {"python": 2}, current=roles["junior"])
    near = section(as_learner.get(ROAD), "near")
    assert "Two roles are left out." in near
    assert ("Cook" in near, "Analyst" in near, "Senior" in near, "Lead" in near) == (False, False, True, True)
    assessed.draft(learner, roles["lead"], {"python": "not-sure", "talking": "not-sure"}, current=roles["junior"])
    assert "You have not yet rated half of what any other role asks for." in section(as_learner.get(ROAD), "near")


def test_a_visitor_on_trial_starts_from_what_they_rated(client, roles):
    trial = Trial.objects.create()
    session = client.session
    session[IN_SESSION] = str(trial.pk)
    session.save()
    assessed.draft(trial, roles["lead"], RATED, current=roles["junior"])
    assert "Reckoned from your ratings of" in words(client.get(road("junior", "lead")))


def test_nobody_sees_the_answers_of_others(as_learner, stranger, roles):
    assessed.report(stranger, roles["lead"], RATED, current=roles["junior"])
    assert "ratings" not in words(as_learner.get(road("junior", "lead")))
    assert chosen(as_learner.get(ROAD)) == []
