"""What an editor at a small desk sees of a page without scrolling."""

import pytest

from roles.models import Role, RoleProfile, Source
from tests.admin.pages import address
from tests.admin.publishing import page_of

DESK = {"width": 1280, "height": 800}
OVERHANG = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.front_end]


@pytest.fixture
def desk(window):
    window.set_viewport_size(DESK)
    return window


def test_a_requirement_is_seen_whole_with_its_order_and_the_box_that_deletes_it(desk, draft):
    desk.goto(address(RoleProfile, draft))
    desk.wait_for_selector("#requirements-0 .select2-container")
    table = "document.querySelector('#requirements-group .wrapper')"
    assert desk.evaluate(f"{table}.scrollWidth - {table}.clientWidth") == 0
    assert desk.locator("#id_requirements-0-DELETE").is_visible()


def test_a_wide_table_scrolls_and_does_not_widen_the_page(desk, draft):
    draft.role.pay.create(source=Source.objects.create(slug="survey", title="A survey"), low=1, year=2026)
    desk.goto(address(Role, draft.role))
    desk.wait_for_selector("#pay-0 .select2-container")
    assert desk.evaluate(OVERHANG) == 0


def test_the_day_of_a_publication_can_be_picked_from_a_calendar(desk, draft):
    desk.goto(page_of(draft))
    desk.locator(".date-icon").click()
    assert desk.locator(".calendarbox").first.is_visible()
