"""Naming a missing skill: what is sent, what is refused and why, how often, and the way back. No author is kept."""

import pytest
from django.core.cache import cache
from django.test import Client

from roles.models import Suggestion
from tests import factories
from tests.crowd import crowd
from tests.reading import crumbs, heading, html, links, queries, title, words

pytestmark = pytest.mark.django_db

PAGE = "/suggest-a-skill/"
RUST = {"name": "Rust", "text": "Writes fast programs that do not leak."}


@pytest.fixture
def python():
    return factories.SkillFactory(slug="python")


def test_a_visitor_is_sent_to_sign_in_and_back_from_the_link_on_the_list(client, python):
    assert PAGE in links(client.get("/skills/"))
    assert client.get(f"{PAGE}?role=coder").url == f"/account/login/?next={PAGE}%3Frole%3Dcoder"
    assert client.post(PAGE, RUST).status_code == 302
    assert not Suggestion.objects.exists()


def test_the_page_says_what_becomes_of_a_suggestion(as_learner):
    response = as_learner.get(PAGE)
    assert (heading(response), title(response)) == ("Which skill is missing?", "Suggest a skill | Skill-gap assessor")
    assert crumbs(response) == ["Home", "Skills", "Suggest a skill"]
    assert "Sent without your name or e-mail address." in words(response)
    assert "Nothing was sent" not in words(response)


def test_what_is_sent_reaches_the_editors_and_leads_back_to_the_skills(as_learner):
    response = as_learner.post(PAGE, RUST, follow=True)
    assert response.redirect_chain == [("/skills/", 302)]
    assert "Your suggestion was sent to the editors." in words(response)
    sent = Suggestion.objects.get()
    assert (sent.kind, sent.name, sent.text) == ("missing-skill", *RUST.values())
    assert (sent.state, sent.note, sent.skill, sent.level, sent.role) == ("new", "", None, None, None)


def test_who_sent_it_is_kept_nowhere(as_learner, learner):
    names = {field.name for field in Suggestion._meta.get_fields()}
    assert names == {"id", "kind", "skill", "level", "role", "name", "text", "state", "note", "created_at"}
    as_learner.post(PAGE, RUST)
    assert not any(str(learner.pk) == key.split("-")[1] or learner.email in key for key in cache._cache)


def test_the_role_somebody_rates_themselves_for_is_chosen_already(as_learner):
    role = factories.published_role(slug="coder")
    page = html(as_learner.get(PAGE, {"role": "coder"}))
    assert '<option value="coder" selected>Coder</option>' in page
    as_learner.post(PAGE, RUST | {"role": "coder"})
    assert Suggestion.objects.get().role == role


@pytest.mark.parametrize("slug", ["nothing", "draft", "<script>", "a\0b", "x" * 5000])
def test_a_role_that_nobody_sees_is_passed_over_in_the_address_and_refused_in_the_form(as_learner, slug):
    factories.RoleProfileFactory(role__slug="draft", role__title="Secret plan")
    page = html(as_learner.get(PAGE, {"role": slug}))
    assert "Secret plan" not in page
    assert "<script>" not in page
    refused = as_learner.post(PAGE, RUST | {"role": slug})
    assert "Nothing was sent yet." in words(refused)
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Give the skill a name."),
        ({"name": " \t "}, "Give the skill a name."),
        ({"name": "x" * 151}, "Use at most 150 characters; this has 151."),
        ({"name": "Ru\0st"}, "a character that cannot be kept (NUL)"),
        ({"text": ""}, "Say in a sentence or two what it is."),
        ({"text": " \r\n "}, "Say in a sentence or two what it is."),
        ({"text": "x" * 2001}, "Use at most 2000 characters; this has 2001."),
        ({"text": "leaks\0"}, "a character that cannot be kept (NUL)"),
    ],
)
def test_what_cannot_be_sent_is_refused_with_a_reason_and_kept_in_the_form(as_learner, wrong, said):
    sent = RUST | wrong
    response = as_learner.post(PAGE, sent)
    assert response.status_code == 200
    assert said in words(response)
    assert "Nothing was sent yet." in words(response)
    assert {name: response.context["form"][name].value() for name in sent} == sent
    assert not Suggestion.objects.exists()


