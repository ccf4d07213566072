"""Who can see what, and who looked: all of it on one page, with the way to take it back."""

from datetime import datetime

import pytest
from django.utils import timezone

from assessor.mentoring import looks
from assessor.mentoring.models import AuditEvent
from assessor.mentoring.share_page import LINES_A_PAGE
from assessor.reports.models import Share
from tests import assessed
from tests.mentoring import mentored
from tests.reading import crumbs, heading, html, queries, section, words

pytestmark = pytest.mark.django_db
PAGE = "/account/sharing/"


def test_with_nothing_shared_it_says_that_nobody_sees_anything(as_learner, report):
    page = as_learner.get(PAGE)
    assert heading(page) == "Who can see what"
    assert crumbs(page) == ["Home", "Account", "Who can see what"]
    assert "Nobody but you can see anything of yours" in words(page)
    assert "Nobody has opened anything of yours." in section(page, "looked")


def test_every_grant_is_listed_and_can_be_taken_back(as_learner, report, mentor):
    share = mentored.share(report, mentor)
    assert "Marten Mentor: Coder" in words(as_learner.get(PAGE))
    page = as_learner.post(PAGE, {"share": share.pk}, follow=True)
    assert "Marten Mentor can no longer open your report for Coder." in words(page)
    assert not Share.objects.open().exists()
    assert "You You took it back from Marten Mentor Coder" in section(page, "looked")
    mentor.delete()
    assert "You You took it back Coder" in section(as_learner.get(PAGE), "looked")


@pytest.mark.parametrize("sent", ["", "x", "0", "9" * 30, "²", "-1"])
def test_what_is_not_shared_cannot_be_taken_back(as_learner, sent):
    assert "This is not shared any more." in words(as_learner.post(PAGE, {"share": sent}, follow=True))


def test_nobody_takes_back_what_others_share(client, report, mentor, stranger):
    share = mentored.share(report, mentor)
    for person in (mentor, stranger):
        client.force_login(person)
        client.post(PAGE, {"share": share.pk})
    assert Share.objects.open().exists()


def test_looks_are_listed_with_who_and_when_the_newest_first(as_learner, report, mentor):
    mentored.share(report, mentor)
    looks.note(AuditEvent.Action.OPENED, report, mentor)
    told = section(as_learner.get(PAGE), "looked")
    assert told.index("Marten Mentor Opened the report Coder") < told.index(
        "You You shared it with Marten Mentor Coder"
    )


def test_looks_that_follow_one_another_on_a_day_are_one_line_with_their_number(as_learner, report, mentor):
    mentored.share(report, mentor)
    for moment in ("09:05", "09:10", "11:30"):
        looked(report, mentor, f"2026-03-02 {moment}")
    for second in (1, 59):
        looked(report, mentor, f"2026-03-03 08:00:{second:02}")
    told = section(as_learner.get(PAGE), "looked")
    assert "2 Mar 2026, 09:05 to 11:30 Marten Mentor Opened the report, 3 times Coder" in told
    assert "3 Mar 2026, 08:00 Marten Mentor Opened the report, 2 times Coder" in told
    assert told.count("Opened the report") == 2


def test_what_comes_between_and_who_else_looks_begins_a_new_line(as_learner, report, mentor, stranger):
    looked(report, mentor, "2026-03-02 09:00")
    looked(report, mentor, "2026-03-02 10:00", AuditEvent.Action.DOWNLOADED)
    looked(report, mentor, "2026-03-02 11:00")
    looked(report, stranger, "2026-03-02 12:00")
    for _ in range(2):
        looked(report, None, "2026-03-02 13:00")
        looked(report, mentor, "2026-03-02 14:00", AuditEvent.Action.REVIEWED)
    page = as_learner.get(PAGE)
    assert "times" not in section(page, "looked")
    assert html(page).count("<tr>") == 1 + 8


def looked(report, actor, moment: str, action=AuditEvent.Action.OPENED) -> None:
    looks.note_all(action, [report], actor)
    at = timezone.make_aware(datetime.fromisoformat(moment))
    AuditEvent.objects.filter(pk=AuditEvent.objects.latest("pk").pk).update(happened_at=at)


def test_a_look_stays_when_the_report_and_the_mentor_are_gone(as_learner, report, mentor):
    mentored.share(report, mentor)
    looks.note(AuditEvent.Action.OPENED, report, mentor)
    report.delete()
    mentor.delete()
    assert "A mentor who has left Opened the report Coder" in section(as_learner.get(PAGE), "looked")


def test_others_do_not_see_who_looked_at_mine(client, report, mentor):
    mentored.share(report, mentor)
    looks.note(AuditEvent.Action.OPENED, report, mentor)
    client.force_login(mentor)
    assert "Coder" not in words(client.get(PAGE))


def test_many_looks_are_paged_and_take_few_queries(as_learner, learner, report, mentor, role):
    mentored.share(report, mentor)
    other = assessed.report(learner, role, {"python": 4})
    mentored.share(other, mentor)
    for _ in range(LINES_A_PAGE):
        looks.note_all(AuditEvent.Action.OPENED, [report, other], mentor)
    assert "Page 1 of 3" in words(as_learner.get(PAGE))
    assert "You You shared it" in section(as_learner.get(f"{PAGE}?page=3"), "looked")
    assert as_learner.get(f"{PAGE}?page=nothing").status_code == 200
    assert queries(as_learner, PAGE) == 5
