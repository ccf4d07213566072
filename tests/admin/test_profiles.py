"""Versions in the admin: drafts are edited and published, what was published is only read."""

import pytest

from roles.models import Alternative, ImmutableProfileError, RoleProfile
from tests import factories
from tests.admin.pages import address, errors, filled, messages, run, run_on_list, save


def asks(profile) -> list[tuple]:
    """What a profile asks for, as plain values in order."""
    return [
        (asked.skill.slug, asked.level, asked.weight, asked.essential, [a.skill.slug for a in asked.alternatives.all()])
        for asked in profile.requirements.all()
    ]


@pytest.fixture
def published(draft):
    """A published version, asking for what the draft asked for."""
    draft.publish()
    return draft


def test_a_new_draft_gets_the_next_number(as_editor):
    profile = factories.RequirementFactory(profile__version=4).profile
    profile.publish()
    role = profile.role
    page = address(RoleProfile, page="add")
    sent = filled(as_editor.get(page)) | {"role": role.pk, "ready_at": 90}
    assert as_editor.post(page, sent).status_code == 302
    assert list(role.profiles.values_list("version", "status")) == [(5, "draft"), (4, "published")]


def test_a_second_draft_is_refused(as_editor, draft):
    page = address(RoleProfile, page="add")
    sent = filled(as_editor.get(page)) | {"role": draft.role.pk}
    assert "is a draft already" in errors(as_editor.post(page, sent))


def test_a_draft_without_a_role_is_refused(as_editor):
    page = address(RoleProfile, page="add")
    assert "required" in errors(as_editor.post(page, filled(as_editor.get(page))))


@pytest.mark.parametrize("ready_at", [0, 101, "9" * 30])
def test_ready_at_is_a_percentage(as_editor, draft, ready_at):
    assert "Ensure this value" in errors(save(as_editor, draft, ready_at=ready_at))


def test_number_role_and_status_of_a_draft_are_not_edited(as_editor, draft):
    role = factories.RoleFactory()
    save(as_editor, draft, role=role.pk, version=9, status="published", published_at="2026-01-01", ready_at=70)
    saved = RoleProfile.objects.get()
    assert (saved.role, saved.version, saved.status, saved.ready_at) == (draft.role, 1, "draft", 70)


@pytest.mark.parametrize("status", ["published", "retired"])
def test_a_closed_version_is_read_only_with_its_requirements(as_editor, published, status):
    RoleProfile.objects.update(status=status)
    page = address(RoleProfile, published)
    before = asks(published)
    shown = as_editor.get(page)
    assert "Scala, Java" in shown.text
    assert f"This version is {status}, so it never changes" in shown.text
    assert 'name="_save"' not in shown.text
    assert 'name="ready_at"' not in shown.text
    assert 'name="requirements-0-level"' not in shown.text
    assert as_editor.post(page, filled(shown) | {"requirements-0-level": 1}).status_code == 403
    assert asks(published) == before


@pytest.mark.parametrize("status", ["published", "retired"])
def test_a_closed_version_is_not_deleted(as_editor, published, status):
    RoleProfile.objects.update(status=status)
    assert as_editor.post(address(RoleProfile, published, "delete"), {"post": "yes"}).status_code == 403
    sent = {"action": "delete_selected", "_selected_action": published.pk, "post": "yes"}
    assert "versions that people were assessed against are kept" in as_editor.post(address(RoleProfile), sent).text
    assert RoleProfile.objects.exists()


def test_a_draft_is_deleted(as_editor, draft):
    sent = {"action": "delete_selected", "_selected_action": draft.pk, "post": "yes"}
    assert as_editor.post(address(RoleProfile), sent).status_code == 302
    assert not RoleProfile.objects.exists()


def test_a_draft_is_published_from_its_page(as_editor, draft):
    page = run(as_editor, "publish", draft)
    sent = {"mark": page.context["mark"], "change_note": "The first."}
    assert "version 1 is published" in messages(as_editor.post(page.redirect_chain[-1][0], sent, follow=True))
    assert RoleProfile.objects.get().status == "published"


def test_drafts_are_published_from_the_list_and_those_that_cannot_be_are_named(as_editor, draft):
    empty = factories.RoleProfileFactory(role__slug="ghost")
    said = messages(run_on_list(as_editor, "publish", draft, empty))
    assert "Data Engineer, version 1 is published" in said
    assert "Ghost, version 1 asks for no skill yet" in said


