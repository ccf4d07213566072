"""What is confirmed is what was shown, by whoever sent it, once, and all or nothing."""

import pytest
from django.urls import reverse

from roles.admin import tables
from roles.exchange.export import export_json
from roles.models import CatalogueRevision, RoleProfile, Skill, TableUpload
from tests.admin.pages import address
from tests.admin.tables import DESCRIBED, RAISED, REFUSED, confirm, is_as_before, send
from tests.exchange.documents import load_document, small
from tests.exchange.tables import table
from tests.reading import words


@pytest.fixture(autouse=True)
def _catalogue(db):
    load_document(small())


def test_confirmed_it_is_applied_and_leads_to_the_drafts(as_editor, catalogue_editor, revision):
    done = confirm(as_editor, send(as_editor, RAISED, DESCRIBED))
    assert revision.changed()
    draft = RoleProfile.objects.get(status="draft")
    assert f'href="{address(RoleProfile, draft)}"' in done.text
    assert "Junior, version 2" in words(done)
    assert "The tables were brought in" in words(done)
    assert Skill.objects.get(slug="python").description == "Snakes."
    upload = TableUpload.objects.get()
    assert upload.applied_at
    assert not upload.files.exists()
    for row in (draft, draft.requirements.get(), Skill.objects.get(slug="python")):
        entry = row.history.latest()
        assert (entry.history_user, entry.history_change_reason) == (catalogue_editor, "requirements.csv, skills.csv")


def test_confirmed_twice_it_is_applied_once(as_editor, revision):
    page = send(as_editor, RAISED)
    confirm(as_editor, page)
    assert revision.changed()
    before = export_json()
    assert "The tables were brought in" in words(confirm(as_editor, page))
    assert not revision.changed()
    assert export_json() == before


def test_two_clicks_at_once_apply_it_once(as_editor, monkeypatch):
    """The second click is let in before the first is done, as far as it can come."""

    page = send(as_editor, RAISED)
    upload = TableUpload.objects.get()
    shown = tables.preview(upload.contents())
    tables._apply(upload, shown)
    before = export_json()
    tables._apply(upload, shown)
    assert export_json() == before
    assert "The tables were brought in" in words(confirm(as_editor, page))


def test_a_catalogue_that_has_moved_on_is_shown_anew_and_nothing_applied(as_editor):
    page = send(as_editor, RAISED)
    Skill.objects.filter(slug="python").update(slug="snakes", name="Serpents")
    CatalogueRevision.bump()
    again = confirm(as_editor, page)
    assert again.status_code == 409
    assert "The catalogue was changed after you saw this page. Nothing was applied." in words(again)
    assert "1 of 1 rows is refused" in words(again)
    assert is_as_before()
    Skill.objects.filter(slug="snakes").update(slug="python", name="Python")
    CatalogueRevision.bump()
    looked = as_editor.get(reverse("tables-preview", args=[page.context["upload"].pk]))
    assert "The catalogue was changed after you saw this page." in words(looked)
    assert "The tables were brought in" in words(confirm(as_editor, looked))


def test_a_catalogue_that_moves_on_at_the_last_moment_is_not_touched(as_editor, monkeypatch):

    page = send(as_editor, RAISED)
    read = tables.preview

    def slowly(*args):
        shown = read(*args)
        CatalogueRevision.bump()
        return shown

    monkeypatch.setattr(tables, "preview", slowly)
    again = confirm(as_editor, page)
    assert again.status_code == 409
    assert "The catalogue was changed after you saw this page." in words(again)
    assert is_as_before()


def test_the_confirmation_of_other_files_is_refused(as_editor):
    page = send(as_editor, RAISED)
    other = send(as_editor, DESCRIBED)
    refused = confirm(as_editor, page, digest=other.context["upload"].digest)
    assert refused.status_code == 409
    assert "This page was not about the files that wait here." in words(refused)
    upload = page.context["upload"]
    upload.files.update(content=DESCRIBED[1])  # the bytes themselves count, not what was said of them
    assert confirm(as_editor, page).status_code == 409
    assert is_as_before()


@pytest.mark.parametrize("forged", [{"digest": ""}, {"revision": ""}, {"revision": "None"}, {"revision": "x\0"}])
def test_a_confirmation_that_says_nothing_is_refused(as_editor, forged):
    assert confirm(as_editor, send(as_editor, RAISED), **forged).status_code == 409
    assert is_as_before()


def test_with_a_refused_row_there_is_nothing_to_confirm(as_editor):
    page = send(as_editor, REFUSED, DESCRIBED)
    said = words(page)
    assert "1 of 2 rows is refused. Mend it in your file and send it again" in said
    assert 'skill: there is no skill called "Pyhton"; did you mean "Python"?' in said
    assert "Bring them in" not in page.text
    assert confirm(as_editor, page).status_code == 409
    assert is_as_before()


def test_what_the_catalogue_says_already_needs_no_confirmation(as_editor, revision):
    file = table("skills", {"skill": "Python", "kind": "technical"})
    page = send(as_editor, file)
    assert "Nothing to change: the catalogue says all this already." in words(page)
    assert 'value="Bring them in"' not in page.text
    assert confirm(as_editor, page).status_code == 409
    assert not revision.changed()


def test_two_skills_that_swap_their_names_are_refused_with_a_reason(as_editor):
    swapped = [{"skill": "Statistics", "slug": "python"}, {"skill": "Python", "slug": "statistics"}]
    page = confirm(as_editor, send(as_editor, table("skills", *swapped)))
    assert page.status_code == 409
    assert "Nothing was applied. two entries claim the same name" in words(page)
    assert Skill.objects.get(slug="python").name == "Python"
