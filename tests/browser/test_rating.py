"""Rating with script: saved as one goes, by keyboard alone, in two windows, and without a connection."""

import re

import pytest
from playwright.sync_api import Page, expect

from assessor.assessments.models import SelfAssessment
from tests.browser.cast import TARGET


def answers() -> dict:
    return SelfAssessment.objects.get().answers_by_skill()


@pytest.fixture
def page(window, built_in_catalogue):
    """A visitor's first page of questions."""
    with window() as page:
        page.goto("/assessments/start/")
        page.get_by_label("The role I aim for").select_option(value=TARGET)
        page.get_by_role("button", name="Rate myself for this role").click()
        script_runs(page)
        yield page


def script_runs(page: Page) -> None:
    """The hint about keys appears with the script."""
    expect(page.locator(".keys")).to_be_visible()


def card(page: Page, number: int = 0):
    return page.locator("[data-skill]").nth(number)


def rate(page: Page, number: int, level: str) -> None:
    card(page, number).locator(f"input[value='{level}']").dispatch_event("click")


def said(page: Page, number: int = 0):
    return card(page, number).locator(".save-state")


def test_a_new_visitor_gets_a_first_report_in_a_few_keys(window, built_in_catalogue):
    """From the landing page to a report that states its range and what decides it: 4 clicks and 2 keys a question.

    A key takes a second at most and reading six anchors some ten: eight cards stay well under three minutes.
    """
    clicks, keys = 0, 0
    with window() as page:
        page.goto("/")
        page.get_by_role("link", name="See where you stand").click()
        page.get_by_label("The role I aim for").select_option(value=TARGET)
        page.get_by_role("button", name="Rate myself for this role").click()
        script_runs(page)
        card(page).locator("input[type=radio]").first.focus()
        clicks += 3
        questions = page.locator("[data-skill]").count()
        for number in range(questions):
            page.keyboard.press("3")
            page.keyboard.press("Enter")
            keys += 2
            expect(said(page, number)).to_have_text("Saved")
        page.get_by_role("button", name="Save and see my report so far").click()
        clicks += 1
        expect(page.locator(".scale strong")).to_have_text(re.compile(r"between \d+\s% and \d+\s%"))
        expect(page.locator("h1")).to_contain_text("Senior AI Engineer")
        assert len(answers()) == questions
        assert (clicks, keys) == (4, 2 * questions)
        assert questions <= 15


def test_the_keys_do_nothing_to_somebody_who_types_a_note(page):
    rate(page, 0, "3")
    card(page).get_by_text("Add evidence").click()
    card(page).locator("textarea").fill("")
    card(page).locator("textarea").press_sequentially("n 5 times")
    expect(card(page).locator("input[value='3']")).to_be_checked()
    expect(card(page).locator("textarea")).to_have_value("n 5 times")


def test_n_is_not_sure_and_the_range_beside_the_form_follows(page):
    before = page.locator("#standing").inner_text()
    card(page).locator("input[type=radio]").first.focus()
    page.keyboard.press("n")
    expect(said(page)).to_have_text("Saved")
    page.keyboard.press("4")
    expect(page.locator("#standing")).not_to_have_text(before)
    expect(page.locator("#standing")).to_contain_text("1 of")


def test_two_windows_get_a_choice_between_both_answers(page):
    other = page.context.new_page()
    other.goto(page.url)
    script_runs(other)
    rate(other, 0, "5")
    expect(said(other)).to_have_text("Saved")
    rate(page, 0, "1")
    expect(said(page)).to_contain_text("In another window this was saved as 5 Expert. Here you chose Novice.")
    assert list(answers().values()) == [5]
    page.get_by_role("button", name="Keep Novice from here").click()
    expect(said(page)).to_have_text("Saved")
    assert list(answers().values()) == [1]
    rate(other, 0, "2")
    other.get_by_role("button", name="Take 1 Novice").click()
    expect(card(other).locator("input[value='1']")).to_be_checked()
    assert list(answers().values()) == [1]


def test_without_a_connection_nothing_is_lost(page):
    page.context.set_offline(True)
    rate(page, 0, "4")
    expect(said(page)).to_contain_text("there is no connection")
    assert answers() == {}
    page.context.set_offline(False)
    expect(said(page)).to_have_text("Saved")
    assert list(answers().values()) == [4]


def test_what_was_not_sent_survives_loading_the_page_again(page):
    page.route("**/answers/**", lambda route: route.abort())
    rate(page, 0, "4")
    expect(said(page)).to_contain_text("there is no connection")
    page.unroute("**/answers/**")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(said(page)).to_have_text("Saved")
    expect(card(page).locator("input[value='4']")).to_be_checked()
    assert list(answers().values()) == [4]


def test_a_session_that_has_ended_keeps_what_was_chosen_and_says_so(page):
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    rate(page, 0, "4")
    expect(said(page)).to_contain_text("Not saved: you are signed out. What you chose is kept here.")
    page.context.add_cookies(cookies)
    page.get_by_role("button", name="Save now").click()
    expect(said(page)).to_have_text("Saved")
    assert list(answers().values()) == [4]


def test_none_of_the_others_saves_each_of_them(page):
    choice = page.locator(".alternatives").first
    choice.locator("[data-none-of-the-others]").check()
    for state in choice.locator(".save-state").all():
        expect(state).to_have_text("Saved")
    assert set(answers().values()) == {0}
