"""The list of skills, and a skill's page: anchors, prerequisites, who asks for it, where to learn it."""

import pytest

from roles.models import Anchor, Prerequisite, RoleProfile, Skill
from tests import factories
from tests.coder import coder
from tests.crowd import add_resource, crowd
from tests.reading import crumbs, heading, html, links, queries, section, title, words

pytestmark = pytest.mark.django_db


def test_the_list_stands_group_by_group_in_catalogue_order(client):
    coder()
    response = client.get("/skills/")
    assert (heading(response), title(response)) == ("Skills", "Skills | Skill-gap assessor")
    assert crumbs(response) == ["Home", "Skills"]
    names = ["python", "java", "sql", "sets", "talking"]
    assert [href for href in links(response) if "/skills/" in href] == [f"/skills/{name}/" for name in names]
    assert section(response, "coding").startswith("Coding Python")


def test_an_empty_list_says_how_it_is_filled(client):
    assert "The catalogue is empty." in words(client.get("/skills/"))


@pytest.mark.parametrize("number", [3, 30])
def test_the_list_takes_one_query_whatever_its_size(client, learner, number):
    crowd(number)
    assert queries(client, "/skills/") == 1
    client.force_login(learner)
    assert queries(client, "/skills/") == 3


def test_a_skill_says_what_each_level_means_and_how_to_practise_it(client):
    factories.SkillFactory(slug="sql", name="SQL", description="Asking tables.", group__name="Coding")
    Anchor.objects.filter(level=2).update(hours=33)
    response = client.get("/skills/sql/")
    assert (heading(response), title(response)) == ("SQL", "SQL | Skill-gap assessor")
    assert crumbs(response) == ["Home", "Skills", "SQL"]
    assert "Coding, technical skill SQL Asking tables." in words(response)
    levels = section(response, "levels")
    assert "3 Competent Do SQL as at 3. Practise it: about 60 hours from the level below Try 3." in levels
    assert "about 33 hours" in levels


def test_what_it_needs_and_what_it_opens_are_linked(client):
    coder()
    sets, sql = client.get("/skills/sets/"), client.get("/skills/sql/")
    assert "Needs first For level 2: Sets level 1" in words(sql)
    assert "/skills/sets/" in links(sql)
    assert "Opens the way to Sql level 2, from level 1 here" in words(sets)
    assert "Nothing: you can start today." in words(sets)


def test_the_roles_that_ask_for_it_are_linked_also_as_an_alternative(client):
    coder()
    asked, instead = (section(client.get(f"/skills/{slug}/"), "asking") for slug in ("python", "java"))
    assert "Coder Essential" in asked
    assert "as an alternative" not in asked
    assert "as an alternative" in instead


def test_a_role_that_asks_for_it_and_takes_it_instead_of_another_is_listed_for_each_once(client):
    skill, other = factories.SkillFactory(slug="one"), factories.SkillFactory(slug="two")
    factories.published_role({"skill": skill}, {"skill": other}, alternatives={"two": [skill]}, slug="both")
    assert links(client.get("/skills/one/")).count("/roles/both/") == 2


def test_drafts_and_versions_that_were_replaced_ask_for_nothing(client):
    role = coder()
    draft = RoleProfile.objects.create(role=role, version=2)
    factories.RequirementFactory(profile=draft, skill__slug="new")
    assert "No published role asks for it today." in words(client.get("/skills/new/"))
    draft.publish()
    assert "No published role asks for it today." in words(client.get("/skills/sql/"))


def test_resources_say_what_they_cost_and_which_levels_they_serve(client):
    add_resource(factories.SkillFactory(slug="sql"), title="Queries", to_level=2)
    response = client.get("/skills/sql/")
    assert "Queries A school; about 8 hours; free; from level 0 to 2" in section(response, "resources")
    assert "https://example.org/" in links(response)


def test_a_skill_with_nothing_around_it_has_no_dead_end(client):
    Anchor.objects.filter(skill=factories.SkillFactory(slug="lone")).delete()
    response = client.get("/skills/lone/")
    assert "No level is described yet." in words(response)
    assert "No resource is listed yet" in words(response)
    assert "No other skill depends on it." in words(response)
    assert "/roles/" in links(response)


def test_a_skill_that_is_not_there_is_not_found(client):
    assert client.get("/skills/nothing/").status_code == 404


def test_markup_in_a_skill_is_shown_as_text(client):
    skill = factories.SkillFactory(slug="sql", name="<b>SQL</b>", description="<script>alert(1)</script>")
    Anchor.objects.filter(skill=skill).update(text="<img src=x>", practice="<i>do</i>")
    page = html(client.get("/skills/sql/")) + html(client.get("/skills/"))
    assert not [tag for tag in ("<b>", "<script>", "<img src=x>", "<i>") if tag in page]


@pytest.mark.parametrize("number", [3, 30])
def test_a_skill_takes_6_queries_whatever_hangs_on_it(client, number):
    crowd(1)
    skill = Skill.objects.get(slug="crowd-0")
    for n in range(number):
        factories.published_role({"skill": skill})
        add_resource(skill, title=f"Course {n}")
        other = factories.SkillFactory(slug=f"above-{n}")
        Prerequisite.objects.create(skill=other, level=1, needs=skill, needs_level=1)
    assert queries(client, "/skills/crowd-0/") == 6
