"""What a draft asks for, edited in the admin: alternatives in an order, each skill named once."""

import pytest

from roles.models import Alternative, Requirement, RoleProfile, Skill
from tests import factories
from tests.admin.pages import add_row, address, errors, filled, save

FIRST = "requirements-0"


def alternatives(draft) -> list[str]:
    """Of the first requirement, as they are saved."""
    return [row.skill.slug for row in draft.requirements.first().alternatives.all()]


def keys(*slugs) -> list[int]:
    return [Skill.objects.get(slug=slug).pk for slug in slugs]


def test_the_page_shows_the_alternatives_in_their_order(as_editor, draft):
    form = as_editor.get(address(RoleProfile, draft)).context["inline_admin_formsets"][0].formset.forms[0]
    assert form["alternatives"].value() == keys("scala", "java")
    shown = str(form["alternatives"])
    assert shown.index("Scala") < shown.index("Java")


@pytest.mark.parametrize("order", [["java", "scala"], ["java"], [], ["rust", "java", "scala"]])
def test_alternatives_are_saved_in_the_order_in_which_they_were_chosen(as_editor, draft, order):
    factories.SkillFactory(slug="rust")
    assert save(as_editor, draft, **{f"{FIRST}-alternatives": keys(*order)}).status_code == 302
    assert alternatives(draft) == order


def test_alternatives_that_were_not_touched_are_not_written(as_editor, draft):
    before = set(Alternative.objects.values_list("pk", flat=True))
    save(as_editor, draft, change_note="Clearer words.", **{f"{FIRST}-level": 4})
    assert set(Alternative.objects.values_list("pk", flat=True)) == before


def test_a_requirement_is_added_with_its_alternatives(as_editor, draft):
    skill, other = factories.SkillFactory(slug="spark"), factories.SkillFactory(slug="flink")
    data = filled(as_editor.get(address(RoleProfile, draft)))
    row = {"skill": skill.pk, "level": 2, "weight": 5, "essential": "on", "alternatives": [other.pk], "position": 2}
    as_editor.post(address(RoleProfile, draft), add_row(data, "requirements", **row))
    added = draft.requirements.get(skill=skill)
    assert (added.level, added.weight, added.essential, added.alternatives.get().skill) == (2, 5, True, other)


def test_a_requirement_is_taken_away_with_its_alternatives(as_editor, draft):
    assert save(as_editor, draft, **{f"{FIRST}-DELETE": "on"}).status_code == 302
    assert not Alternative.objects.exists()
    assert draft.requirements.get().skill.slug == "sql"


def test_an_alternative_named_twice_is_refused(as_editor, draft):
    sent = save(as_editor, draft, **{f"{FIRST}-alternatives": keys("java", "java")})
    assert "Name each alternative once" in errors(sent)
    assert alternatives(draft) == ["scala", "java"]


@pytest.mark.parametrize("slug", ["python", "sql"], ids=["of its own row", "of another row"])
def test_a_skill_that_is_asked_for_is_no_alternative_as_well(as_editor, draft, slug):
    sent = save(as_editor, draft, **{f"{FIRST}-alternatives": keys(slug)})
    assert f"{slug.capitalize()} stands twice" in errors(sent)


def test_a_skill_is_an_alternative_once_in_a_profile(as_editor, draft):
    sent = save(as_editor, draft, **{"requirements-1-alternatives": keys("java")})
    assert "Java stands twice" in errors(sent)


def test_a_skill_is_asked_for_once_in_a_profile(as_editor, draft):
    data = filled(as_editor.get(address(RoleProfile, draft)))
    data = add_row(data, "requirements", skill=keys("sql")[0], level=2, weight=2, position=3)
    assert "Sql stands twice" in errors(as_editor.post(address(RoleProfile, draft), data))


def test_a_skill_may_be_named_again_when_its_other_row_goes(as_editor, draft):
    sent = {"requirements-1-alternatives": keys("java"), f"{FIRST}-DELETE": "on"}
    assert save(as_editor, draft, **sent).status_code == 302
    assert draft.requirements.get().alternatives.get().skill.slug == "java"


def test_two_requirements_that_swap_their_skills_are_refused_not_broken(as_editor, draft):
    python, sql = keys("python", "sql")
    sent = save(as_editor, draft, **{f"{FIRST}-skill": sql, "requirements-1-skill": python})
    assert "already exists" in errors(sent)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("level", 0, "Select a valid choice"),
        ("level", 6, "Select a valid choice"),
        ("weight", 0, "greater than or equal to 1"),
        ("weight", 6, "less than or equal to 5"),
        ("weight", "9" * 30, "less than or equal to 5"),
        ("position", -1, "greater than or equal to 0"),
        ("skill", "x", "Select a valid choice"),
        ("alternatives", ["x"], "Select a valid choice"),
        ("alternatives", ["9" * 30], "Select a valid choice"),
    ],
)
def test_a_value_out_of_range_is_refused(as_editor, draft, field, value, said):
    assert said in errors(save(as_editor, draft, **{f"{FIRST}-{field}": value}))


def test_a_row_of_another_profile_is_not_changed_by_a_forged_form(as_editor, draft):
    foreign = factories.RequirementFactory(level=1)
    save(as_editor, draft, **{f"{FIRST}-id": foreign.pk, f"{FIRST}-profile": draft.pk, f"{FIRST}-level": 5})
    assert Requirement.objects.get(pk=foreign.pk).level == 1
