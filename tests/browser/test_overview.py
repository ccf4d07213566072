"""A mentor's overview in a window: names and headings stay in view, and paper shows all of it."""

import pytest
from django.urls import reverse

from tests.browser.cast import TARGET

pytestmark = pytest.mark.front_end

PLACE = "one => { const box = one.getBoundingClientRect(); return [box.left, box.top]; }"
SCROLLED = """one => new Promise(told => {
  const tell = () => one.scrollLeft > 0 ? told(one.scrollLeft) : requestAnimationFrame(tell);
  tell();
})"""
SCROLL = "one => { one.scrollLeft = 300; one.scrollTop = 20; return [one.scrollLeft, one.scrollTop]; }"
HOW_FAR_OUT = "one => one.scrollWidth - one.clientWidth"


@pytest.fixture
def overview():
    return reverse("overview-role", args=[TARGET])


@pytest.mark.parametrize("width", [320, 1280])
def test_names_and_headings_stay_while_the_table_moves(window, cast, overview, width):
    with window(cast.mentor, width=width) as page:
        page.set_viewport_size({"width": width, "height": 500})
        page.goto(overview)
        table = page.locator(".heat-map")
        name, heading = table.locator("tbody .heat-person").first, table.locator(".heat-skill").first
        (name_left, _), (_, heading_top) = name.evaluate(PLACE), heading.evaluate(PLACE)
        assert table.evaluate(SCROLL) == [300, 20]
        assert name.evaluate(PLACE)[0] == pytest.approx(name_left, abs=1)
        assert heading.evaluate(PLACE)[1] == pytest.approx(heading_top, abs=1)


def test_the_table_is_scrolled_with_the_keyboard(window, cast, overview):
    with window(cast.mentor, width=320) as page:
        page.goto(overview)
        table = page.locator(".heat-map")
        table.focus()
        page.keyboard.press("ArrowRight")
        assert table.evaluate(SCROLLED) > 0


def test_a_heading_sorts_without_a_script(window, cast, overview):
    with window(cast.mentor, java_script_enabled=False) as page:
        page.goto(overview)
        page.get_by_role("link", name="Python").first.click()
        assert "sort=skill.python" in page.url
        assert page.locator("[aria-sort=ascending]").inner_text().startswith("Python")


def test_paper_shows_the_whole_table(window, cast, overview):
    with window(cast.mentor) as page:
        page.goto(overview)
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 1047, "height": 740})  # A4 on its side, less its margins
        table = page.locator(".heat-map")
        assert table.evaluate("one => getComputedStyle(one).overflowX") == "visible"
        assert table.evaluate(HOW_FAR_OUT) <= 0
        assert not page.locator(".review-tabs").is_visible()