def test_a_form_without_fields_is_refused(as_learner):
    assert "Give the skill a name." in words(as_learner.post(PAGE))


def test_the_longest_text_may_have_line_ends_which_browsers_send_as_two_characters(as_learner):
    as_learner.post(PAGE, RUST | {"text": "x" * 998 + "\r\n\r\n" + "y" * 1000})
    assert Suggestion.objects.get().text == "x" * 998 + "\n\n" + "y" * 1000


@pytest.mark.parametrize("name", ["Python", "python", " PYTHON "])
def test_a_skill_that_is_there_is_named_and_linked(as_learner, python, name):
    response = as_learner.post(PAGE, RUST | {"name": name, "different_from": "python"})
    assert "Python is in the catalogue already." in words(response)
    assert {"/skills/python/", "/skills/python/suggest/"} <= set(links(response))
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize(
    ("slug", "title", "name"),
    [
        ("python", "Python", "Pyton"),
        ("containers", "Container orchestration (Kubernetes)", "kubernetes"),
        ("series", "Time series analysis", "Time  series"),
    ],
)
def test_a_name_that_is_nearly_one_of_the_catalogue_is_asked_about_once(as_learner, slug, title, name):
    factories.SkillFactory(slug=slug, name=title)
    asked = as_learner.post(PAGE, RUST | {"name": name})
    assert f"The catalogue has {title}. Is it the same?" in words(asked)
    assert f"/skills/{slug}/" in links(asked)
    assert f'name="different_from" value="{slug}"' in html(asked)
    assert not Suggestion.objects.exists()
    as_learner.post(PAGE, RUST | {"name": name, "different_from": slug})
    assert Suggestion.objects.get().name == " ".join(name.split())


def test_ruling_one_skill_out_rules_out_no_other(as_learner, python):
    factories.SkillFactory(slug="golang")
    response = as_learner.post(PAGE, RUST | {"name": "Golan", "different_from": "python"})
    assert "The catalogue has Golang. Is it the same?" in words(response)


@pytest.mark.parametrize("name", ["C", "!!!", "Quantum computing", "日本語"])
def test_a_name_that_is_like_no_other_is_sent(as_learner, python, name):
    factories.SkillFactory(slug="cpp", name="C++")
    as_learner.post(PAGE, RUST | {"name": name})
    assert Suggestion.objects.get().name == name


def test_nothing_but_what_is_asked_for_can_be_set(as_learner, python):
    forged = {"state": "taken-up", "note": "Mine", "kind": "anchor", "skill": python.pk, "level": 3, "id": 77}
    as_learner.post(PAGE, RUST | forged | {"created_at": "2001-01-01T00:00Z"})
    sent = Suggestion.objects.get()
    assert (sent.kind, sent.state, sent.note, sent.skill, sent.level) == ("missing-skill", "new", "", None, None)
    assert sent.created_at.year > 2001
    assert sent.pk != 77


def test_markup_is_shown_as_text(as_learner):
    bad = "<script>alert(1)</script>"
    factories.SkillFactory(slug="bad", name=f"{bad} skill")
    page = html(as_learner.post(PAGE, {"name": f"{bad} skil", "text": "</textarea>" + bad, "next": f"/{bad}"}))
    assert bad not in page
    assert "&lt;/textarea&gt;&lt;script&gt;" in page


def test_a_forged_form_is_refused(learner, python):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(learner)
    assert careful.post(PAGE, RUST).status_code == 403


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_nothing_else_can_be_done_with_it(as_learner, method):
    assert getattr(as_learner, method)(PAGE).status_code == 405


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_takes_3_queries_whatever_the_size_of_the_catalogue(as_learner, number):
    crowd(number)
    assert queries(as_learner, PAGE) == 3
