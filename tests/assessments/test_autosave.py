"""Saving one answer on the way: what comes back is true, in every case the page has something to say."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.dateformat import format as date_format

from assessor.accounts.models import Trial
from assessor.assessments.models import Answer, SelfAssessment
from assessor.catalogue import published_catalogue
from tests import assessed
from tests.crowd import crowd

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(learner, role):
    return assessed.draft(learner, role, {"python": 2})


def address(draft, skill="python"):
    return f"/assessments/{draft.pk}/answers/{skill}/"


def mark(draft, skill="python"):
    return draft.answers.get(skill__slug=skill).mark


def post(client, draft, value, skill="python", **more):
    return client.post(address(draft, skill), {skill: value} | {f"{k}.{skill}": v for k, v in more.items()})


def test_a_saved_answer_brings_its_new_mark_and_where_one_stands(as_learner, draft):
    answer = post(as_learner, draft, "4", seen=mark(draft))
    assert answer.status_code == 200
    assert answer.json()["seen"] == mark(draft)
    assert "1 of 4 answered" in answer.json()["standing"]  # Java cannot change the match any more
    assert draft.answers_by_skill() == {"python": 4}


def test_the_range_narrows_with_an_answer(as_learner, draft):
    before = post(as_learner, draft, "3", seen=mark(draft)).json()["standing"]
    after = post(as_learner, draft, "1", skill="sql", seen="0").json()["standing"]
    assert "between 33\u00a0% and 100\u00a0%" in before
    assert "between 44\u00a0% and 77\u00a0%" in after
    assert "66\u00a0% decided" in after


def test_a_note_and_a_link_are_saved_with_it(as_learner, draft):
    post(as_learner, draft, "4", seen=mark(draft), note=" Two projects ", evidence="https://example.org/x")
    saved = Answer.objects.get()
    assert (saved.note, saved.evidence) == ("Two projects", "https://example.org/x")


def test_another_windows_answer_is_sent_back_and_left_as_it_is(as_learner, draft):
    seen = mark(draft)
    post(as_learner, draft, "5", seen=seen, note="From there")
    answer = post(as_learner, draft, "1", seen=seen)
    assert answer.status_code == 409
    saved = answer.json()["saved"]
    assert (saved["value"], saved["words"], saved["note"], saved["mark"]) == (
        "5",
        "5 Expert",
        "From there",
        mark(draft),
    )
    assert "1 of 4 answered" in answer.json()["standing"]
    assert draft.answers_by_skill() == {"python": 5}


def test_without_the_mark_that_was_seen_nothing_is_saved(as_learner, draft):
    assert post(as_learner, draft, "5").status_code == 428
    assert draft.answers_by_skill() == {"python": 2}


@pytest.mark.parametrize(
    ("value", "more", "field"),
    [
        ("9", {}, "value"),
        ("a\0b", {}, "value"),
        ("", {"note": "but why"}, "value"),
        ("3", {"evidence": "http://example.org/"}, "evidence"),
        ("3", {"evidence": "javascript:alert(1)"}, "evidence"),
        ("3", {"evidence": "https://" + "x" * 600 + ".org"}, "evidence"),
        ("3", {"note": "x" * 2001}, "note"),
        ("3", {"note": "a\0b"}, "note"),
        ("3", {"seen": "1-x"}, "seen"),
    ],
)
def test_what_cannot_be_saved_is_refused_with_the_reason(as_learner, draft, value, more, field):
    answer = post(as_learner, draft, value, **({"seen": mark(draft)} | more))
    assert answer.status_code == 422
    assert field in answer.json()["errors"]
    assert draft.answers_by_skill() == {"python": 2}


def test_nothing_chosen_is_nothing_to_save(as_learner, draft):
    assert post(as_learner, draft, "", seen=mark(draft)).status_code == 422


def test_a_submitted_assessment_does_not_change(as_learner, draft):
    seen = mark(draft)
    as_learner.post(f"/assessments/{draft.pk}/submit/")
    answer = post(as_learner, draft, "5", seen=seen)
    assert (answer.status_code, draft.answers_by_skill()) == (410, {"python": 2})


def test_an_answer_can_be_taken_back_with_all_that_belongs_to_it(as_learner, draft):
    post(as_learner, draft, "4", seen=mark(draft), note="Two projects")
    answer = post(as_learner, draft, "", seen=mark(draft), clear="1", note="Two projects")
    assert (answer.status_code, answer.json()["seen"], answer.json()["confirmed"]) == (200, "0", "")
    assert "0 of 5 answered" in answer.json()["standing"]
    assert not Answer.objects.exists()


def test_taking_back_what_was_changed_elsewhere_takes_nothing_back(as_learner, draft):
    seen = mark(draft)
    post(as_learner, draft, "5", seen=seen)
    assert post(as_learner, draft, "", seen=seen, clear="1").status_code == 409
    assert draft.answers_by_skill() == {"python": 5}


def test_a_saved_answer_says_when_it_was_confirmed(as_learner, draft):
    draft.answers.update(confirmed_at=timezone.now() - timedelta(days=400))
    before = post(as_learner, draft, "2", seen=mark(draft)).json()["confirmed"]
    after = post(as_learner, draft, "3", seen=mark(draft)).json()["confirmed"]
    assert before.startswith("Last confirmed on ")
    assert after == f"Last confirmed on {date_format(timezone.localdate(), 'j F Y')}."
    assert before != after


def test_a_trial_that_is_over_is_not_asked_to_sign_in(client, role):
    draft = SelfAssessment.objects.get(pk=client.post("/assessments/start/", {"target": "coder"}).url.split("/")[2])
    Trial.objects.update(started_at=timezone.now() - Trial.LASTS)
    answer = post(client, draft, "5", seen="0")
    assert answer.status_code == 410
    assert "Not saved: your trial is over" in answer.json()["message"]
    assert "ign in" not in answer.json()["message"]


def test_whoever_is_signed_out_is_told_so(draft):
    answer = post(Client(), draft, "5", seen=mark(draft))
    assert answer.status_code == 401
    assert "signed out" in answer.json()["message"]


def test_a_strangers_draft_and_none_are_the_same(client, stranger, draft):
    client.force_login(stranger)
    nothing = address(draft).replace(str(draft.pk), "00000000-0000-4000-8000-000000000000")
    theirs = post(client, draft, "5", seen=mark(draft))
    assert theirs.status_code == 404
    assert theirs.content == client.post(nothing, {"python": "5", "seen.python": "0"}).content
    assert draft.answers_by_skill() == {"python": 2}


def test_a_skill_that_does_not_exist_is_refused(as_learner, draft):
    assert post(as_learner, draft, "5", skill="no-such-skill", seen="0").status_code == 404


def test_extra_fields_change_nothing(as_learner, draft, stranger):
    extra = {"owner": stranger.pk, "version": "99", "confirmed_at": "2001-01-01", "kind": "not-sure", "level": "0"}
    as_learner.post(address(draft), {"python": "4", "seen.python": mark(draft)} | extra)
    saved = Answer.objects.get()
    assert (saved.value, saved.version, saved.confirmed_at.year > 2020) == (4, 2, True)


@pytest.mark.parametrize("number", [3, 30])
def test_an_answer_is_taken_back_with_6_queries_at_any_size(as_learner, learner, number):
    draft = assessed.draft(learner, crowd(number), {f"crowd-{n}": n % 6 for n in range(number)})
    seen = mark(draft, "crowd-0")
    published_catalogue()
    with CaptureQueriesContext(connection) as captured:
        assert post(as_learner, draft, "", skill="crowd-0", seen=seen, clear="1").status_code == 200
    assert len([one for one in captured if "SAVEPOINT" not in one["sql"]]) == 6


@pytest.mark.parametrize("number", [3, 30])
def test_an_answer_is_saved_with_6_queries_at_any_size(as_learner, learner, number):
    draft = assessed.draft(learner, crowd(number), {f"crowd-{n}": n % 6 for n in range(number)})
    post(as_learner, draft, "5", skill="crowd-0", seen=mark(draft, "crowd-0"))
    with CaptureQueriesContext(connection) as captured:
        answer = post(as_learner, draft, "4", skill="crowd-0", seen=mark(draft, "crowd-0"))
    assert answer.status_code == 200
    own = [one for one in captured if "SAVEPOINT" not in one["sql"]]
    assert len(own) - 1 == 6  # one is this test's own, for the mark
