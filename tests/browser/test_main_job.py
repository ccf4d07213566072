"""From the first page to a report and a second assessment, as a new visitor goes, with and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from assessor.assessments.models import SelfAssessment

PASSWORD = "a long walk by the sea"


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def page_of_a_visitor(request, window, built_in_catalogue):
    with window(java_script_enabled=request.param) as page:
        yield page


def test_a_visitor_gets_from_the_first_page_to_a_report_and_on(page_of_a_visitor):
    page = page_of_a_visitor
    choose_roles(page)
    rate_by_clicking(page)
    rate_by_keyboard(page)
    see_the_report_so_far(page)
    keep_the_report(page)
    read_the_report(page)
    create_an_account(page)
    a_second_assessment_starts_with_the_same_answers(page)


def choose_roles(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="See where you stand").click()
    page.get_by_label("My role now").select_option(label="AI Engineer")
    page.get_by_role("button", name="Suggest next roles").click()
    page.get_by_role("link", name="Senior AI Engineer (promotion)").click()
    expect(page.get_by_label("The role I aim for")).to_have_value("senior-ai-engineer")
    page.get_by_role("button", name="Rate myself for this role").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What decides most")


def rate_by_clicking(page: Page) -> None:
    """The decisive questions: of each skill the anchor of level 3, wherever on its text the click lands."""
    cards = page.locator("fieldset.skill-card")
    for card in cards.all():
        unfold(card)
        card.locator(".choice", has_text="Competent").click()
        expect(card.get_by_role("radio", name="Competent")).to_be_checked()
    page.get_by_role("button", name=re.compile("Save and go on")).click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("What decides most")


def unfold(card) -> None:
    """Open the part of a card with alternatives in which this skill stands."""
    part = card.locator("xpath=ancestor::details[not(@open)]")
    if part.count():
        part.locator("summary").first.click()


def rate_by_keyboard(page: Page) -> None:
    """A group: Tab into the first skill, Space chooses its first anchor, arrows move, Tab leaves it."""
    cards = page.locator("fieldset.skill-card")
    page.locator(".site-nav a").last.focus()
    for _ in range(30):
        page.keyboard.press("Tab")
        if cards.first.locator("input[type=radio]:focus").count():
            break
    page.keyboard.press("Space")
    expect(cards.first.get_by_role("radio").first).to_be_checked()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(cards.first.get_by_role("radio").nth(2)).to_be_checked()
    page.keyboard.press("Tab")
    expect(cards.first.locator("input[type=radio]:focus")).to_have_count(0)
    page.get_by_role("button", name="Save and see my report so far").focus()
    page.keyboard.press("Enter")


def see_the_report_so_far(page: Page) -> None:
    expect(page.get_by_text("It changes with each answer and is not kept yet.")).to_be_visible()
    expect(page.locator(".scale strong")).to_have_text(re.compile(r"between \d+\s% and \d+\s%"))


def keep_the_report(page: Page) -> None:
    page.get_by_role("button", name="Finish and keep this report").click()
    expect(page).to_have_url(re.compile("/reports/"))


def create_an_account(page: Page) -> None:
    """What was rated without an account moves into the new one."""
    report = page.url
    page.get_by_role("link", name="Create an account to keep it").click()
    page.get_by_label("Email").fill("nora@example.org")
    page.get_by_label("Password", exact=False).first.fill(PASSWORD)
    page.locator("main form button").click()
    expect(page).to_have_url(report)
    expect(page.get_by_text("What you rated is now in your account.")).to_be_visible()


def read_the_report(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text("Senior AI Engineer")
    expect(page.locator(".scale strong")).to_have_text(re.compile(r"between \d+\s% and \d+\s%"))
    assert_gaps_are_sorted(page)
    step = page.locator(".path > li").first
    expect(step).to_contain_text(re.compile(r"\d+ hours"))
    step.locator("summary").click()
    expect(step.locator("dt", has_text="Practise")).to_be_visible()
    expect(step.locator("dt", has_text="Practise").locator("+ dd")).not_to_be_empty()


def assert_gaps_are_sorted(page: Page) -> None:
    """Essentials first; the heading counts them all."""
    rows = page.locator("section[aria-labelledby=gaps] .requirements > li")
    assert rows.count() > 1
    essential = [rows.nth(number).locator(".tag-essential").count() for number in range(rows.count())]
    assert essential == sorted(essential, reverse=True)


def a_second_assessment_starts_with_the_same_answers(page: Page) -> None:
    page.get_by_role("link", name="Start a new assessment from these answers").click()
    page.get_by_role("button", name="Rate myself for this role").click()
    first, second = SelfAssessment.objects.order_by("started_at")
    assert second.answers_by_skill() == first.answers_by_skill()
    page.locator(".group-steps a").first.click()
    for card in page.locator("fieldset.skill-card").all():
        unfold(card)
        expect(card.get_by_role("radio", name="Competent")).to_be_checked()
