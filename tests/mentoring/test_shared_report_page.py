"""A shared report as its mentor reads it: the whole report, and nothing that only its owner can do."""

import pytest

from assessor.mentoring import sharing
from assessor.mentoring.models import AuditEvent, MentorReview
from assessor.reports.models import Share
from tests.mentoring import mentored
from tests.reading import crumbs, html, links, queries, words

pytestmark = pytest.mark.django_db
FILES = ("pdf", "xlsx", "csv", "json")


@pytest.fixture
def share(report, mentor):
    return mentored.share(report, mentor, "Please look at SQL")


def test_the_mentor_reads_it_with_the_message(as_mentor, report, share):
    page = as_mentor.get(report.get_absolute_url())
    assert crumbs(page) == ["Home", "Mentoring", "Reviews", "Lena Learner"]
    assert "Lena Learner shares this report with you since" in words(page)
    assert "Please look at SQL" in words(page)
    assert f'action="/reviews/start/{report.pk}/"' in html(page)


def test_the_review_can_be_started_blind_from_here_too(as_mentor, report, share):
    page = html(as_mentor.get(report.get_absolute_url()))
    form = page.split(f'action="/reviews/start/{report.pk}/"')[1].split("</form>")[0]
    assert 'type="checkbox" name="blind" value="yes"' in form
    as_mentor.post(f"/reviews/start/{report.pk}/", {"blind": "yes"})
    assert MentorReview.objects.get().is_blind


def test_once_a_review_is_begun_the_page_leads_to_it(as_mentor, mentor, report, share):
    review = mentored.review(report, mentor)
    page = as_mentor.get(report.get_absolute_url())
    assert "Go on with your review" in words(page)
    assert review.get_absolute_url() in links(page)


def test_what_only_the_owner_can_do_is_neither_shown_nor_allowed(as_mentor, report, share):
    main = links(as_mentor.get(report.get_absolute_url()))
    for name in ("share/", "delete/", "what-if/", "changes/", "hindsight/", "again/", "mentors/"):
        assert not any(link.startswith(f"/reports/{report.pk}/{name}") for link in main), name
        assert as_mentor.get(f"/reports/{report.pk}/{name}").status_code in {404, 405}, name
        assert as_mentor.post(f"/reports/{report.pk}/{name}").status_code in {404, 405}, name
    assert "/plans/start/" not in str(main)
    assert as_mentor.get(f"/plans/start/{report.pk}/").status_code == 404
    assert as_mentor.get(f"/assessments/{report.assessment_id}/").status_code == 404


def test_the_owners_page_keeps_its_links_whoever_came_first(client, learner, mentor, report, share):
    what_if = f"/reports/{report.pk}/what-if/"
    for person, sees in [(mentor, False), (learner, True), (mentor, False), (learner, True)]:
        client.force_login(person)
        assert (what_if in links(client.get(report.get_absolute_url()))) is sees


def test_the_files_are_the_owners(client, learner, mentor, report, share):
    for kind in FILES:
        address = f"/reports/{report.pk}/report.{kind}"
        client.force_login(learner)
        own = client.get(address)
        client.force_login(mentor)
        theirs = client.get(address)
        assert (theirs.status_code, theirs.headers["Content-Disposition"]) == (200, own.headers["Content-Disposition"])
        assert "no-store" in theirs.headers["Cache-Control"]


def test_taken_back_nothing_of_it_opens_any_more(as_mentor, report, share):
    addresses = [report.get_absolute_url(), *(f"/reports/{report.pk}/report.{kind}" for kind in FILES)]
    assert {as_mentor.get(address).status_code for address in addresses} == {200}
    sharing.revoke(Share.objects.get())
    assert {as_mentor.get(address).status_code for address in addresses} == {404}


def test_every_look_is_noted_for_the_owner_and_the_owners_own_are_not(client, learner, mentor, report, share):
    client.force_login(learner)
    client.get(report.get_absolute_url())
    client.get(f"/reports/{report.pk}/report.csv")
    client.force_login(mentor)
    client.get(report.get_absolute_url())
    client.get(f"/reports/{report.pk}/report.csv")
    events = AuditEvent.objects.visible_to(learner).order_by("pk").values_list("action", "actor__name", "about")
    assert list(events) == [
        ("shared", "Lena Learner", "Coder"),
        ("opened", "Marten Mentor", "Coder"),
        ("downloaded", "Marten Mentor", "Coder"),
    ]
    assert not AuditEvent.objects.visible_to(mentor).exists()


def test_what_the_mentor_is_refused_is_not_noted(as_mentor, report):
    assert as_mentor.get(report.get_absolute_url()).status_code == 404
    assert not AuditEvent.objects.exists()


def test_it_takes_few_queries(as_mentor, report, share):
    assert queries(as_mentor, report.get_absolute_url()) == 7
