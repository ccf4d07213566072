"""A review that was sent, as its mentor and its learner read it: both sides, differences first."""

import pytest

from assessor.mentoring.models import AuditEvent
from tests import assessed
from tests.crowd import crowd
from tests.mentoring import mentored
from tests.mentoring.reviewing import address
from tests.reading import crumbs, heading, html, links, queries, section, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(report, mentor):
    mentored.share(report, mentor)
    draft = mentored.review(report, mentor, {"python": 2, "sql": 4, "talking": "cannot-judge"}, summary="Go on so")
    draft.suggestions.create(place=1, skill_slug="sql", skill_name="Sql", level=3, reason="It pays")
    draft.skills.filter(skill_slug="sql").update(to_discuss=True)
    draft.status, draft.sent_at = "sent", draft.started_at
    draft.save()
    return draft


def test_its_mentor_reads_it(as_mentor, sent):
    page = as_mentor.get(address(sent))
    assert heading(page) == "Your review for Lena Learner"
    assert "2 of 5 skills rated, 1 that you could not judge. It was sent and stays as it is." in words(page)
    assert "Lena Learner 3 1 Novice You 3 2 Advanced beginner" in words(page)
    assert crumbs(page) == ["Home", "Mentoring", "Reviews", "Lena Learner"]
    assert "<textarea" not in html(page)


def test_its_learner_reads_it_in_the_second_person(as_learner, sent):
    page = as_learner.get(address(sent))
    assert heading(page) == "What Marten Mentor says"
    assert "You 3 1 Novice Marten Mentor 3 2 Advanced beginner" in words(page)
    assert f"/reports/{sent.report.pk}/" in links(page)
    assert "Go on with a new version" not in words(page)


def test_the_largest_difference_comes_first_and_what_was_not_rated_is_left_out(as_mentor, sent):
    page = html(as_mentor.get(address(sent)))
    assert [part.split('"')[0] for part in page.split('<li id="')[1:]] == ["sql", "python", "talking"]


def test_comments_marks_summary_and_steps_are_there(as_learner, sent):
    page = as_learner.get(address(sent))
    assert "About python" in words(page)
    assert "To discuss" in words(page)
    assert section(page, "summary") == "Summary Go on so"
    assert section(page, "steps") == "Suggested next steps Sql: level 3 Competent It pays"


def test_the_learner_is_told_when_the_mentor_opens_it_and_not_of_herself(client, learner, mentor, sent):
    opened = AuditEvent.objects.filter(action=AuditEvent.Action.REVIEWING)
    client.force_login(learner)
    client.get(address(sent))
    assert not opened.exists()
    client.force_login(mentor)
    client.get(address(sent))
    assert opened.count() == 1


def test_what_a_mentor_who_has_left_wrote_stays_without_the_name(as_learner, mentor, sent):
    mentor.delete()
    page = as_learner.get(address(sent))
    assert heading(page) == "What A mentor who has left says"
    assert "Marten" not in words(page)
    assert "About python" in words(page)


@pytest.mark.parametrize("who", ["stranger", "editor"])
def test_nobody_else_reads_it(client, request, sent, who):
    client.force_login(request.getfixturevalue(who))
    assert client.get(address(sent)).status_code == 404
    assert client.post(address(sent)).status_code == 404


def test_a_visitor_on_trial_is_sent_to_sign_in(client, sent):
    client.post("/assessments/start/", {"target": "coder"})
    assert client.get(address(sent)).url == f"/account/login/?next={address(sent)}"


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_takes_9_queries_at_any_size(as_mentor, learner, mentor, number):
    levels = {f"crowd-{n}": n % 6 for n in range(number)}
    report = assessed.report(learner, crowd(number), levels)
    mentored.share(report, mentor)
    assert queries(as_mentor, address(mentored.sent_review(report, mentor, levels))) == 9
