"""The lists and the pages of the admin: their columns, and what they cost with the whole catalogue loaded."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roles import models
from roles.admin.drafts import new_draft
from tests import factories
from tests.admin.pages import address

# Session, account, permissions (2), two counts and the rows; then one for each filter that offers rows (groups,
# tracks) or values (languages, dates). Never one for each row of the list.
LISTS = {
    models.LearningResource: 10,
    models.Role: 8,
    models.RoleProfile: 8,
    models.Skill: 8,
    models.SkillGroup: 7,
    models.Source: 7,
    models.Track: 7,
}


def queries_of(client, page: str) -> int:
    client.get(page)  # Django keeps the types of contents from the first page on
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page).status_code == 200
    return len(queries)


@pytest.fixture
def resources(built_in_catalogue):
    """A resource for each skill of the built-in catalogue, beside those that it has."""
    values = {"provider": "A library", "url": "https://example.org", "hours": 3, "free": True}
    models.LearningResource.objects.bulk_create(
        models.LearningResource(skill=skill, title=f"All of {skill}", from_level=0, to_level=1, **values)
        for skill in models.Skill.objects.all()
    )


@pytest.mark.parametrize("model", LISTS, ids=lambda model: model.__name__)
def test_a_list_of_the_whole_catalogue_takes_few_queries(as_editor, resources, model):
    assert model.objects.count() >= 5
    assert queries_of(as_editor, address(model)) == LISTS[model]


@pytest.mark.parametrize("model", LISTS, ids=lambda model: model.__name__)
def test_a_list_can_be_searched_and_takes_strange_words(as_editor, resources, model):
    for words in ("data", "%_'\"", "\0", "é" * 500):
        assert as_editor.get(address(model), {"q": words}, follow=True).status_code == 200


def test_the_page_of_a_skill_takes_as_many_queries_for_ten_rows_as_for_one(as_editor):
    skill, big = factories.SkillFactory(), factories.SkillFactory()
    for owner, rows in ((skill, 1), (big, 10)):
        for _ in range(rows):
            owner.prerequisites.create(level=2, needs=factories.SkillFactory(), needs_level=1)
    few, many = (queries_of(as_editor, address(models.Skill, row)) for row in (skill, big))
    assert few == many


def test_the_page_of_a_role_takes_as_many_queries_for_ten_rows_as_for_one(as_editor):
    role, big = factories.RoleFactory(), factories.RoleFactory()
    source = models.Source.objects.create(slug="survey", title="Survey")
    for owner, rows in ((role, 1), (big, 10)):
        for number in range(rows):
            owner.facts.create(kind="education", text=f"{number}", source=source)
            owner.pay.create(low=number + 1, source=source)
            owner.steps.create(to_role=factories.RoleFactory(), kind="move")
            owner.profiles.create(version=number + 1, status="retired", published_at="2026-01-01T00:00Z")
    few, many = (queries_of(as_editor, address(models.Role, row)) for row in (role, big))
    assert few == many


@pytest.mark.parametrize("published", [False, True], ids=["a draft", "a published version"])
def test_the_page_of_a_profile_takes_as_many_queries_for_ten_rows_as_for_one(as_editor, published):
    costs = []
    for rows in (1, 10):
        profile = factories.RoleProfileFactory()
        for _ in range(rows):
            asked = factories.RequirementFactory(profile=profile)
            asked.alternatives.create(skill=factories.SkillFactory())
        if published:
            profile.publish()
        costs.append(queries_of(as_editor, address(models.RoleProfile, profile)))
    assert costs[0] == costs[1]


def test_the_list_of_skills_counts_what_belongs_to_each(as_editor):
    skill = factories.SkillFactory()
    skill.prerequisites.create(level=2, needs=factories.SkillFactory(), needs_level=1)
    role = factories.published_role({"skill": skill})
    new_draft(role.profiles.get())  # what only a draft asks for is not asked for yet
    shown = as_editor.get(address(models.Skill)).context["cl"].queryset.get(pk=skill.pk)
    assert (shown.n_anchors, shown.n_needs, shown.n_resources, shown.n_asked) == (5, 1, 0, 1)


@pytest.mark.parametrize(("choice", "names"), [("yes", {"Python"}), ("no", {"Cobol"})])
def test_skills_can_be_found_by_whether_a_role_asks_for_them(as_editor, choice, names):
    factories.SkillFactory(slug="cobol")
    factories.published_role({"skill__slug": "python"})
    found = as_editor.get(address(models.Skill), {"asked": choice}).context["cl"].queryset
    assert {skill.name for skill in found} == names


@pytest.mark.parametrize(
    ("choice", "titles"),
    [("published", {"Open", "Both"}), ("draft", {"Both", "Begun"}), ("unpublished", {"Begun", "Bare"})],
)
def test_roles_can_be_found_by_their_versions(as_editor, choice, titles):
    factories.published_role(slug="open")
    new_draft(factories.published_role(slug="both").profiles.get())
    factories.RoleProfileFactory(role__slug="begun")
    factories.RoleFactory(slug="bare")
    found = as_editor.get(address(models.Role), {"versions": choice}).context["cl"].queryset
    assert {role.title for role in found} == titles


def test_search_as_you_type_finds_skills_and_takes_a_nul(as_editor):
    factories.SkillFactory(slug="python")
    asked = {"app_label": "roles", "model_name": "alternative", "field_name": "skill"}
    found = as_editor.get("/admin/autocomplete/", asked | {"term": "pyt\0h"}).json()
    assert [result["text"] for result in found["results"]] == ["Python"]
