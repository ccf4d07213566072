"""The history behind each page of the admin: who changed what and when, in plain words."""

import pytest
from django.urls import reverse

from roles.exchange.sync import create, update
from roles.models import Requirement, RoleProfile, Skill, Source
from tests import factories
from tests.admin.pages import add_row, address, filled, save
from tests.reading import html, words

LATELY = "admin:roles_changes"


def history(client, row, **asked):
    return client.get(address(type(row), row, "history"), asked)


def lines(response) -> list[str]:
    """What each save on the page says, the newest first."""
    return [line.says for save in response.context["saves"] for part in save.parts for line in part.lines]


def test_an_edited_requirement_is_told_with_what_it_was(as_editor, draft):
    save(as_editor, draft, **{"requirements-0-level": 4})
    page = history(as_editor, draft)
    assert lines(page)[0] == "Requirement Python: level 3 becomes 4."
    assert "Cato Catalogue" in words(page)


def test_rows_that_are_gone_are_told_as_well(as_editor, draft):
    save(as_editor, draft, **{"requirements-0-DELETE": "on"})
    told = lines(history(as_editor, draft))
    assert "Requirement Python taken away: level 3, weight 3, essential." in told
    assert "Alternative Scala to Python taken away." in told


def test_a_skill_that_left_the_catalogue_is_named_as_it_was_called_last(as_editor, draft):
    save(as_editor, draft, **{"requirements-1-DELETE": "on"})
    Skill.objects.get(slug="sql").delete()
    assert any(line.startswith("Requirement Sql taken away") for line in lines(history(as_editor, draft)))


def test_one_save_is_one_group(as_editor, draft):
    save(as_editor, draft, **{"requirements-0-level": 4, "requirements-1-weight": 5, "ready_at": 80})
    newest = history(as_editor, draft).context["saves"][0]
    assert newest.who == "Cato Catalogue"
    told = {line.says for part in newest.parts for line in part.lines}
    assert {"Version 1: ready at 85 becomes 80.", "Requirement Sql: weight 3 becomes 5."} <= told


def test_the_page_of_a_skill_tells_of_its_levels_needs_and_resources(as_editor):
    skill, needs = factories.SkillFactory(slug="python"), factories.SkillFactory(slug="sql")
    data = filled(as_editor.get(address(Skill, skill))) | {"anchors-0-text": "Do it well."}
    data = add_row(data, "prerequisites", level=3, needs=needs.pk, needs_level=2)
    as_editor.post(address(Skill, skill), data)
    told = lines(history(as_editor, skill))
    assert "Prerequisite of level 3, Sql added: needs level 2." in told


def test_what_was_never_kept_is_not_invented(as_editor):
    skill = factories.SkillFactory()  # its anchors were inserted past the history
    save(as_editor, skill, **{"anchors-0-text": "Do it well."})
    assert "Level 1 changed. What it was before is not known." in lines(history(as_editor, skill))


def test_the_page_of_a_role_tells_of_facts_pay_steps_sources_and_versions(as_editor):
    source = Source.objects.create(slug="survey", title="Survey")
    role, later = factories.published_role(slug="coder"), factories.published_role(slug="lead")
    role.facts.create(kind="education", text="A degree", source=source)
    role.pay.create(low=90, source=source)
    role.steps.create(to_role=later, kind="promotion").delete()
    role.sources.add(source)
    told = lines(history(as_editor, role))
    assert "Education added: text “A degree”, source “Survey”." in told
    assert any(line.startswith("Pay from Survey added") for line in told)
    assert "Step to Lead taken away: kind “Promotion”." in told
    assert "Role Coder: sources nothing becomes “Survey”." in told
    assert any(line.startswith("Version 1: status “Draft” becomes “Published”") for line in told)


