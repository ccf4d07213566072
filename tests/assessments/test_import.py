"""Ratings from a file: what the page takes, what the preview says, and who may send one."""

from uuid import uuid4

import pytest

from roles.models import CatalogueRevision, RoleProfile, Skill
from tests import assessed, factories
from tests.assessments.sending import AFTER, BEFORE, FILE, address, confirm, paste, token, upload
from tests.crowd import crowd
from tests.reading import crumbs, heading, html, links, queries, section, title, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(learner, role):
    return assessed.draft(learner, role, BEFORE)


def test_the_page_says_what_it_takes(as_learner, draft):
    response = as_learner.get(address(draft))
    assert (heading(response), title(response)) == (
        "Ratings from a file",
        "Ratings from a file | Skill-gap assessor",
    )
    assert crumbs(response) == ["Home", "My assessments", "Self-assessment", "Ratings from a file"]
    assert "skill,level" in words(response)
    assert f"/assessments/{draft.pk}/ratings.csv" in links(response)


def test_the_overview_leads_here_and_to_the_export(as_learner, draft):
    found = links(as_learner.get(f"/assessments/{draft.pk}/"))
    assert {address(draft), f"/assessments/{draft.pk}/ratings.csv"} <= set(found)


@pytest.mark.parametrize("send", [paste, upload])
def test_the_preview_lists_every_row_and_saves_nothing(as_learner, draft, send):
    response = send(as_learner, draft, FILE)
    assert heading(response) == "What the file would change"
    assert "4 ratings: 1 new, 2 changed, 1 unchanged. Nothing is saved yet." in words(response)
    assert "Python from 2 Advanced beginner to 4 Proficient" in section(response, "changed")
    assert "Sql from Not sure to Not applicable" in section(response, "changed")
    assert section(response, "new") == "New Java 0 None"
    assert section(response, "unchanged") == "Unchanged Talking 1 Novice"
    assert "Save 3 ratings" in words(response)
    assert draft.answers_by_skill() == BEFORE


def test_a_file_that_says_what_stands_there_already_has_nothing_to_save(as_learner, draft):
    response = paste(as_learner, draft, "skill,level\npython,2\ntalking,1\n")
    assert "Your answers say the same already; there is nothing to save." in words(response)
    assert 'name="token"' not in html(response)


def test_skills_that_the_role_does_not_ask_for_are_named_and_saved(as_learner, draft):
    factories.SkillFactory(slug="juggling")
    preview = paste(as_learner, draft, "skill,level\njuggling,3\nsets,1\n")
    assert "1 of these skills is not asked for Coder." in words(preview)
    assert "Juggling 3 Competent; for other roles" in section(preview, "new")
    assert "Sets 1 Novice" in section(preview, "new")
    confirm(as_learner, draft, token(preview))
    assert draft.answers_by_skill() == BEFORE | {"juggling": 3, "sets": 1}


@pytest.mark.parametrize("kept", [True, False], ids=["without a published profile", "deleted"])
def test_a_draft_whose_role_was_withdrawn_takes_a_file_all_the_same(as_learner, draft, role, kept):
    RoleProfile.objects.filter(role=role).update(status="retired") if kept else role.delete()
    CatalogueRevision.bump()
    preview = paste(as_learner, draft)
    assert "not asked for" not in words(preview)
    assert confirm(as_learner, draft, token(preview)).status_code == 302
    assert draft.answers_by_skill() == AFTER


def test_names_of_skills_are_shown_as_text(as_learner, draft):
    Skill.objects.filter(slug="java").update(name="<script>alert(1)</script>")
    assert "<script>alert" not in html(paste(as_learner, draft, "skill,level\njava,1\n"))


@pytest.mark.parametrize("data", [None, {"text": FILE}, {"token": "x"}], ids=["open", "send", "confirm"])
def test_a_submitted_assessment_refuses_and_offers_a_new_one(as_learner, learner, role, data):
    mine = assessed.report(learner, role, BEFORE).assessment
    response = as_learner.get(address(mine)) if data is None else as_learner.post(address(mine), data)
    assert response.status_code == (200 if data is None else 409)
    assert "This assessment was submitted and does not change any more." in words(response)
    assert "/assessments/start/" in links(response)
    assert 'name="file"' not in html(response)
    assert mine.answers_by_skill() == BEFORE


def test_a_visitor_on_trial_may_import(client, role):
    client.post("/assessments/start/", {"target": "coder"})
    draft = client.get("/assessments/").context["draft"]
    assert confirm(client, draft, token(paste(client, draft))).url == f"/assessments/{draft.pk}/"
    assert draft.answers_by_skill() == AFTER


@pytest.mark.parametrize("who", ["stranger", "editor"])
@pytest.mark.parametrize("data", [None, {"text": FILE}, {"token": "x"}], ids=["open", "send", "confirm"])
def test_others_get_the_same_404_as_for_nothing(client, draft, who, data, request):
    client.force_login(request.getfixturevalue(who))
    addresses = [address(draft), f"/assessments/{uuid4()}/import/"]
    theirs, nothing = (client.get(one) if data is None else client.post(one, data) for one in addresses)
    assert theirs.status_code == nothing.status_code == 404
    assert theirs.content == nothing.content
    assert draft.answers_by_skill() == BEFORE


def test_whoever_was_signed_out_meanwhile_gets_the_text_back(client, learner, draft):
    assert paste(client, draft).url.startswith("/account/login/")
    client.force_login(learner)
    response = client.get(address(draft))
    assert "You had to sign in again before this was saved." in words(response)
    assert "Python,4" in html(response)
    assert draft.answers_by_skill() == BEFORE


@pytest.mark.parametrize("number", [3, 30])
def test_the_queries_do_not_grow_with_the_file(as_learner, learner, number, django_assert_num_queries):
    draft = assessed.draft(learner, crowd(number), {f"crowd-{n}": 2 for n in range(number // 2)})
    rows = "".join(f"crowd-{n},3\n" for n in range(number))
    assert queries(as_learner, address(draft)) == 3
    as_learner.get(f"/assessments/{draft.pk}/")  # the catalogue is in memory from here on
    with django_assert_num_queries(5):
        preview = paste(as_learner, draft, "skill,level\n" + rows)
    with django_assert_num_queries(13):
        confirm(as_learner, draft, token(preview))


def test_a_round_trip_through_the_export_changes_nothing(as_learner, draft):
    file = as_learner.get(f"/assessments/{draft.pk}/ratings.csv").content
    assert "3 ratings: 0 new, 0 changed, 3 unchanged" in words(upload(as_learner, draft, file))


def test_ratings_move_from_one_person_to_another_machine(client, learner, stranger, role):
    """What somebody exports here, somebody else can import there, whole."""
    mine, theirs = assessed.draft(learner, role, AFTER), assessed.draft(stranger, role)
    client.force_login(learner)
    file = client.get(f"/assessments/{mine.pk}/ratings.csv").content
    client.force_login(stranger)
    confirm(client, theirs, token(upload(client, theirs, file)))
    assert theirs.answers_by_skill() == AFTER
