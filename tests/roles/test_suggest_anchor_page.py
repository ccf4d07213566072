"""Describing a skill better: the texts of today beside the form, one level or the whole, and the way back."""

import pytest

from roles.exchange.export import export_json
from roles.models import Anchor, CatalogueRevision, Skill, Suggestion
from tests import factories
from tests.crowd import crowd
from tests.reading import crumbs, heading, html, links, queries, section, title, words

pytestmark = pytest.mark.django_db

PAGE = "/skills/sql/suggest/"
BETTER = {"level": "3", "text": "Writes a query with a window function."}


@pytest.fixture
def sql():
    return factories.SkillFactory(slug="sql", name="SQL", description="Asking tables.")


def test_a_visitor_is_sent_to_sign_in_and_back_from_the_link_on_the_page_of_the_skill(client, sql):
    assert PAGE in links(client.get("/skills/sql/"))
    assert client.get(f"{PAGE}?level=3").url == f"/account/login/?next={PAGE}%3Flevel%3D3"
    assert client.post(PAGE, BETTER).status_code == 302
    assert not Suggestion.objects.exists()


def test_the_page_shows_what_stands_there_now(as_learner, sql):
    response = as_learner.get(PAGE)
    assert heading(response) == "Suggest a better description"
    assert title(response) == "Suggest a better description: SQL | Skill-gap assessor"
    assert crumbs(response) == ["Home", "Skills", "SQL", "Suggest a better description"]
    assert "Asking tables." in section(response, "now")
    assert "3 Competent Do SQL as at 3." in section(response, "now")
    assert "Sent without your name or e-mail address." in words(response)


def test_a_skill_without_texts_can_be_written_about_as_well(as_learner, sql):
    Anchor.objects.all().delete()
    Skill.objects.update(description="")
    assert "No level is described yet." in section(as_learner.get(PAGE), "now")
    assert as_learner.post(PAGE, BETTER).status_code == 302


def test_what_is_written_of_a_skill_that_was_merged_is_for_the_one_that_stays(as_learner, sql):
    factories.SkillFactory(slug="t-sql", merged_into=sql)
    assert crumbs(as_learner.get("/skills/t-sql/suggest/"))[2] == "SQL"
    assert as_learner.post("/skills/t-sql/suggest/", BETTER).url == "/skills/sql/"
    assert Suggestion.objects.get().skill == sql


def test_a_skill_that_is_not_there_is_not_found(as_learner):
    assert as_learner.get("/skills/nothing/suggest/").status_code == 404
    assert as_learner.post("/skills/nothing/suggest/", BETTER).status_code == 404


@pytest.mark.parametrize(("level", "kept"), [("3", 3), ("", None)])
def test_one_level_or_the_whole_skill_is_written_about(as_learner, sql, level, kept):
    response = as_learner.post(PAGE, BETTER | {"level": level}, follow=True)
    assert response.redirect_chain == [("/skills/sql/", 302)]
    assert "Your suggestion was sent to the editors." in words(response)
    sent = Suggestion.objects.get()
    assert (sent.kind, sent.skill, sent.level, sent.text) == ("anchor", sql, kept, BETTER["text"])
    assert (sent.state, sent.name, sent.role) == ("new", "", None)


def test_the_level_in_the_address_is_chosen_already(as_learner, sql):
    assert '<option value="3" selected>Level 3, Competent</option>' in html(as_learner.get(PAGE, {"level": "3"}))


@pytest.mark.parametrize("level", ["0", "6", "-1", "x", "3.0", "<script>", "3\0", "9" * 5000])
def test_a_level_that_there_is_not_is_passed_over_in_the_address_and_refused_in_the_form(as_learner, sql, level):
    page = html(as_learner.get(PAGE, {"level": level}))
    assert " selected" not in page
    assert "<script>" not in page
    response = as_learner.post(PAGE, BETTER | {"level": level})
    assert "Choose a level from the list, or the skill as a whole." in words(response)
    assert BETTER["text"] in html(response)
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Write what should stand there, or what is wrong."),
        (" \n ", "Write what should stand there, or what is wrong."),
        ("x" * 2001, "Use at most 2000 characters; this has 2001."),
        ("a\0b", "a character that cannot be kept (NUL)"),
    ],
)
def test_a_text_that_cannot_be_sent_is_refused_with_a_reason_and_kept_in_the_form(as_learner, sql, text, said):
    response = as_learner.post(PAGE, {"level": "3", "text": text})
    assert response.status_code == 200
    assert said in words(response)
    assert "Nothing was sent yet." in words(response)
    assert response.context["form"]["text"].value() == text
    assert '<option value="3" selected>' in html(response)
    assert not Suggestion.objects.exists()


def test_nothing_but_what_is_asked_for_can_be_set(as_learner, sql):
    other = factories.SkillFactory()
    forged = {"state": "declined", "note": "Mine", "kind": "missing-skill", "skill": other.pk, "name": "Rust"}
    as_learner.post(PAGE, BETTER | forged | {"created_at": "2001-01-01T00:00Z", "role": "coder"})
    sent = Suggestion.objects.get()
    assert (sent.kind, sent.skill, sent.state, sent.note, sent.name) == ("anchor", sql, "new", "", "")
    assert sent.created_at.year > 2001


def test_sent_twice_it_arrives_once(as_learner, sql):
    for _ in range(2):
        assert as_learner.post(PAGE, BETTER).url == "/skills/sql/"
    assert Suggestion.objects.count() == 1
    as_learner.post(PAGE, BETTER | {"level": ""})
    assert Suggestion.objects.count() == 2


def test_suggestions_of_both_kinds_are_counted_together(as_learner, sql):
    for number in range(10):
        as_learner.post("/suggest-a-skill/", {"name": f"Rust {number}", "text": "Fast."})
    response = as_learner.post(PAGE, BETTER)
    assert response.status_code == 429
    assert "You sent 10 suggestions within an hour" in words(response)
    assert f"{BETTER['text']}</textarea>" in html(response)


def test_somebody_goes_back_to_where_they_came_from_if_it_is_on_this_site(as_learner, sql):
    assert as_learner.post(PAGE, BETTER | {"next": "/roles/coder/"}).url == "/roles/coder/"
    assert as_learner.post(PAGE, BETTER | {"next": "//elsewhere.example.org/"}).url == "/skills/sql/"


def test_markup_is_shown_as_text(as_learner, sql):
    bad = "<script>alert(1)</script>"
    Skill.objects.update(name=bad, description=bad)
    Anchor.objects.update(text=bad)
    response = as_learner.post(PAGE, {"level": bad, "text": "</textarea>" + bad})
    assert bad not in html(response)


def test_the_catalogue_is_not_changed_by_a_suggestion(as_learner, sql):
    before = CatalogueRevision.current(), export_json()
    as_learner.post(PAGE, BETTER)
    assert Suggestion.objects.exists()
    assert (CatalogueRevision.current(), export_json()) == before


def test_a_skill_takes_its_suggestions_with_it_and_a_role_does_not(sql):
    role = factories.RoleFactory()
    kept = Suggestion.objects.send(kind="missing-skill", name="Rust", text="Fast.", role=role)
    Suggestion.objects.send(kind="anchor", skill=sql, level=2, text="Better.")
    sql.delete()
    role.delete()
    kept.refresh_from_db()
    assert (list(Suggestion.objects.all()), kept.role) == ([kept], None)


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_takes_4_queries_whatever_hangs_on_the_skill(as_learner, number):
    crowd(number)
    assert queries(as_learner, "/skills/crowd-0/suggest/") == 4
