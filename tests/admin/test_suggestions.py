"""Suggestions in the admin: editors read them, say what became of them, and change nothing of what was written."""

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roles.models import Skill, Suggestion
from tests import factories
from tests.admin.pages import address, errors, filled, messages, run_on_list, save

BAD = '<script>alert("x")</script><img src=x onerror=alert(1)>'


@pytest.fixture
def better(db):
    """About level 2 of a skill."""
    skill = factories.SkillFactory(slug="python")
    return Suggestion.objects.create(kind="anchor", skill=skill, level=2, text="Reads a file, line by line.")


@pytest.fixture
def missing(db):
    role = factories.published_role(slug="coder")
    return Suggestion.objects.create(kind="missing-skill", name="Rust", role=role, text="Fast.\nDoes not leak.")


def found(client, **query) -> list[Suggestion]:
    return list(client.get(address(Suggestion), query).context["cl"].queryset)


def test_the_list_says_what_each_is_about(as_editor, better, missing):
    page = as_editor.get(address(Suggestion)).text
    for words in ("Missing skill", "Rust", "Better description", "Python", "Advanced beginner", "Reads a file", "New"):
        assert f"{words}" in page
    assert found(as_editor) == [missing, better]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"state__exact": "new"}, ["Rust"]),
        ({"state__exact": "declined"}, ["Python"]),
        ({"kind__exact": "anchor"}, ["Python"]),
        ({"q": "leak"}, ["Rust"]),
        ({"q": "python"}, ["Python"]),
        ({"q": "%_'"}, []),
    ],
)
def test_they_can_be_found_by_state_kind_and_words(as_editor, better, missing, query, names):
    Suggestion.objects.filter(pk=better.pk).update(state="declined")
    assert [suggestion.about for suggestion in found(as_editor, **query)] == names


def test_a_nul_in_a_search_is_no_fault(as_editor, better):
    assert as_editor.get(address(Suggestion), {"q": "\0"}, follow=True).status_code == 200


def test_a_long_text_is_cut_in_the_list_and_whole_on_its_page(as_editor, better):
    Suggestion.objects.update(text="long " * 100 + "story")
    assert "story" not in as_editor.get(address(Suggestion)).text
    assert "long story" in as_editor.get(address(Suggestion, better)).text


def test_the_page_shows_what_stands_there_now_and_leads_to_the_skill(as_editor, better):
    page = as_editor.get(address(Suggestion, better)).text
    assert f'<a href="{address(Skill, better.skill)}">Python</a>' in page
    assert "Do Python as at 2." in page
    Suggestion.objects.update(level=None)
    assert "What Python covers." in as_editor.get(address(Suggestion, better)).text


def test_a_level_without_a_text_is_no_fault(as_editor, better):
    better.skill.anchors.all().delete()
    assert as_editor.get(address(Suggestion, better)).status_code == 200


def test_the_page_of_a_missing_skill_says_which_role_it_was_missed_for(as_editor, missing):
    page = as_editor.get(address(Suggestion, missing)).text
    assert f'<a href="{address(type(missing.role), missing.role)}">Coder</a>' in page
    assert "Fast.<br>Does not leak." in page
    assert "cannot be answered" in page


def test_an_editor_says_what_became_of_it_and_changes_nothing_else(as_editor, better):
    before = Suggestion.objects.values().get()
    other = factories.SkillFactory()
    forged = {"text": "Mine", "kind": "missing-skill", "skill": other.pk, "level": 5, "name": "x", "role": ""}
    answer = save(as_editor, better, state="taken-up", note="In the next version.", created_at="2001-01-01", **forged)
    assert answer.status_code == 302
    assert Suggestion.objects.values().get() == before | {"state": "taken-up", "note": "In the next version."}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"state": "lost"}, "Select a valid choice"),
        ({"note": "x" * 2001}, "at most 2000 characters"),
        ({"note": "a\0b"}, "Null characters"),
    ],
)
def test_what_makes_no_sense_is_refused(as_editor, better, wrong, said):
    assert said in errors(save(as_editor, better, **wrong))


def test_a_page_that_somebody_else_has_saved_since_is_refused(as_editor, better):
    page = address(Suggestion, better)
    opened = filled(as_editor.get(page))
    Suggestion.objects.update(note="I write to the author of the course.")
    assert "Somebody changed this" in errors(as_editor.post(page, opened | {"note": "Done."}))


@pytest.mark.parametrize(
    ("action", "state", "said"),
    [("take_up", "taken-up", "2 suggestions marked as taken up."), ("decline", "declined", "marked as declined.")],
)
def test_several_are_marked_at_once_and_the_history_says_so(as_editor, better, missing, action, state, said):
    answer = run_on_list(as_editor, action, better, missing)
    assert said in messages(answer)
    assert set(Suggestion.objects.values_list("state", flat=True)) == {state}
    assert LogEntry.objects.count() == 2
    assert "0 suggestions marked" in messages(run_on_list(as_editor, action, better))
    assert LogEntry.objects.count() == 2