def test_a_long_text_is_cut_and_can_be_read_whole(as_editor):
    track = factories.TrackFactory(summary="Short.")
    save(as_editor, track, summary=f"{'A long word. ' * 20}<b>End</b>")
    page = history(as_editor, track)
    assert "…" in lines(page)[0]
    assert "The whole of the summary" in page.text
    assert "&lt;b&gt;End&lt;/b&gt;" in page.text


def test_a_file_that_was_brought_in_is_named(as_editor):
    skill = factories.SkillFactory(name="Python")
    skill.description = "Another text."
    update([skill], ["description"], "/somewhere/skills.xlsx")
    page = history(as_editor, skill)
    assert "Why: skills.xlsx" in page.text
    assert page.context["saves"][0].who == "A command, or somebody who has left"


def test_somebody_who_has_left_is_named_no_more(as_editor, catalogue_editor, client):
    track = factories.TrackFactory()
    save(as_editor, track, summary="Another.")
    other = factories.UserFactory(is_staff=True, is_superuser=True)
    catalogue_editor.delete()
    client.force_login(other)
    page = history(client, track)
    assert page.context["saves"][0].who == "Somebody who has left"
    assert "Cato" not in page.text


def test_a_save_that_changed_nothing_says_so(as_editor):
    track = factories.TrackFactory()
    save(as_editor, track)
    newest = history(as_editor, track).context["saves"][0]
    assert newest.who == "Cato Catalogue"
    assert newest.parts == ()


def test_without_any_record_the_page_says_that(as_editor):
    skill = Skill.objects.bulk_create([factories.SkillFactory.build(group=factories.SkillGroupFactory())])[0]
    assert "Nothing was changed since" in words(history(as_editor, skill))


def test_who_may_not_see_the_row_may_not_see_its_history(client, db):
    track = factories.TrackFactory()
    client.force_login(factories.UserFactory(is_staff=True))
    assert history(client, track).status_code == 403
    assert client.get(reverse(LATELY)).status_code == 403


def test_a_row_that_is_not_there_leads_back_to_the_start(as_editor):
    assert as_editor.get(reverse("admin:roles_track_history", args=["x"])).status_code == 302


def test_everything_that_changed_lately_stands_on_one_page_with_links(as_editor, draft):
    save(as_editor, draft, **{"requirements-0-level": 4})
    page = as_editor.get(reverse(LATELY))
    newest = page.context["saves"][0]
    assert [(part.name, part.address) for part in newest.parts] == [
        ("Data Engineer, version 1", address(RoleProfile, draft))
    ]
    assert address(RoleProfile, draft) in html(page)


def test_what_is_gone_is_told_without_a_link(as_editor):
    track = factories.TrackFactory(slug="data", name="Data")
    track.delete()
    page = as_editor.get(reverse(LATELY))
    assert "Track Data taken away: slug “data”." in lines(page)
    assert {part.address for save in page.context["saves"] for part in save.parts} == {""}


@pytest.mark.parametrize("number", ["1", "2", "last", "x", "-1", "99999999999999999999"])
def test_a_long_history_has_pages(as_editor, number):
    profile = factories.RoleProfileFactory()
    skills = [factories.SkillFactory() for _ in range(120)]
    create([Requirement(profile=profile, skill=skill, level=2, weight=2) for skill in skills], "A copy")
    page = history(as_editor, profile, page=number)
    assert page.status_code == 200
    assert len(lines(page)) in (100, 21)
    assert "of 121" in words(page)


def many_changes(profile: RoleProfile, number: int) -> None:
    asked = [factories.RequirementFactory(profile=profile) for _ in range(number)]
    for requirement in asked:
        requirement.level = 5
        requirement.save()
        requirement.alternatives.create(skill=factories.SkillFactory())
    asked[0].delete()


@pytest.mark.parametrize("number", [1, 6])
def test_the_queries_do_not_grow_with_the_history(as_editor, draft, number, django_assert_num_queries):
    many_changes(draft, number)
    history(as_editor, draft)
    with django_assert_num_queries(16):
        history(as_editor, draft)
    with django_assert_num_queries(21):
        as_editor.get(reverse(LATELY))
