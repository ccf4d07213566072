"""A mentor's inbox: what waits, whoever waits longest first, and what is done."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessor.reports.models import Share
from tests import assessed, factories
from tests.mentoring import mentored
from tests.mentoring.reviewing import address
from tests.reading import heading, html, links, queries, words

pytestmark = pytest.mark.django_db

INBOX, DONE = "/reviews/", "/reviews/?show=done"


def shared(name: str, role, mentor, days: int = 0, message: str = "") -> Share:
    """Somebody's report, shared some days ago."""
    person = factories.UserFactory(name=name)
    share = mentored.share(assessed.report(person, role, {"python": 1}), mentor, message)
    Share.objects.filter(pk=share.pk).update(shared_at=timezone.now() - timedelta(days=days))
    return share


def order(page, *names: str) -> list[str]:
    """The names in the order in which the page has them."""
    text = words(page)
    return sorted((name for name in names if name in text), key=text.index)


def test_it_says_what_will_be_here_when_nobody_shares(as_mentor):
    page = as_mentor.get(INBOX)
    assert heading(page) == "Reviews"
    assert "Nobody shares a report with you yet." in words(page)
    assert "Reviews that you have sent will stand here." in words(as_mentor.get(DONE))


def test_new_reports_come_first_then_those_begun_each_the_oldest_first(as_mentor, role, mentor):
    shared("Nina New", role, mentor, days=1)
    shared("Nora Newer", role, mentor)
    for name, days in [("Bert Begun", 9), ("Bob Begun", 8)]:
        mentored.review(shared(name, role, mentor, days).report, mentor)
    shared("Olaf Old", role, mentor, days=7)
    names = ["Olaf Old", "Nina New", "Nora Newer", "Bert Begun", "Bob Begun"]
    assert order(as_mentor.get(INBOX), *sorted(names)) == names


@pytest.mark.parametrize(
    ("days", "said"), [(0, "Waiting since today;"), (1, "Waiting for 1 day;"), (12, "Waiting for 12 days;")]
)
def test_it_says_how_long_somebody_has_been_waiting(as_mentor, role, mentor, days, said):
    shared("Nina New", role, mentor, days)
    assert said in words(as_mentor.get(INBOX))


def test_the_learners_message_stands_there_as_text(as_mentor, role, mentor):
    shared("Nina New", role, mentor, message="Please look at <b>Sql</b>\nThank you")
    page = as_mentor.get(INBOX)
    assert "Please look at &lt;b&gt;Sql&lt;/b&gt;<br>Thank you" in html(page)


def test_a_new_one_can_be_started_blind_or_its_report_opened(as_mentor, role, mentor):
    share = shared("Nina New", role, mentor)
    page = as_mentor.get(INBOX)
    assert f'action="/reviews/start/{share.report_id}/"' in html(page)
    assert "Hide their levels until I have rated" in words(page)
    assert f"/reports/{share.report_id}/" in links(page)


def test_a_draft_is_gone_on_with(as_mentor, role, mentor):
    draft = mentored.review(shared("Nina New", role, mentor).report, mentor, is_blind=True)
    page = as_mentor.get(INBOX)
    assert address(draft) in links(page)
    assert f"/reports/{draft.report_id}/" not in links(page)


def test_what_was_sent_is_done(as_mentor, role, mentor):
    sent = mentored.sent_review(shared("Dora Done", role, mentor).report, mentor, {"python": 2})
    assert "Dora Done" not in words(as_mentor.get(INBOX))
    assert "Nothing waits for you." in words(as_mentor.get(INBOX))
    assert address(sent) in links(as_mentor.get(DONE))


def test_a_new_version_waits_again(as_mentor, role, mentor):
    share = shared("Dora Done", role, mentor)
    mentored.sent_review(share.report, mentor, {"python": 2})
    draft = mentored.review(share.report, mentor, version=2)
    page = as_mentor.get(INBOX)
    assert address(draft) in links(page)
    assert "a new version of your review" in words(page)
    assert "Dora Done" not in words(as_mentor.get(DONE))


def test_the_newest_version_is_the_one_that_is_linked(as_mentor, role, mentor):
    share = shared("Dora Done", role, mentor)
    mentored.sent_review(share.report, mentor, {"python": 2})
    newest = mentored.sent_review(share.report, mentor, {"python": 3}, version=2)
    assert [link for link in links(as_mentor.get(DONE)) if link == address(newest)] == [address(newest)]


def test_another_mentors_reviews_count_for_nothing(as_mentor, role, mentor, stranger):
    share = shared("Nina New", role, mentor)
    mentored.share(share.report, stranger)
    mentored.sent_review(share.report, stranger, {"python": 2})
    assert f'action="/reviews/start/{share.report_id}/"' in html(as_mentor.get(INBOX))


def test_nobody_sees_what_is_not_shared_with_them(client, role, mentor, stranger):
    shared("Nina New", role, mentor)
    client.force_login(stranger)
    assert "Nina New" not in words(client.get(INBOX))


def test_a_long_list_is_paged(as_mentor, role, mentor):
    for n in range(27):
        shared(f"Person {n:02}", role, mentor, days=100 - n)
    first, second = as_mentor.get(INBOX), as_mentor.get(f"{INBOX}?page=2")
    assert ("Person 24" in words(first), "Person 25" in words(first)) == (True, False)
    assert "New 27" in words(second)
    assert "Reports 26 to 27 of 27" in words(second)
    assert as_mentor.get(f"{INBOX}?page=nothing&show=x").status_code == 200


@pytest.mark.parametrize("number", [1, 12])
@pytest.mark.parametrize("where", [INBOX, DONE])
def test_it_takes_5_queries_at_any_size(as_mentor, role, mentor, number, where):
    for n in range(number):
        for made in (mentored.review, mentored.sent_review):
            made(shared(f"Person {n}", role, mentor).report, mentor, {"python": 2})
        shared(f"Person {n} too", role, mentor)
    assert queries(as_mentor, where) == 5
