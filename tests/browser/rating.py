"""A visitor's rating page, and what a test does on it."""

from playwright.sync_api import Page, expect

from assessor.assessments.models import SelfAssessment
from tests.browser.cast import TARGET


def first_page(page: Page) -> Page:
    """The page of questions that decide most, in a trial that begins here."""
    page.goto("/assessments/start/")
    page.get_by_label("The role I aim for").select_option(value=TARGET)
    page.get_by_role("button", name="Rate myself for this role").click()
    script_runs(page)
    return page


def answers() -> dict:
    return SelfAssessment.objects.get().answers_by_skill()


def script_runs(page: Page) -> None:
    """The hint about keys appears with the script, where there is room for it."""
    expect(page.locator(".keys:not([hidden])")).to_have_count(1)


def card(page: Page, number: int = 0):
    return page.locator("[data-skill]").nth(number)


def rate(page: Page, number: int, level: str) -> None:
    card(page, number).locator(f"input[value='{level}']").dispatch_event("click")


def said(page: Page, number: int = 0):
    return card(page, number).locator(".save-state")


def note(page: Page, number: int = 0):
    return card(page, number).locator("textarea")


def write(page: Page, text: str, number: int = 0) -> None:
    """Type a note and stay in its field."""
    card(page, number).get_by_text("Add evidence").click()
    note(page, number).press_sequentially(text)
