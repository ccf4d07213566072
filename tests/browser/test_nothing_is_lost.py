"""What somebody typed or chose is committed, or they are told so: slow and broken lines, sessions that end, leaving."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.rating import answers, card, first_page, note, rate, said, script_runs, write

pytestmark = pytest.mark.front_end

SAVES = "**/answers/**"


@pytest.fixture
def page(window, built_in_catalogue):
    """A visitor's first page of questions."""
    with window() as page:
        yield first_page(page)


class Line:
    """A slow line: saves are on their way until they are let through."""

    def __init__(self, page: Page):
        self.held: list = []
        self.answer = self.held.append
        page.route(SAVES, lambda route: self.answer(route))

    def let_through(self) -> None:
        self.answer_all(lambda route: route.continue_())

    def cut(self) -> None:
        """Nothing that is on its way arrives, and nothing that is sent."""
        self.answer_all(lambda route: route.abort())

    def answer_all(self, answer) -> None:
        self.answer = answer
        for route in self.held:
            answer(route)
        self.held.clear()


@pytest.fixture
def line(page) -> Line:
    return Line(page)


def choose(page: Page, number: int, level: str) -> None:
    """As a person does: a browser asks before leaving only those who have touched the page."""
    card(page, number).locator("input[type=radio]").first.focus()
    page.keyboard.press(level)


LEAVE = "setTimeout(() => location.reload())"  # afterwards, as a page that asks first answers nothing else


def is_asked_before_leaving(page: Page, *, leaves: bool = False) -> bool:
    """Try to load the page again, be asked, and stay, or leave all the same."""
    with page.expect_event("dialog") as asked:
        page.evaluate(LEAVE)
    if leaves:
        with page.expect_navigation():
            asked.value.accept()
    else:
        asked.value.dismiss()
    return asked.value.type == "beforeunload"


def leaves_unasked(page: Page) -> None:
    """Load the page again; were there a question, it would be answered with no, and the page would stay."""
    with page.expect_navigation():
        page.evaluate(LEAVE)


def test_nothing_is_called_saved_before_it_is(page, line):
    for number, level in enumerate("145"):
        choose(page, number, level)
        expect(said(page, number)).to_have_text("Saving")
    assert answers() == {}
    line.let_through()
    for number in range(3):
        expect(said(page, number)).to_have_text("Saved")
    assert sorted(answers().values()) == [1, 4, 5]


def test_an_answer_that_is_changed_is_not_called_saved_any_more(page):
    for number in (0, 1):
        choose(page, number, "3")
        expect(said(page, number)).to_have_text("Saved")
    line = Line(page)
    choose(page, 0, "2")
    choose(page, 1, "5")  # waits for its turn
    expect(said(page, 1)).to_have_text("Saving")
    line.let_through()
    expect(said(page, 1)).to_have_text("Saved")
    assert sorted(answers().values()) == [2, 5]


def test_a_choice_that_changes_on_the_way_is_sent_again(page, line):
    choose(page, 0, "2")
    choose(page, 0, "4")
    line.let_through()
    expect(said(page)).to_have_text("Saved")
    assert list(answers().values()) == [4]


def test_whoever_leaves_while_answers_wait_is_asked(page, line):
    for number, level in enumerate("145"):
        choose(page, number, level)
    assert is_asked_before_leaving(page)
    line.let_through()
    expect(said(page, 2)).to_have_text("Saved")
    leaves_unasked(page)


def test_whoever_leaves_all_the_same_finds_it_when_they_come_back(page, line):
    for number, level in enumerate("145"):
        choose(page, number, level)
    choose(page, 0, "2")
    line.cut()
    assert is_asked_before_leaving(page, leaves=True)
    script_runs(page)
    line.let_through()
    for number in range(3):
        expect(said(page, number)).to_have_text("Saved")
    assert sorted(answers().values()) == [2, 4, 5]


