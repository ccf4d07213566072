"""What a report comes to stands on the first screen of a desk; on paper stands what each requirement means."""

import pytest

from tests.browser import addresses

pytestmark = pytest.mark.front_end

FIRST_SCREEN = 720  # pixels high, at 1280 wide
LAST_MOVE = ".report-moves li:last-child"


@pytest.mark.parametrize("who", ["learner", "ready", "unsure", "returner"])
def test_verdict_match_what_decides_and_three_moves_need_no_scrolling(window, cast, who):
    person = getattr(cast, who)
    with window(person) as page:
        page.goto(addresses.reports(person)[0])
        assert page.locator(".report-moves li").count() == 3
        for part in ("h1.verdict", ".report-match .note", LAST_MOVE):
            box = page.locator(part).bounding_box()
            assert box["y"] + box["height"] <= FIRST_SCREEN, part


def test_paper_shows_what_each_requirement_means_and_no_way_to_delete(window, cast):
    with window(cast.learner) as page:
        page.goto(addresses.reports(cast.learner)[0])
        anchor = page.locator("section[aria-labelledby=gaps] .side-by-side").first
        assert not anchor.is_visible()
        page.emulate_media(media="print")
        assert anchor.is_visible()
        assert not page.get_by_text("Delete this report").is_visible()
