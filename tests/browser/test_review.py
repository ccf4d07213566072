"""Reviewing with script: saved as one goes, by keyboard alone, and what was hidden shows in place once it is rated."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from assessor.mentoring import sharing
from assessor.mentoring.models import MentorReview
from assessor.reports.models import Share
from tests.browser import addresses
from tests.browser.cast import Cast
from tests.mentoring import mentored

pytestmark = pytest.mark.front_end

HIDDEN = "Hidden until you have rated this."
IS_TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def page(window, cast):
    """The mentor's window."""
    with window(cast.mentor) as page:
        yield page


def fresh(cast: Cast, **fields) -> MentorReview:
    """A review of the learner's report in which nothing is said yet."""
    return mentored.review(cast.learner.gap_reports.get(), cast.mentor, **fields)


def begin(page: Page, review: MentorReview) -> None:
    page.goto(review.get_absolute_url())
    expect(page.locator(".keys")).to_be_visible()  # the hint about keys appears with the script


def card(page: Page, number: int = 0):
    return page.locator("[data-skill]").nth(number)


def rate(page: Page, number: int, level: str) -> None:
    card(page, number).locator(f"input[type=radio][value='{level}']").dispatch_event("click")


def state(page: Page, number: int = 0):
    return card(page, number).locator(".save-state")


def levels(review: MentorReview) -> list:
    return list(review.skills.values_list("level", flat=True))


def test_a_blind_review_by_keyboard_shows_each_skill_once_it_is_rated(page, cast):
    page.goto("/reviews/")
    new = page.locator(".inbox li", has_text="Learner Somebody")
    new.get_by_label("Hide their levels until I have rated").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".keys")).to_be_visible()
    review = MentorReview.objects.get(report__owner=cast.learner)
    assert review.is_blind
    expect(page.get_by_role("link", name="Open the report")).to_have_count(0)
    expect(card(page, 0)).to_contain_text(HIDDEN)
    card(page).locator("input[type=radio]").first.focus()
    for number, key in enumerate("4c"):
        page.keyboard.press(key)
        expect(state(page, number)).to_have_text("Saved")
        expect(card(page, number)).not_to_contain_text(HIDDEN)
        expect(card(page, number).locator(".learners-side .meter")).to_be_visible()
        page.keyboard.press("Enter")
    expect(card(page, 2)).to_contain_text(HIDDEN)
    expect(page.locator("#standing")).to_contain_text("2 of")
    expect(page.locator("#standing")).to_contain_text("1 rated, 1 you cannot judge")
    assert levels(review) == [4, None]


def test_a_comment_is_saved_with_its_skill_and_no_key_is_taken_from_it(page, cast):
    review = fresh(cast)
    begin(page, review)
    rate(page, 0, "3")
    card(page).locator("textarea").press_sequentially("0 to 5, c")
    card(page).get_by_label("Let's discuss this").check()
    expect(card(page).locator("input[value='3']")).to_be_checked()
    expect(state(page)).to_have_text("Saved")
    page.reload()
    expect(card(page).locator("textarea")).to_have_value("0 to 5, c")
    row = review.skills.get()
    assert (row.level, row.comment, row.to_discuss) == (3, "0 to 5, c", True)


def test_two_windows_get_a_choice_between_both(page, cast):
    review = fresh(cast)
    begin(page, review)
    other = page.context.new_page()
    begin(other, review)
    rate(other, 0, "5")
    expect(state(other)).to_have_text("Saved")
    rate(page, 0, "1")
    expect(state(page)).to_contain_text("In another window this was saved as 5 Expert. Here you have 1 Novice.")
    assert levels(review) == [5]
    page.get_by_role("button", name="Keep 1 Novice from here").click()
    expect(state(page)).to_have_text("Saved")
    assert levels(review) == [1]
    rate(other, 0, "cannot-judge")
    other.get_by_role("button", name="Take 1 Novice").click()
    expect(state(other)).to_have_text("Saved")
    expect(card(other).locator("input[value='1']")).to_be_checked()
    assert levels(review) == [1]


def test_without_a_connection_nothing_is_lost(page, cast):
    review = fresh(cast)
    begin(page, review)
    page.context.set_offline(True)
    rate(page, 0, "4")
    expect(state(page)).to_contain_text("there is no connection")
    assert levels(review) == []
    page.context.set_offline(False)
    expect(state(page)).to_have_text("Saved")
    assert levels(review) == [4]


def test_a_session_that_has_ended_keeps_what_was_said_and_says_so(page, cast):
    review = fresh(cast)
    begin(page, review)
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    rate(page, 0, "4")
    expect(state(page)).to_contain_text("Not saved: you are signed out.")
    page.context.add_cookies(cookies)
    page.get_by_role("button", name="Save now").click()
    expect(state(page)).to_have_text("Saved")
    assert levels(review) == [4]


def test_a_report_that_is_taken_back_ends_the_open_page(page, cast):
    review = fresh(cast)
    begin(page, review)
    sharing.revoke(Share.objects.get(report=review.report_id))
    rate(page, 0, "4")
    expect(state(page)).to_contain_text("not shared with you any more. Nothing was saved.")
    assert page.goto(review.get_absolute_url()).status == 404
    assert levels(review) == []


@pytest.mark.parametrize("has_script", [True, False], ids=["with script", "without script"])
def test_from_the_first_level_to_the_sent_review(window, cast, has_script):
    review = fresh(cast, is_blind=True)
    with window(cast.mentor, width=320, java_script_enabled=has_script) as page:
        page.goto(review.get_absolute_url())
        card(page).locator(".choice", has_text="Competent").click()
        page.get_by_label("Summary for").fill("You are close.")
        page.get_by_label("Skill of step 1").select_option(label="Python")
        page.get_by_label("Level of step 1").select_option(label="4 Proficient")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
        expect(card(page).locator(".learners-side .meter")).to_be_visible()
        assert not page.evaluate(IS_TOO_WIDE)
        page.get_by_role("button", name="Save and look it over before sending").click()
        expect(page.get_by_text("You rated 1 of")).to_be_visible()
        page.get_by_role("button", name="Send it to Learner Somebody").click()
        expect(page.get_by_text("Your review is sent.")).to_be_visible()
        page.get_by_role("button", name="Go on with a new version").click()
        expect(page.get_by_label("Summary for")).to_have_value("You are close.")
    review.refresh_from_db()
    assert (review.is_draft, review.report.reviews.count()) == (False, 2)


def test_a_sent_review_is_printed_without_the_frame_of_the_site(window, cast):
    with window(cast.climber) as page:
        page.goto(addresses.sent_review(cast.climber))
        page.emulate_media(media="print")
        for part in [".site-header", ".site-footer", ".breadcrumbs", "main .btn"]:
            assert not page.locator(part).first.is_visible(), part
        expect(page.get_by_role("heading", level=1)).to_have_text("What Mentor Somebody says")
        assert page.locator(".both-sides .meter").first.is_visible()


def test_choices_and_boxes_are_large_enough_to_hit(page, cast):
    for address in (reverse("inbox"), *addresses.reviews(cast.mentor)):
        page.goto(address)
        boxes = page.locator("main .btn, .choice, .form-check, .review-tabs a, main select")
        heights = [box.bounding_box()["height"] for box in boxes.all() if box.is_visible()]
        assert min(heights, default=44) >= 44, address
