"""Skills in the admin: five anchors, prerequisites without a circle, resources."""

import pytest

from roles.models import LearningResource, Skill, SkillGroup
from tests import factories
from tests.admin.pages import add_row, address, errors, filled, save

RESOURCE = {
    "title": "A course",
    "provider": "A school",
    "url": "https://example.org/course",
    "hours": 12,
    "from_level": 1,
    "to_level": 3,
    "language": "en",
}


def new_skill(client, **changes):
    page = address(Skill, page="add")
    group = factories.SkillGroupFactory()
    data = filled(client.get(page)) | {"name": "Python", "slug": "python", "kind": "technical", "group": group.pk}
    data |= {f"anchors-{row}-text": f"Do it as at {row + 1}" for row in range(5)}
    return client.post(page, data | changes)


def send_with_prerequisites(client, skill, *rows):
    """The skill's page with more prerequisites, each (level, needed skill, needed level)."""
    page = address(Skill, skill)
    data = filled(client.get(page))
    for level, needs, needs_level in rows:
        data = add_row(data, "prerequisites", level=level, needs=needs.pk, needs_level=needs_level)
    return client.post(page, data)


def test_a_new_skill_comes_with_its_five_anchors(as_editor):
    assert new_skill(as_editor).status_code == 302
    assert list(Skill.objects.get(slug="python").anchors.values_list("level", flat=True)) == [1, 2, 3, 4, 5]


def test_a_skill_with_an_anchor_missing_is_refused(as_editor):
    assert "required" in errors(new_skill(as_editor, **{"anchors-3-text": ""}))
    assert not Skill.objects.exists()


def test_the_level_of_an_anchor_is_not_a_choice(as_editor):
    skill = factories.SkillFactory()
    before = list(skill.anchors.values_list("pk", "level"))
    save(as_editor, skill, **{"anchors-0-level": 5, "anchors-4-level": 9, "anchors-0-text": "Do it well."})
    assert list(skill.anchors.values_list("pk", "level")) == before
    assert skill.anchors.get(level=1).text == "Do it well."


def test_a_missing_anchor_can_be_filled_in(as_editor):
    skill = factories.SkillFactory()
    skill.anchors.get(level=3).delete()
    assert save(as_editor, skill, **{"anchors-4-text": "Do it."}).status_code == 302
    assert skill.anchors.get(level=3).text == "Do it."


def test_a_slug_stays_as_it_was_chosen(as_editor):
    skill = factories.SkillFactory(slug="python")
    save(as_editor, skill, slug="snake", name="Python 3")
    skill.refresh_from_db()
    assert (skill.slug, skill.name) == ("python", "Python 3")


def test_prerequisites_are_saved(as_editor):
    skill, needs = factories.SkillFactory(), factories.SkillFactory()
    assert send_with_prerequisites(as_editor, skill, (3, needs, 2)).status_code == 302
    assert list(skill.prerequisites.values_list("level", "needs", "needs_level")) == [(3, needs.pk, 2)]


def test_a_prerequisite_that_closes_a_circle_is_refused_and_the_circle_spelt_out(as_editor):
    python, sql = factories.SkillFactory(slug="python"), factories.SkillFactory(slug="sql")
    sql.prerequisites.create(level=2, needs=python, needs_level=4)
    refused = errors(send_with_prerequisites(as_editor, python, (3, sql, 2)))
    assert "close a circle" in refused
    assert "Python 3 needs Sql 2, which needs Python 4, which needs Python 3" in refused
    assert not python.prerequisites.exists()


def test_prerequisites_that_are_saved_together_are_checked_together(as_editor):
    python, sql, spark = (factories.SkillFactory(slug=slug) for slug in ("python", "sql", "spark"))
    sql.prerequisites.create(level=2, needs=spark, needs_level=2)
    spark.prerequisites.create(level=2, needs=python, needs_level=2)
    sent = send_with_prerequisites(as_editor, python, (1, sql, 1), (2, sql, 2))
    assert "close a circle" in errors(sent)


def test_a_prerequisite_can_make_way_for_one_that_would_close_a_circle_with_it(as_editor):
    python, sql = factories.SkillFactory(slug="python"), factories.SkillFactory(slug="sql")
    sql.prerequisites.create(level=4, needs=python, needs_level=3)
    old = python.prerequisites.create(level=2, needs=sql, needs_level=3)
    changed = {"prerequisites-0-level": "4", "prerequisites-0-needs_level": "3"}
    assert save(as_editor, python, **changed).status_code == 302
    old.refresh_from_db()
    assert (old.level, old.needs_level) == (4, 3)


