"""Two editors with the same page open: the second save is refused, whatever part of the page the first changed."""

import pytest

from roles.models import Alternative, Role, RoleProfile, Skill
from tests import factories
from tests.admin.pages import address, errors, filled, messages


def test_a_save_from_a_page_that_is_out_of_date_is_refused(as_editor):
    skill = factories.SkillFactory()
    page = address(Skill, skill)
    first, second = (filled(as_editor.get(page)) for _ in range(2))
    assert as_editor.post(page, first | {"description": "The first."}).status_code == 302
    assert "Somebody changed this" in errors(as_editor.post(page, second | {"description": "The second."}))
    assert Skill.objects.get().description == "The first."


@pytest.mark.parametrize("mark", ["", "forged", "\0"])
def test_a_save_that_does_not_say_what_it_was_made_from_is_refused(as_editor, mark):
    skill = factories.SkillFactory()
    sent = filled(as_editor.get(address(Skill, skill))) | {"seen": mark}
    assert "Somebody changed this" in errors(as_editor.post(address(Skill, skill), sent))


def _of_skill():
    skill = factories.SkillFactory()
    return skill, lambda: skill.anchors.filter(level=1).update(text="Something else.")


def _of_role():
    role = factories.RoleFactory()
    return role, lambda: role.facts.create(kind="education", text="A degree")


def _of_draft():
    profile = factories.RoleProfileFactory()
    requirement = factories.RequirementFactory(profile=profile)
    skill = factories.SkillFactory()
    return profile, lambda: Alternative.objects.create(requirement=requirement, skill=skill)


@pytest.mark.parametrize("make", [_of_skill, _of_role, _of_draft])
def test_a_change_in_a_row_of_the_page_makes_it_out_of_date(as_editor, make):
    row, change = make()
    page = address(type(row), row)
    opened = filled(as_editor.get(page))
    change()
    assert "Somebody changed this" in errors(as_editor.post(page, opened))


def test_a_change_elsewhere_leaves_a_page_up_to_date(as_editor):
    role, other = factories.RoleFactory(), factories.RoleFactory()
    opened = filled(as_editor.get(address(Role, role)))
    other.facts.create(kind="education", text="A degree")
    assert as_editor.post(address(Role, role), opened).status_code == 302


def test_a_draft_that_somebody_else_changed_is_not_published_unread(as_editor, draft):
    page = address(RoleProfile, draft)
    opened = filled(as_editor.get(page))
    draft.requirements.update(level=5)
    sent = opened | {"CHANGE_FORM-action": "publish", "_selected_action": draft.pk, "index": 0}
    assert "was not published" in messages(as_editor.post(page, sent, follow=True))