def test_one_that_is_marked_is_counted_as_one(as_editor, better):
    assert messages(run_on_list(as_editor, "take_up", better)) == "1 suggestion marked as taken up."


def test_nobody_adds_one_in_the_admin(as_editor, client, editor):
    assert "suggestion/add" not in as_editor.get(address(Suggestion)).text
    for person in (None, editor):
        if person:
            client.force_login(person)
        assert client.get(address(Suggestion, page="add")).status_code == 403
        assert client.post(address(Suggestion, page="add"), {"text": "x", "state": "new"}).status_code == 403
    assert not Suggestion.objects.exists()


def test_the_group_of_editors_may_do_all_but_add(catalogue_editor):
    codes = {name.split(".")[1] for name in catalogue_editor.get_all_permissions()}
    allowed = {code for code in codes if "suggestion" in code}
    assert allowed == {"view_suggestion", "change_suggestion", "delete_suggestion"}


def test_who_may_only_look_gets_a_page_to_read(client, better):
    person = factories.UserFactory(is_staff=True)
    person.user_permissions.add(person.user_permissions.model.objects.get(codename="view_suggestion"))
    client.force_login(person)
    page = client.get(address(Suggestion, better)).text
    assert "Reads a file" in page
    assert "<textarea" not in page
    assert "Mark as declined" not in client.get(address(Suggestion)).text
    run_on_list(client, "decline", better)
    client.post(address(Suggestion, better), {"state": "declined"})
    assert Suggestion.objects.get().state == "new"


def test_what_does_not_belong_there_is_deleted(as_editor, better, missing):
    assert as_editor.post(address(Suggestion, better, "delete"), {"post": "yes"}).status_code == 302
    sent = {"action": "delete_selected", "_selected_action": missing.pk, "post": "yes"}
    assert as_editor.post(address(Suggestion), sent).status_code == 302
    assert not Suggestion.objects.exists()


def test_suggestions_do_not_keep_an_editor_from_deleting_their_skill(as_editor, better):
    page = address(Skill, better.skill, "delete")
    assert "Better description: Python, level 2" in as_editor.get(page).text
    assert as_editor.post(page, {"post": "yes"}).status_code == 302
    assert not Suggestion.objects.exists()


def test_nothing_here_announces_a_change_of_the_catalogue(as_editor, better, missing, revision):
    save(as_editor, better, state="declined", note="No.")
    run_on_list(as_editor, "take_up", better, missing)
    as_editor.post(address(Suggestion, better, "delete"), {"post": "yes"})
    sent = {"action": "delete_selected", "_selected_action": missing.pk, "post": "yes"}
    as_editor.post(address(Suggestion), sent)
    assert not Suggestion.objects.exists()
    assert not revision.changed()


def test_markup_in_a_suggestion_is_shown_as_text(as_editor, better, missing):
    Suggestion.objects.update(text=BAD, note=BAD)
    Suggestion.objects.filter(pk=missing.pk).update(name=BAD)
    pages = [address(Suggestion), f"{address(Suggestion)}?q=script", reverse("admin:index")]
    for row in (better, missing):
        pages += [address(Suggestion, row, page) for page in ("change", "history", "delete")]
    save(as_editor, missing, state="declined")
    for page in pages:
        shown = as_editor.get(page).text
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
    assert "&lt;script&gt;alert" in as_editor.get(pages[0]).text
    assert "<script>alert" not in run_on_list(as_editor, "take_up", better, missing).text


@pytest.mark.django_db(transaction=True)
def test_in_a_browser_a_script_in_a_suggestion_does_not_run(window, better):
    Suggestion.objects.update(text=BAD, note=BAD)
    asked = []
    window.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    for page in (address(Suggestion), address(Suggestion, better)):
        window.goto(page)
        assert 'alert("x")' in window.locator("#content").inner_text()
    assert asked == []


def queries_of(client, page: str) -> int:
    client.get(page)  # Django keeps the types of contents from the first page on
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page).status_code == 200
    return len(captured)


def test_the_list_takes_7_queries_whatever_its_length(as_editor, better):
    # Session, account, permissions (2), two counts and the rows.
    assert queries_of(as_editor, address(Suggestion)) == 7
    for number in range(30):
        skill = factories.SkillFactory()
        Suggestion.objects.create(kind="anchor", skill=skill, text=f"Remark {number}")
    assert queries_of(as_editor, address(Suggestion)) == 7
