"""Rating with script: saved as one goes, by keyboard alone, in two windows, and without a connection."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.cast import TARGET
from tests.browser.rating import answers, card, first_page, note, rate, said, script_runs, write

pytestmark = pytest.mark.front_end


@pytest.fixture
def page(window, built_in_catalogue):
    """A visitor's first page of questions."""
    with window() as page:
        yield first_page(page)


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


def disagree(page):
    """Another window, in which 5 was saved for the first skill before 1 was chosen in this one."""
    other = page.context.new_page()
    other.goto(page.url)
    script_runs(other)
    rate(other, 0, "5")
    expect(said(other)).to_have_text("Saved")
    rate(page, 0, "1")
    return other


def test_two_windows_get_a_choice_between_both_answers(page):
    other = disagree(page)
    expect(said(page)).to_contain_text("In another window this was saved as 5 Expert. Here you have 1 Novice.")
    assert list(answers().values()) == [5]
    page.get_by_role("button", name="Keep 1 Novice from here").click()
    expect(said(page)).to_have_text("Saved")
    assert list(answers().values()) == [1]
    rate(other, 0, "2")
    other.get_by_role("button", name="Take 1 Novice").click()
    expect(card(other).locator("input[value='1']")).to_be_checked()
    assert list(answers().values()) == [1]


def test_two_windows_that_differ_in_their_notes_show_both(page):
    rate(page, 0, "1")
    expect(said(page)).to_have_text("Saved")
    other = page.context.new_page()
    other.goto(page.url)
    script_runs(other)
    for window, text in ((other, "theirs"), (page, "mine")):
        write(window, text)
        note(window).blur()
    expect(said(page)).to_contain_text(
        'saved as 1 Novice, with the note "theirs". Here you have 1 Novice, with the note "mine".'
    )
    page.get_by_role("button", name="Take the other").click()
    expect(said(page)).to_have_text("Saved")
    expect(note(page)).to_have_value("theirs")


def test_a_conflict_says_where_one_stands_by_the_other_windows_answer(page):
    disagree(page)
    expect(said(page)).to_contain_text("In another window")
    expect(page.locator("#standing")).to_contain_text("1 of")


def test_none_of_the_others_saves_each_of_them(page):
    choice = page.locator(".alternatives").first
    choice.locator("[data-none-of-the-others]").check()
    for state in choice.locator(".save-state").all():
        expect(state).to_have_text("Saved")
    assert set(answers().values()) == {0}


def test_taking_the_tick_away_takes_back_the_answers_that_it_gave(page):
    choice = page.locator(".alternatives").first
    skills = choice.locator("[data-skill]").evaluate_all("all => all.map(one => one.dataset.skill)")
    choice.locator("input[value='2']").first.dispatch_event("click")
    choice.locator("[data-none-of-the-others]").check()
    for words in choice.locator(".answer-words").all()[1:]:
        expect(words).to_have_text("0 None")  # also on rows that are folded
    expect(choice.locator(".save-state").last).to_have_text("Saved")
    choice.locator("[data-none-of-the-others]").uncheck()
    expect(choice.locator(".save-state").last).to_have_text("Cleared")
    for words in choice.locator(".answer-words").all()[1:]:
        expect(words).to_have_text("")
    assert answers() == {skills[0]: 2}


def test_an_answer_can_be_cleared_and_given_again(page):
    rate(page, 0, "4")
    expect(said(page)).to_have_text("Saved")
    card(page).get_by_role("button", name="Clear").click()
    expect(said(page)).to_have_text("Cleared")
    expect(card(page).locator("input:checked")).to_have_count(0)
    assert answers() == {}
    rate(page, 0, "2")
    expect(said(page)).to_have_text("Saved")
    assert list(answers().values()) == [2]


def test_enter_passes_over_alternatives_that_can_change_nothing(page):
    choice = page.locator(".alternatives").first
    choice.locator("input[type=radio]").first.focus()
    page.keyboard.press("5")
    page.keyboard.press("Enter")
    assert choice.locator(":focus").count() == 0
    assert page.locator("[data-skill] :focus").count() == 1


def test_enter_leads_to_an_alternative_while_it_can_change_something(page):
    choice = page.locator(".alternatives").first
    choice.locator("input[type=radio]").first.focus()
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    assert choice.locator("[data-skill]").nth(1).locator(":focus").count() == 1


def test_that_it_is_saved_stands_in_view_of_whoever_chose(page):
    """At the size of a small laptop, where a card is higher than the window, at every level of it."""
    page.set_viewport_size({"width": 1280, "height": 720})
    for level in "05":
        card(page).locator(f".choice:has(input[value='{level}'])").click()
        expect(said(page)).to_have_text("Saved")
        expect(said(page)).to_be_in_viewport(ratio=1)


def test_on_a_phone_the_first_choice_is_in_view(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.reload()
    expect(card(page).locator(".choice").first).to_be_in_viewport(ratio=1)
