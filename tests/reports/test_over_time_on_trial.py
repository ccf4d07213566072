"""Visitors on trial have all of it too: over time, what changed, hindsight, and a report with a newer version."""

import pytest

from assessor.accounts.holders import IN_SESSION
from assessor.accounts.models import Trial
from tests.dated import on, report_on
from tests.reading import heading, words
from tests.reports.versions import publish_version

pytestmark = pytest.mark.django_db

PAGES = ["/reports/over-time/coder/", "/reports/{later}/changes/", "/reports/{first}/hindsight/"]


@pytest.fixture
def reports(role):
    trial = Trial.objects.create()
    given = [{"python": 2, "sql": 1}, {"python": 3, "sql": 1}]
    return [report_on(on(f"2026-0{n + 1}-05"), trial, role, one) for n, one in enumerate(given)]


@pytest.fixture
def visitor(client, reports):
    """A client in whose browser the trial was begun."""
    session = client.session
    session[IN_SESSION] = str(reports[0].trial_id)
    session.save()
    return client


def address(page: str, reports) -> str:
    return page.format(first=reports[0].pk, later=reports[1].pk)


@pytest.mark.parametrize("page", PAGES)
def test_the_visitor_sees_it(visitor, reports, page):
    assert visitor.get(address(page, reports)).status_code == 200


def test_the_visitor_can_rate_their_earlier_self(visitor, reports):
    response = visitor.post(address(PAGES[2], reports), {"level.python": "1"}, follow=True)
    assert heading(response) == "What changed since 5 January 2026"
    assert "As you would say today: 1 (you said 2)." in words(response)


def test_the_visitor_can_have_a_report_with_a_newer_version(visitor, reports):
    publish_version()
    response = visitor.post(f"/reports/{reports[1].pk}/again/", follow=True)
    assert "requirements version 2" in words(response)
    assert "Your 3 reports for this role over time" in words(response)


@pytest.mark.parametrize("page", PAGES)
def test_others_are_sent_to_sign_in_or_find_nothing(client, stranger, reports, page):
    assert client.get(address(page, reports)).url.startswith("/account/login/?next=/reports/")
    session = client.session
    session[IN_SESSION] = str(Trial.objects.create().pk)
    session.save()
    assert client.get(address(page, reports)).url.startswith("/account/login/?next=/reports/")
    client.force_login(stranger)
    assert client.get(address(page, reports)).status_code == 404
