"""Choosing roles: with and without an account, with suggestions from the role held now."""

import re

import pytest

from assessor.accounts.models import User
from assessor.assessments.models import SelfAssessment
from roles.models import CareerStep
from tests import assessed, factories
from tests.reading import crumbs, heading, html, links, title, words

pytestmark = pytest.mark.django_db
START = "/assessments/start/"


@pytest.fixture
def junior(role):
    """A role from which people go on to a senior one, a guild and, aside, to the coder of these tests."""
    junior = factories.published_role(slug="junior", title="Junior")
    for slug, kind in (("senior", "promotion"), ("guild", "specialisation")):
        CareerStep.objects.create(from_role=junior, to_role=factories.published_role(slug=slug), kind=kind, position=1)
    CareerStep.objects.create(from_role=junior, to_role=role, kind="move", position=0)
    return junior


def chosen(response) -> list[str]:
    """The options that are selected: the role held now, if any, and the one aimed for."""
    return re.findall(r'<option value="([^"]+)" selected', html(response))


def test_everybody_may_choose_roles(client, role):
    response = client.get(START)
    assert response.status_code == 200
    assert (heading(response), title(response)) == (
        "Where are you, and where to?",
        "Choose a role | Skill-gap assessor",
    )
    assert crumbs(response) == ["Home", "Choose a role"]
    assert "You need no account to try it" in words(response)


def test_an_empty_catalogue_says_so(client):
    assert "No role is published yet" in words(client.get(START))


def test_only_published_roles_are_offered(client, role):
    factories.RoleFactory(title="Secret plan")
    assert "Coder" in words(client.get(START))
    assert "Secret plan" not in html(client.get(START))


def test_the_role_held_now_suggests_its_steps_promotions_first(client, junior):
    response = client.get(START, {"current": "junior"})
    assert [href for href in links(response) if href.startswith("?")] == [
        "?current=junior&target=senior",
        "?current=junior&target=guild",
        "?current=junior&target=coder",
    ]
    assert "Senior (promotion)" in words(response)


def test_a_step_to_a_role_without_published_requirements_is_not_suggested(client, junior):
    CareerStep.objects.create(from_role=junior, to_role=factories.RoleFactory(slug="ghost"), kind="promotion")
    assert "ghost" not in html(client.get(START, {"current": "junior"})).lower()


def test_a_chosen_suggestion_is_marked_and_kept(client, junior):
    response = client.get(START, {"current": "junior", "target": "guild"})
    assert "Guild (specialisation) chosen" in words(response)
    assert chosen(response) == ["junior", "guild"]


@pytest.mark.parametrize("value", ["nothing-like-it", "<script>", "a\0b", ""])
def test_roles_that_do_not_exist_in_the_address_are_passed_over(client, role, value):
    response = client.get(START, {"current": value, "target": value})
    assert response.status_code == 200
    assert "<script>" not in html(response)


@pytest.mark.parametrize("data", [{}, {"target": ""}, {"target": "no-role"}, {"target": "coder", "current": "a\0b"}])
def test_a_choice_that_is_none_is_refused_with_a_reason(as_learner, role, data):
    response = as_learner.post(START, data)
    assert response.status_code == 200
    assert "invalid-feedback" in html(response)
    assert not SelfAssessment.objects.exists()


def test_starting_makes_a_draft_of_ones_own(as_learner, learner, junior, role):
    response = as_learner.post(START, {"current": "junior", "target": "coder"})
    draft = SelfAssessment.objects.get()
    assert response.url == f"/assessments/{draft.pk}/first/"
    assert (draft.owner, draft.current_role, draft.target_role) == (learner, junior, role)


def test_whoever_has_answered_already_sees_first_where_they_stand(as_learner, learner, role):
    draft = assessed.draft(learner, role, {"python": 3})
    assert as_learner.post(START, {"target": "coder"}).url == f"/assessments/{draft.pk}/"


def test_nobody_can_start_for_somebody_else_or_as_submitted(as_learner, learner, stranger, role):
    extra = {"owner": stranger.pk, "owner_id": stranger.pk, "status": "submitted", "id": "0" * 32}
    as_learner.post(START, {"target": "coder"} | extra)
    draft = SelfAssessment.objects.get()
    assert (draft.owner, draft.status, draft.submitted_at) == (learner, "draft", None)
    assert User.objects.count() == 2


def test_a_second_start_leads_to_the_same_draft(as_learner, junior):
    first = as_learner.post(START, {"target": "coder"}).url
    assert as_learner.post(START, {"target": "senior"}).url == first
    assert SelfAssessment.objects.get().target_role.slug == "senior"


def test_the_roles_of_the_last_assessment_are_suggested(as_learner, learner, junior, role):
    assessed.report(learner, role, {"python": 3}, current=junior)
    response = as_learner.get(START)
    assert chosen(response) == ["junior", "coder"]


def test_a_role_in_the_address_comes_before_the_last_one(as_learner, learner, junior, role):
    assessed.report(learner, role, {"python": 3}, current=junior)
    assert chosen(as_learner.get(START, {"target": "senior"})) == ["junior", "senior"]


@pytest.mark.parametrize("current", ["junior", "", "no-role", "a\0b"])
def test_asking_for_suggestions_keeps_both_choices_and_starts_nothing(client, junior, current):
    response = client.post(START, {"current": current, "target": "guild", "suggest": "1"}, follow=True)
    assert chosen(response) == [one for one in (current, "guild") if one in ("junior", "guild")]
    assert ("From Junior people go on to" in words(response)) == (current == "junior")
    assert not SelfAssessment.objects.exists()


def test_both_choices_and_both_buttons_are_one_form(client, junior):
    form = re.search(r'<form class="role-choices".*?</form>', html(client.get(START)), re.S)[0]
    assert all(
        one in form for one in ('name="current"', 'name="target"', 'name="suggest"', "Rate myself for this role")
    )