def test_what_waits_is_sent_when_the_page_is_left(page):
    """The second waits for the first; both arrive although nobody waits for them."""
    line = Line(page)
    choose(page, 0, "1")
    choose(page, 1, "4")
    expect(said(page, 1)).to_have_text("Saving")
    skills = page.locator("[data-skill]").evaluate_all("all => all.slice(0, 2).map(one => one.dataset.skill)")
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    page.wait_for_timeout(50)
    assert [route.request.url.split("/")[-2] for route in line.held] == skills
    line.let_through()
    expect(said(page, 1)).to_have_text("Saved")


def test_a_note_is_saved_when_its_writer_pauses(page):
    rate(page, 0, "3")
    expect(said(page)).to_have_text("Saved")
    write(page, "Two years")
    expect(said(page)).to_have_text("Not saved yet")
    expect(note(page)).to_be_focused()
    expect(said(page)).to_have_text("Saved")
    page.reload()
    expect(note(page)).to_have_value("Two years")


def test_a_note_survives_loading_the_page_while_it_is_typed(page):
    rate(page, 0, "3")
    expect(said(page)).to_have_text("Saved")
    page.route(SAVES, lambda route: route.abort())
    write(page, "Two years")
    assert is_asked_before_leaving(page, leaves=True)
    script_runs(page)
    expect(note(page)).to_have_value("Two years")
    page.unroute(SAVES)
    expect(said(page)).to_have_text("Saved")


def test_a_note_without_a_level_says_what_is_missing_and_stays(page):
    write(page, "Two years")
    note(page).blur()
    expect(said(page)).to_contain_text("Choose a level, or not sure")
    assert is_asked_before_leaving(page, leaves=True)
    script_runs(page)
    expect(note(page)).to_have_value("Two years")
    rate(page, 0, "3")
    expect(said(page)).to_have_text("Saved")


def test_what_is_typed_while_a_save_is_on_its_way_is_not_called_saved(page, line):
    rate(page, 0, "3")
    write(page, "Two years")
    line.let_through()
    expect(said(page)).to_have_text("Saved")
    page.reload()
    expect(note(page)).to_have_value("Two years")


def test_without_a_connection_nothing_is_lost(page):
    page.context.set_offline(True)
    rate(page, 0, "4")
    expect(said(page)).to_contain_text("there is no connection")
    assert answers() == {}
    page.context.set_offline(False)
    expect(said(page)).to_have_text("Saved")
    assert list(answers().values()) == [4]


@pytest.mark.parametrize("failure", ["unreachable", "failing"])
def test_when_the_server_is_back_it_is_sent_without_being_asked(page, failure):
    """The browser is online all the time and says nothing."""
    fail = {"unreachable": lambda route: route.abort(), "failing": lambda route: route.fulfill(status=503)}
    page.route(SAVES, fail[failure])
    rate(page, 0, "4")
    expect(said(page)).to_contain_text("Not saved")
    page.unroute(SAVES)
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


def test_after_signing_in_again_elsewhere_the_whole_page_can_be_sent_too(page):
    """Signing in changes the token against forgery; the page has the old one."""
    token = next(cookie for cookie in page.context.cookies() if cookie["name"] == "csrftoken")
    page.context.add_cookies([token | {"value": "n" * 32}])
    rate(page, 0, "4")
    expect(said(page)).to_have_text("Saved")
    page.get_by_role("button", name="Save and go on").click()
    expect(page.locator("h1")).not_to_have_text("What decides most")
    script_runs(page)


def test_a_refused_page_is_not_left_without_being_asked(page):
    page.evaluate("document.querySelector('.choice input').value = '9'")
    card(page).locator(".choice").first.click()
    expect(said(page)).to_contain_text("9 is not one of the available choices")
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_text("Nothing was saved yet.")).to_be_visible()
    choose(page, 1, "3")
    assert is_asked_before_leaving(page)
