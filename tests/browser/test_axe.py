"""No page breaks a rule of axe or runs wider than a phone; light and dark, at 320 and 1280 pixels."""

import pytest
from playwright.sync_api import Page

from tests.browser import addresses, axe
from tests.browser.forms import faulty_forms, send_faulty

OWN_PAGES = [*axe.WCAG, "best-practice"]
OPEN_ALL = "() => document.querySelectorAll('details').forEach(one => one.open = true)"
IS_TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"

pytestmark = pytest.mark.parametrize("width", [320, 1280])


def faults(page: Page, tags: list[str]) -> list[str]:
    """What is wrong with the page that is open, with everything on it opened, in both schemes."""
    page.evaluate(OPEN_ALL)
    found = axe.violations(page, tags)
    page.emulate_media(color_scheme="dark")
    found += [f"dark, {line}" for line in axe.colour_violations(page)]
    page.emulate_media(color_scheme="light")
    if page.evaluate(IS_TOO_WIDE):
        found.append("the page is wider than the window")
    where = page.url.split("/", 3)[3]
    return [f"/{where} as {page.title()!r}: {line}" for line in found]


def faults_of(page: Page, pages: list[str], tags: list[str]) -> list[str]:
    found = []
    for address in pages:
        page.goto(address)
        found += faults(page, tags)
    return found


def test_pages_open_to_everybody_have_no_faults(window, cast, width):
    with window(width=width) as page:
        found = faults_of(page, [*addresses.for_visitors(), addresses.new_password(cast.learner)], OWN_PAGES)
    assert not found, "\n".join(found)


def test_pages_of_people_who_are_signed_in_have_no_faults(window, cast, width):
    found = []
    for person, pages in addresses.for_people(cast).items():
        with window(person, width) as page:
            found += faults_of(page, pages, OWN_PAGES)
    assert not found, "\n".join(found)


def test_forms_that_were_refused_have_no_faults(window, cast, width):
    found = []
    for form in faulty_forms(cast):
        with window(form.person, width) as page:
            send_faulty(page, form)
            found += faults(page, OWN_PAGES)
    assert not found, "\n".join(found)


@pytest.mark.ignore_template_errors  # Django's own templates of the admin read variables that are not always there
def test_the_admin_has_no_faults(window, cast, width):
    with window(cast.editor, width) as page:
        found = faults_of(page, addresses.of_the_admin(), axe.WCAG)
    assert not found, "\n".join(found)
