"""What an editor at a small desk, or with a phone, sees of a page without scrolling."""

import pytest

from roles.models import Role, RoleProfile, Source
from tests.admin.pages import address
from tests.admin.publishing import page_of

DESK, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 800}
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


@pytest.mark.parametrize("name", ["publish", "compare"])
def test_a_comparison_is_a_table_on_a_desk_and_blocks_on_a_phone(desk, second, name):
    desk.goto(page_of(second, name))
    cells = desk.locator(".comparison tbody tr").first.locator("th, td")

    def tops() -> set[float]:
        return {box["y"] for box in (cell.bounding_box() for cell in cells.all())}

    assert (cells.count(), len(tops())) == (4, 1)
    desk.set_viewport_size(PHONE)
    assert (len(tops()), desk.evaluate(OVERHANG)) == (4, 0)
    box = desk.locator(".wide")
    assert box.evaluate("one => one.scrollWidth - one.clientWidth") == 0


def test_on_a_phone_a_requirement_is_edited_without_scrolling_sideways(desk, draft):
    desk.set_viewport_size(PHONE)
    desk.goto(address(RoleProfile, draft))
    desk.wait_for_selector("#requirements-0 .select2-container")
    assert desk.locator("#requirements-group .wrapper").evaluate("one => one.scrollWidth - one.clientWidth") == 0
    for field in ("level", "weight", "essential", "position", "DELETE"):
        box = desk.locator(f"#id_requirements-0-{field}").bounding_box()
        assert 0 <= box["x"] <= PHONE["width"] - box["width"]


def test_the_day_of_a_publication_can_be_picked_from_a_calendar(desk, draft):
    desk.goto(page_of(draft))
    desk.locator(".date-icon").click()
    assert desk.locator(".calendarbox").first.is_visible()