def test_from_the_list_a_later_version_is_not_published_without_a_note(as_editor, published):
    run(as_editor, "draft_from_this", published)
    second = published.role.profiles.get(status="draft")
    assert "does not say what changed and why" in messages(run_on_list(as_editor, "publish", second))
    RoleProfile.objects.filter(pk=second.pk).update(change_note="More of the same.")
    assert "version 2 is published" in messages(run_on_list(as_editor, "publish", second))


def test_a_published_version_is_not_published_again(as_editor, published):
    assert "is no draft any more" in messages(run_on_list(as_editor, "publish", published))


def test_edits_that_are_not_saved_are_neither_lost_nor_left_out_of_what_is_published(as_editor, draft):
    page = address(RoleProfile, draft)
    sent = filled(as_editor.get(page)) | {"requirements-0-level": 5}
    sent |= {"CHANGE_FORM-action": "publish", "_selected_action": draft.pk, "index": 0}
    assert "was not published" in messages(as_editor.post(page, sent, follow=True))
    assert RoleProfile.objects.get().is_draft


def test_a_new_draft_is_a_copy_of_the_version_it_starts_from(as_editor, draft):
    save(as_editor, draft, ready_at=70, change_note="The first.")
    draft.publish()
    published = draft
    answer = run(as_editor, "draft_from_this", published)
    copy = published.role.profiles.get(status="draft")
    assert answer.redirect_chain[-1][0] == address(RoleProfile, copy)
    assert (copy.version, copy.ready_at, copy.change_note) == (2, 70, "")
    assert asks(copy) == asks(published)
    assert asks(copy)[0] == ("python", 3, 3, True, ["scala", "java"])
    places = Alternative.objects.filter(requirement__profile=copy).values_list("skill__slug", "position")
    assert set(places) == {("scala", 0), ("java", 1)}


def test_a_new_draft_from_an_old_version_gets_the_highest_number(as_editor, published):
    run(as_editor, "draft_from_this", published)
    second = published.role.profiles.get(status="draft")
    second.publish()
    run(as_editor, "draft_from_this", published)
    assert published.role.profiles.get(status="draft").version == 3


def test_a_role_with_a_draft_gets_no_second_one(as_editor, draft):
    for answer in (run(as_editor, "draft_from_this", draft), run_on_list(as_editor, "draft_from_this", draft)):
        assert "version 1 is a draft already" in messages(answer)
    assert RoleProfile.objects.count() == 1


def test_an_edited_copy_leaves_the_published_version_as_it_was(as_editor, published):
    before = asks(published)
    run(as_editor, "draft_from_this", published)
    copy = published.role.profiles.get(status="draft")
    save(
        as_editor, copy, **{"requirements-0-level": 5, "requirements-0-alternatives": [], "requirements-1-DELETE": "on"}
    )
    assert asks(copy) == [("python", 5, 3, True, [])]
    assert asks(published) == before


def test_the_model_still_refuses_what_the_admin_does_not_offer(published):
    with pytest.raises(ImmutableProfileError):
        published.requirements.first().save()


def test_a_second_click_on_new_draft_leads_to_the_draft_that_is_there(as_editor, published):
    run(as_editor, "draft_from_this", published)
    answer = run(as_editor, "draft_from_this", published)
    assert answer.redirect_chain[-1][0] == address(RoleProfile, published.role.profiles.get(status="draft"))
    assert "is a draft already" in messages(answer)


@pytest.mark.parametrize("key", ["\0", "one", "9" * 30, ""])
def test_a_forged_choice_of_rows_does_nothing(as_editor, draft, key):
    sent = {"action": "publish", "_selected_action": [key]}
    assert as_editor.post(address(RoleProfile), sent, follow=True).status_code == 200
    draft.refresh_from_db()
    assert draft.is_draft


def test_a_note_that_could_not_be_published_is_not_saved_either(as_editor, draft):
    assert "at most 5000 characters" in errors(save(as_editor, draft, change_note="x" * 5001))


def test_levels_are_chosen_by_number_and_name(as_editor, draft):
    assert ">3 Competent</option>" in as_editor.get(address(RoleProfile, draft)).text
