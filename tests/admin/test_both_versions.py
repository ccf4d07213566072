"""A page that is refused because somebody else saved first shows what is saved beside what was typed, rows included."""

from roles.models import Requirement, Role, RoleProfile, Skill
from tests import factories
from tests.admin.pages import add_row, address, filled


def beside(client, row, changes: dict, meanwhile) -> list[tuple]:
    """What the refused page shows as differing, when a row is changed elsewhere while its page is open."""
    page = address(type(row), row)
    sent = filled(client.get(page)) | changes
    meanwhile()
    answer = client.post(page, sent)
    assert answer.status_code == 200
    shown = answer.context["both_versions"]
    assert all(part.split("\n")[0] in answer.text for one in shown for part in one if '"' not in part)
    return [tuple(one) for one in shown]


def test_a_field_that_both_changed(as_editor):
    skill = factories.SkillFactory(description="As it was.")
    shown = beside(
        as_editor,
        skill,
        {"description": "Mine."},
        lambda: Skill.objects.update(description="Theirs."),
    )
    assert shown == [("Description", "Theirs.", "Mine.")]


def test_a_requirement_that_both_changed_is_told_in_the_words_of_the_page(as_editor, draft):
    row = draft.requirements.get(skill__slug="python")
    shown = beside(
        as_editor,
        draft,
        {"requirements-0-level": 5, "requirements-0-alternatives": []},
        lambda: Requirement.objects.filter(pk=row.pk).update(weight=1, essential=False),
    )
    assert shown == [
        ("Requirement Python 3: Level", "3 Competent", "5 Expert"),
        ("Requirement Python 3: Weight", "1", "3"),
        ("Requirement Python 3: Essential", "no", "yes"),
        ("Requirement Python 3: Alternatives", "Scala, Java", "empty"),
    ]


def test_rows_that_were_added_and_deleted_on_either_side(as_editor, draft):
    go, rust = factories.SkillFactory(slug="go"), factories.SkillFactory(slug="rust")
    sent = add_row(
        filled(as_editor.get(address(RoleProfile, draft))), "requirements", skill=go.pk, level=2, weight=2, position=9
    )
    changes = {name: value for name, value in sent.items() if name.startswith("requirements-")}

    def meanwhile():
        draft.requirements.get(skill__slug="sql").delete()
        factories.RequirementFactory(profile=draft, skill=rust, position=7)

    shown = beside(as_editor, draft, changes, meanwhile)
    assert [(one[1][:7], one[2][:9]) for one in shown] == [
        ("deleted", "skill Sql"),
        ("not the", "skill Go,"),
        ("skill R", "not there"),
    ]


def test_a_row_that_one_deletes_while_the_other_keeps_it(as_editor, draft):
    shown = beside(
        as_editor,
        draft,
        {"requirements-1-DELETE": "on"},
        lambda: RoleProfile.objects.update(ready_at=70),
    )
    assert shown == [("Ready at", "70", "85"), ("Requirement Sql 3", "there", "you delete it")]


def test_the_page_is_told_of_in_its_own_words_only(as_editor, draft):
    shown = beside(
        as_editor,
        draft,
        {"change_note": "Mine."},
        lambda: draft.requirements.get(skill__slug="sql").delete(),
    )
    assert shown == [
        ("Change note", "empty", "Mine."),
        ("Requirement", "deleted", "skill Sql, level 3 Competent, weight 3, essential no, position 1"),
    ]


def test_facts_of_a_role_are_compared_too(as_editor):
    role = factories.RoleFactory()
    role.facts.create(kind="education", text="A degree.")
    shown = beside(
        as_editor,
        role,
        {"facts-0-text": "Two degrees."},
        lambda: role.facts.update(kind="experience"),
    )
    assert shown == [
        ("Role fact A degree.: Kind", "Experience", "Education"),
        ("Role fact A degree.: Text", "A degree.", "Two degrees."),
    ]


def test_a_page_that_is_refused_for_another_reason_compares_nothing(as_editor):
    role = factories.RoleFactory()
    page = address(Role, role)
    answer = as_editor.post(page, filled(as_editor.get(page)) | {"title": ""})
    assert (answer.status_code, answer.context["both_versions"]) == (200, [])