def test_a_prerequisite_that_is_taken_away_closes_no_circle(as_editor):
    python, sql = factories.SkillFactory(slug="python"), factories.SkillFactory(slug="sql")
    python.prerequisites.create(level=2, needs=sql, needs_level=3)
    sql.prerequisites.bulk_create([sql.prerequisites.model(skill=sql, level=1, needs=python, needs_level=2)])
    assert save(as_editor, python, **{"prerequisites-0-DELETE": "on"}).status_code == 302
    assert not python.prerequisites.exists()


def test_a_skill_is_not_its_own_prerequisite(as_editor):
    skill = factories.SkillFactory()
    assert "cannot be its own prerequisite" in errors(send_with_prerequisites(as_editor, skill, (3, skill, 2)))


@pytest.mark.parametrize("level", ["0", "6", "-1", "x", "99999999999999999999"])
def test_a_level_out_of_range_is_refused(as_editor, level):
    skill, needs = factories.SkillFactory(), factories.SkillFactory()
    assert "Select a valid choice" in errors(send_with_prerequisites(as_editor, skill, (level, needs, 1)))


def test_a_prerequisite_that_stands_twice_is_refused(as_editor):
    skill, needs = factories.SkillFactory(), factories.SkillFactory()
    assert "duplicate" in errors(send_with_prerequisites(as_editor, skill, (3, needs, 2), (3, needs, 1)))


@pytest.mark.parametrize("key", ["x", "99999999999999999999", "-1", "²"])
def test_a_forged_choice_is_refused(as_editor, key):
    skill = factories.SkillFactory()
    data = filled(as_editor.get(address(Skill, skill)))
    data = add_row(data, "prerequisites", level=3, needs=key, needs_level=1)
    assert "Select a valid choice" in errors(as_editor.post(address(Skill, skill), data))


def test_a_resource_is_added_on_the_page_of_its_skill(as_editor):
    skill = factories.SkillFactory()
    data = add_row(filled(as_editor.get(address(Skill, skill))), "resources", **RESOURCE)
    assert as_editor.post(address(Skill, skill), data).status_code == 302
    assert skill.resources.get().to_level == 3


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"from_level": 3}, "leads to a higher level"),
        ({"to_level": 6}, "Select a valid choice"),
        ({"from_level": -1}, "Select a valid choice"),
        ({"url": "http://example.org"}, "valid URL"),
        ({"url": "javascript:alert(1)"}, "valid URL"),
        ({"hours": 0}, "greater than or equal to 1"),
        ({"title": "NUL\0"}, "Null characters"),
    ],
)
def test_a_resource_that_makes_no_sense_is_refused(as_editor, wrong, said):
    skill = factories.SkillFactory()
    page = address(LearningResource, page="add")
    assert said in errors(as_editor.post(page, RESOURCE | {"skill": skill.pk} | wrong))
    data = add_row(filled(as_editor.get(address(Skill, skill))), "resources", **RESOURCE | wrong)
    assert said in errors(as_editor.post(address(Skill, skill), data))
    assert not LearningResource.objects.exists()


def test_a_skill_that_is_asked_for_is_not_deleted_and_the_page_says_who_asks(as_editor):
    skill = factories.SkillFactory()
    factories.published_role({"skill": skill}, slug="data-engineer")
    answer = as_editor.post(address(Skill, skill, "delete"), {"post": "yes"})
    assert answer.status_code == 200
    assert "Requirement of <a" in answer.text
    assert "Data Engineer, version 1" in answer.text
    assert Skill.objects.filter(pk=skill.pk).exists()


def test_a_skill_that_is_needed_or_an_alternative_is_not_deleted_from_the_list(as_editor):
    needed, other = factories.SkillFactory(), factories.SkillFactory()
    factories.SkillFactory(slug="python").prerequisites.create(level=2, needs=needed, needs_level=1)
    factories.published_role({"skill__slug": "java"}, alternatives={"java": [other]})
    for skill, reason in ((needed, "Prerequisite of"), (other, "Alternative of")):
        sent = {"action": "delete_selected", "_selected_action": skill.pk, "post": "yes"}
        assert reason in as_editor.post(address(Skill), sent).text
        assert Skill.objects.filter(pk=skill.pk).exists()


def test_a_skill_that_nothing_needs_is_deleted(as_editor):
    skill = factories.SkillFactory()
    assert as_editor.post(address(Skill, skill, "delete"), {"post": "yes"}).status_code == 302
    assert not Skill.objects.exists()


def test_a_group_with_skills_is_not_deleted(as_editor):
    skill = factories.SkillFactory(slug="python")
    answer = as_editor.post(address(SkillGroup, skill.group, "delete"), {"post": "yes"})
    assert "Skill: <a" in answer.text
    assert SkillGroup.objects.exists()
