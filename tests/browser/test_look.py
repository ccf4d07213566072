"""What the look promises: the level meter reads small and large, print is only the report, focus and targets show."""

from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from roles.models import Role
from tests import factories
from tests.browser import addresses
from tests.browser.cast import TARGET

pytestmark = pytest.mark.front_end

TARGET_HEIGHT = 44
TARGETS = "main .btn, .choice, main select, main input[type=text], .site-nav a, .site-footer a, summary"
HEIGHTS = """all => all.filter(one => one.checkVisibility())
  .map(one => [one.getBoundingClientRect().height, one.innerText])"""
RESIZE = "(all, width) => all.forEach(one => one.style.width = `${width}px`)"
OUTLINE = "one => { const style = getComputedStyle(one); return [style.outlineStyle, parseFloat(style.outlineWidth)]; }"
TOPS = "all => all.filter(one => one.checkVisibility()).map(one => Math.round(one.getBoundingClientRect().top))"
CLIPPED = """() => [...document.querySelectorAll('.meter *')].filter(one => {
  const [inner, outer] = [one.getBoundingClientRect(), one.closest('.meter').getBoundingClientRect()];
  return inner.width < 8 || inner.height < 3 || inner.left < outer.left - 1 || inner.right > outer.right + 1;
}).length"""


def test_the_level_meter_reads_small_and_large(window, db):
    role = factories.published_role({"level": 4})
    with window() as page:
        page.goto(role.get_absolute_url())
        meter = page.locator(".meter").first
        for width in (96, 320):
            page.locator(".meter").evaluate_all(RESIZE, width)
            assert meter.is_visible()
            assert meter.bounding_box()["width"] == width
            assert meter.locator(".meter-segment").count() == 5
            assert page.evaluate(CLIPPED) == 0


def test_print_leaves_the_frame_of_the_site_out(window, cast):
    with window(cast.learner) as page:
        page.goto(addresses.reports(cast.learner)[0])
        page.emulate_media(media="print")
        for part in [".site-header", ".site-footer", ".breadcrumbs"]:
            assert not page.locator(part).is_visible(), part
        assert page.locator("h1.verdict").is_visible()


def test_focus_shows_on_links_and_buttons(window, built_in_catalogue):
    with window() as page:
        page.goto("/")
        for _ in range(12):
            page.keyboard.press("Tab")
            style, width = page.locator(":focus").evaluate(OUTLINE)
            assert (style, width >= 3) == ("solid", True), page.locator(":focus").inner_text()


def test_focus_shows_on_the_choice_that_holds_it(window, cast):
    with window(cast.starter) as page:
        page.goto(addresses.overview_and_ratings(cast.starter)[1])
        page.keyboard.press("Tab")
        page.locator(".choice input").first.focus()
        page.keyboard.press("ArrowDown")
        style, width = page.locator(".choice:has(:focus)").evaluate(OUTLINE)
        assert (style, width) == ("solid", 3)


def test_choices_and_buttons_are_large_enough_to_hit(window, cast):
    pages = [*addresses.overview_and_ratings(cast.starter), reverse("start-assessment")]
    with window(cast.starter, width=320) as page:
        for address in [*pages, Role.objects.get(slug=TARGET).get_absolute_url()]:
            page.goto(address)
            for width in (320, 1280):
                page.set_viewport_size({"width": width, "height": 900})
                small = [one for one in page.locator(TARGETS).evaluate_all(HEIGHTS) if one[0] < TARGET_HEIGHT]
                assert not small, (address, width)


def test_on_a_phone_the_header_is_the_name_and_two_rows(window, learner):
    for width in (320, 360):
        with window(learner, width=width) as page:
            page.goto(reverse("account"))
            tops = page.locator(".site-header a").evaluate_all(TOPS)
            assert len(set(tops)) == 3, (width, tops)
            assert page.locator("main").get_by_role("link", name="Sign out").is_visible()


def test_a_page_asks_only_its_own_host_and_gets_everything(window, cast):
    with window(cast.returner) as page:
        answers = []
        page.on("response", lambda response: answers.append((response.url, response.status)))
        page.on("requestfailed", lambda request: answers.append((request.url, 0)))
        for address in ["/", "/career-map/", *addresses.reports(cast.returner), "/assessments/start/"]:
            page.goto(address, wait_until="networkidle")
        host = urlsplit(page.url).netloc
    assert {urlsplit(url).netloc for url, _ in answers if not url.startswith("data:")} == {host}
    assert [answer for answer in answers if answer[1] not in (200, 304)] == []
    assert any(url.endswith(".woff2") for url, _ in answers)
