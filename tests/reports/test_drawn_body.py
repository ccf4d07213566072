"""A report's body is drawn once and kept in memory: nobody sees more of it, nor longer, than without that."""

import re

import pytest
from django.db import connection
from django.template.loader import get_template
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessor.reports import drawn_body, views
from assessor.reports.drawn_body import drawn, is_drawn
from assessor.reports.models import GapReport
from tests import assessed
from tests.reading import html, words

pytestmark = pytest.mark.django_db

ANSWERS = {"python": 3, "java": 0, "sql": 1, "sets": 0, "talking": 2}


@pytest.fixture
def report(learner, role):
    return assessed.report(learner, role, ANSWERS)


def look(client, report):
    return client.get(f"/reports/{report.pk}/")


def test_seen_again_it_is_the_same_page_without_its_content_being_read(as_learner, report):
    first = html(look(as_learner, report))
    with CaptureQueriesContext(connection) as captured:
        again = html(look(as_learner, report))
    assert again == first
    assert not any('."content"' in one["sql"] for one in captured)


def test_the_first_view_takes_no_more_queries(as_learner, learner, role):
    look(as_learner, assessed.report(learner, role, {"python": 1}))
    report = assessed.report(learner, role, ANSWERS)
    with CaptureQueriesContext(connection) as captured:
        look(as_learner, report)
    assert len(captured) == 6


def test_a_page_that_was_kept_is_kept_by_no_cache_either(as_learner, report):
    look(as_learner, report)
    assert {"no-store", "private"} <= set(look(as_learner, report)["Cache-Control"].split(", "))


@pytest.mark.parametrize("who", ["stranger", "editor"])
def test_what_its_owner_has_seen_stays_hidden_from_others(client, as_learner, report, who, request):
    assert look(as_learner, report).status_code == 200
    other = Client()
    other.force_login(request.getfixturevalue(who))
    assert look(other, report).status_code == 404


def test_without_signing_in_one_is_sent_to_sign_in_as_before(as_learner, report):
    look(as_learner, report)
    assert look(Client(), report).url == f"/account/login/?next=/reports/{report.pk}/"


def test_nothing_of_a_reader_is_in_it(as_learner, learner, report):
    look(as_learner, report)
    kept = drawn(report).body
    secrets = [learner.name, learner.email, "csrf", as_learner.session.session_key]
    assert [one for one in secrets if one in kept] == []


def test_what_goes_on_around_it_is_told_afresh(as_learner, learner, role, report):
    assert "over time" not in words(look(as_learner, report))
    assessed.report(learner, role, {"python": 1})
    assert "Your 2 reports for this role over time" in words(look(as_learner, report))


def test_a_deleted_report_is_gone_and_dropped(as_learner, report):
    look(as_learner, report)
    assert is_drawn(report.pk)
    as_learner.post(f"/reports/{report.pk}/delete/")
    assert not is_drawn(report.pk)
    assert look(as_learner, report).status_code == 404


def test_a_report_that_goes_with_its_assessment_is_dropped_too(as_learner, report):
    look(as_learner, report)
    address = f"/assessments/{report.assessment_id}/delete/"
    seen = re.search(r'name="seen" value="([^"]+)"', html(as_learner.get(address)))[1]
    as_learner.post(address, {"seen": seen})
    assert not GapReport.objects.exists()
    assert not is_drawn(report.pk)


def test_what_is_deleted_elsewhere_is_not_shown_and_soon_dropped(as_learner, learner, role, report, monkeypatch):
    look(as_learner, report)
    GapReport.objects.filter(pk=report.pk).delete()
    assert look(as_learner, report).status_code == 404
    later = drawn_body.monotonic() + drawn_body.LASTS
    monkeypatch.setattr(drawn_body, "monotonic", lambda: later)
    look(as_learner, assessed.report(learner, role, ANSWERS))
    assert not is_drawn(report.pk)


def test_a_report_that_is_deleted_between_two_reads_is_not_found(as_learner, report, monkeypatch):
    def too_late(shown, **how):
        GapReport.objects.all().delete()
        return drawn(shown, **how)

    monkeypatch.setattr(views, "is_drawn", lambda pk, **how: True)
    monkeypatch.setattr(views, "drawn", too_late)
    assert look(as_learner, report).status_code == 404


def test_only_so_many_are_kept_the_oldest_go_first(as_learner, learner, role, monkeypatch):
    monkeypatch.setattr(drawn_body, "MOST", 2)
    reports = [assessed.report(learner, role, {"python": level}) for level in range(3)]
    for one in reports:
        look(as_learner, one)
    assert [is_drawn(one.pk) for one in reports] == [False, True, True]


def test_another_template_or_content_is_drawn_anew(report):
    before = drawn(report)
    assert drawn(report) is before
    get_template("reports/body.html").backend.engine.template_loaders[0].reset()
    after = drawn(report)
    assert after is not before
    report.digest = "another"
    assert drawn(report) is not after


def test_a_report_so_far_is_never_kept(as_learner, learner, role):
    draft = assessed.draft(learner, role, ANSWERS)
    before = dict(drawn_body._kept)
    assert "not kept yet" in words(as_learner.get(f"/assessments/{draft.pk}/report/"))
    assert drawn_body._kept == before
