"""Rating everything in the catalogue instead of what one role needs, and back, without losing an answer."""

import pytest

from tests import assessed, factories
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(learner, role):
    factories.published_role({"skill": factories.SkillFactory(slug="sewing", group=group("crafts"))}, slug="tailor")
    return assessed.draft(learner, role, {"python": 3})


def group(slug):
    return factories.SkillGroupFactory(slug=slug, name=slug.title())


def switch(client, draft, answer):
    return client.post(f"/assessments/{draft.pk}/scope/", {"everything": answer}, follow=True)


def test_everything_asks_for_the_skills_of_other_roles_too(as_learner, draft):
    page = words(switch(as_learner, draft, "yes"))
    assert "1 of 5 answered" in page
    assert "Crafts, Coding 0 of 2" in page
    assert "it counts for other roles" in words(as_learner.get(f"/assessments/{draft.pk}/groups/crafts/"))


def test_without_it_they_are_not_asked_but_offered(as_learner, draft):
    page = words(as_learner.get(f"/assessments/{draft.pk}/"))
    assert "you can also rate the 1 skill that this one does not need" in page
    assert as_learner.get(f"/assessments/{draft.pk}/groups/crafts/").status_code == 404


def test_going_back_keeps_the_answers(as_learner, draft):
    switch(as_learner, draft, "yes")
    as_learner.post(f"/assessments/{draft.pk}/groups/crafts/", {"sewing": "4", "seen.sewing": "0"})
    assert "1 of 4 answered" in words(switch(as_learner, draft, "no"))
    assert draft.answers_by_skill() == {"python": 3, "sewing": 4}


def test_a_submitted_assessment_is_not_switched(as_learner, draft):
    as_learner.post(f"/assessments/{draft.pk}/submit/")
    switch(as_learner, draft, "yes")
    draft.refresh_from_db()
    assert not draft.asks_everything
