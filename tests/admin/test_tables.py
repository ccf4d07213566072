"""Bringing in tables: who may, what is shown of each row, and what waits for how long."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from roles.models import CatalogueRevision, RoleProfile, Skill, TableUpload
from tests import factories
from tests.admin.pages import address, messages
from tests.admin.tables import DESCRIBED, RAISED, REFUSED, confirm, is_as_before, send, start
from tests.admin.test_pages import INLINE
from tests.exchange.documents import load_document, small
from tests.exchange.tables import table
from tests.reading import words


@pytest.fixture(autouse=True)
def _catalogue(db):
    load_document(small())


def test_the_page_is_found_from_the_index_and_from_the_lists_of_what_tables_hold(as_editor):
    for page in (reverse("admin:index"), address(Skill), address(RoleProfile)):
        assert f'href="{start()}"' in as_editor.get(page).text
    assert f'href="{start()}"' not in as_editor.get(reverse("admin:roles_suggestion_changelist")).text


@pytest.mark.parametrize("missing", ["add_requirement", "change_skill"])
def test_who_may_not_change_and_add_everything_finds_no_way_in(client, catalogue_editor, missing):
    shown = TableUpload.objects.keep(catalogue_editor, [RAISED], CatalogueRevision.current(), {})
    group = catalogue_editor.groups.get()
    group.permissions.remove(group.permissions.get(codename=missing))
    client.force_login(catalogue_editor)
    assert f'href="{start()}"' not in client.get(reverse("admin:index")).text
    pages = [start(), reverse("tables-preview", args=[shown.pk]), reverse("tables-xlsx", args=["template"])]
    pages.append(reverse("tables-csv", args=["catalogue", "skills"]))
    assert {client.get(page).status_code for page in pages} == {403}
    assert {client.post(page).status_code for page in [*pages[:2], reverse("tables-discard", args=[shown.pk])]} == {403}
    assert is_as_before()


def test_everybody_else_is_sent_to_sign_in(client, learner):
    assert client.get(start()).url.startswith(("/account/login/", "/admin/login/"))
    client.force_login(learner)
    assert client.get(start(), follow=True).status_code == 403


def test_the_uploads_of_another_editor_are_not_there(as_editor, client):
    page = send(as_editor, RAISED)
    other = factories.UserFactory(is_staff=True, is_superuser=True)
    client.force_login(other)
    for name in ("tables-preview", "tables-discard"):
        assert client.post(reverse(name, args=[page.context["upload"].pk])).status_code == 404
    assert client.get(reverse("tables-preview", args=[page.context["upload"].pk])).status_code == 404
    assert "requirements.csv" not in words(client.get(start()))
    assert is_as_before()
    assert TableUpload.objects.count() == 1


def test_every_row_is_shown_and_nothing_is_changed_before_it_is_confirmed(as_editor, revision):
    page = send(as_editor, RAISED, DESCRIBED)
    said = words(page)
    assert "2 rows in the files" in said
    assert "Nothing is changed yet." in said
    assert "Level raised from 2 Advanced beginner to 4 Proficient." in said
    assert "Junior: Listening" in said
    assert "Asked for no more: there is no row for it." in said
    assert "Line 2 skills.csv Python Skills Changed Description" in said
    assert "1 role gets a draft" in said
    assert is_as_before()
    assert not revision.changed()


def test_rows_are_shown_by_kind_and_by_table_and_page_by_page(as_editor, monkeypatch):
    new = [{"skill": f"Skill {n}", "kind": "soft", "group": "people"} for n in range(150)]
    files = [table("skills", *new, {"skill": "Python"}), *[("a.csv", _anchors(new)), DESCRIBED_ELSEWHERE]]
    page = send(as_editor, *files)
    where = reverse("tables-preview", args=[page.context["upload"].pk])
    assert "Page 1 of 10" in words(page)
    assert len(page.context["page"].object_list) == 100
    shown = as_editor.get(where, {"show": "unchanged"})
    assert [row.name for row, *_ in shown.context["page"]] == ["Python"]
    shown = as_editor.get(where, {"show": "added", "table": "skills", "page": 2})
    assert len(shown.context["page"].object_list) == 50
    assert "No rows of this kind." in words(as_editor.get(where, {"show": "refused"}))


DESCRIBED_ELSEWHERE = table("groups", {"group": "Making", "description": "With hands."})


def _anchors(skills: list[dict]) -> bytes:
    return table("anchors", *({"skill": s["skill"], "level": n, "text": "Do."} for s in skills for n in range(1, 6)))[1]


@pytest.mark.parametrize("query", [{"show": "x"}, {"table": "x"}, {"page": "x"}, {"page": "99"}, {"show": "\0"}])
def test_a_way_to_look_that_there_is_not_is_passed_over(as_editor, query):
    page = send(as_editor, RAISED)
    assert as_editor.get(reverse("tables-preview", args=[page.context["upload"].pk]), query).status_code == 200


def test_files_that_wait_are_listed_and_can_be_thrown_away(as_editor):
    page = send(as_editor, RAISED)
    assert "requirements.csv" in words(as_editor.get(start()))
    gone = as_editor.post(reverse("tables-discard", args=[page.context["upload"].pk]), follow=True)
    assert messages(gone) == "The files were thrown away. Nothing was changed."
    assert not TableUpload.objects.exists()
    assert as_editor.get(reverse("tables-discard", args=[page.context["upload"].pk])).status_code == 405


def test_what_was_done_cannot_be_thrown_away(as_editor):
    page = send(as_editor, RAISED)
    confirm(as_editor, page)
    as_editor.post(reverse("tables-discard", args=[page.context["upload"].pk]))
    assert TableUpload.objects.get().applied_at


@pytest.mark.parametrize("method", ["put", "delete"])
def test_the_pages_take_no_other_methods(as_editor, method):
    assert getattr(as_editor, method)(start()).status_code == 405


def test_only_the_newest_few_uploads_wait_and_none_for_longer_than_a_day(as_editor):
    for _ in range(TableUpload.MOST + 2):
        send(as_editor, RAISED)
    assert TableUpload.objects.count() == TableUpload.MOST
    long_ago = timezone.now() - TableUpload.KEPT_FOR - timedelta(minutes=1)
    TableUpload.objects.update(uploaded_at=long_ago)
    send(as_editor, RAISED)
    assert TableUpload.objects.count() == 1
    call_command("tidy")
    assert TableUpload.objects.count() == 1
    TableUpload.objects.update(uploaded_at=long_ago)
    call_command("tidy")
    assert not TableUpload.objects.exists()


def queries_of(client, page: str) -> int:
    client.get(page)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page).status_code == 200
    return len(captured)


def test_the_pages_take_a_few_queries_whatever_is_on_them(as_editor):
    page = send(as_editor, RAISED)
    where = reverse("tables-preview", args=[page.context["upload"].pk])
    # Session, account, permissions (2), the uploads and their files.
    assert queries_of(as_editor, start()) == 6
    # Session, account, permissions (2), the upload and the mark of the catalogue.
    assert queries_of(as_editor, where) == 6
    send(as_editor, RAISED, DESCRIBED)
    assert queries_of(as_editor, start()) == 6
    confirm(as_editor, page)
    # Session, account, permissions (2), the upload and the drafts.
    assert queries_of(as_editor, where) == 6


def test_the_policy_is_strict_and_nothing_is_inline(as_editor):
    page = send(as_editor, RAISED)
    for answer in (as_editor.get(start()), page, send(as_editor, REFUSED), confirm(as_editor, page)):
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert not INLINE.search(answer.text)
