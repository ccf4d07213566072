"""No page breaks a rule of axe, is wider than its window or makes the browser complain; narrow or wide, light or dark.

Rules that depend on neither width nor colour are asked once, and further states of a page are looked at in one way, the
narrow and dark one. The slow proofs ask everything in every way.
"""

import os
from collections.abc import Iterable
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from assessor.accounts.models import User
from tests.browser import addresses, axe
from tests.browser.catalogue import small_catalogue
from tests.browser.console import complaints
from tests.browser.forms import faulty_forms, send_faulty
from tests.browser.mentoring_addresses import of_mentoring

pytestmark = pytest.mark.front_end

# No colour depends on the width, so one scheme at each width meets every rule; the slow proofs take all four.
WAYS = [(1280, "light"), (320, "dark")]
PROVES = os.environ.get("HYPOTHESIS_PROFILE") == "prove"
if PROVES:
    WAYS = [(1280, "light"), (1280, "dark"), (320, "light"), (320, "dark")]
OWN_PAGES = [*axe.WCAG, "best-practice"]
# Django's admin builds its search-as-you-type choices with Select2, whose parts carry no names of their own.
BUILT_BY_SELECT2 = ".select2-container"
OPEN = "most => [...document.querySelectorAll('details')].slice(0, most).forEach(one => one.open = true)"
ENOUGH, ALL = 3, 1000  # of what opens in place; all on reports, elsewhere every further one is like the first
IS_TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


def faults(page: Page, tags: list[str], left_out: str = "", ways=WAYS) -> list[str]:
    """What is wrong with the page that is open, at each width and in each scheme."""
    page.evaluate(OPEN, ALL if "/reports/" in page.url else ENOUGH)
    found = []
    for number, (width, scheme) in enumerate(ways):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        place = f"{page.url} {page.title()!r}, {width}, {scheme}"
        looks_alone = number > 0 and not PROVES
        found += [f"{place}: {line}" for line in axe.violations(page, tags, left_out, looks_alone=looks_alone)]
    return found + too_wide(page)


def too_wide(page: Page) -> list[str]:
    """Whether a page that is 320 pixels wide has to be scrolled sideways, with everything on it opened."""
    page.evaluate(OPEN, ALL)
    return [f"{page.url} is wider than the window"] if page.evaluate(IS_TOO_WIDE) else []


def faults_of(window, walks: Iterable[tuple[User | None, list[str]]], tags: list[str], left_out: str = "") -> list[str]:
    """What is wrong with the pages that somebody opens one after the other, and what the browser says of them."""
    found, views = [], set()
    for person, pages in walks:
        with window(person) as page:
            said = complaints(page)
            for address in pages:
                page.goto(address)
                view = view_of(address)
                found += faults(page, tags, left_out, WAYS if PROVES or view not in views else WAYS[-1:])
                views.add(view)
            found += said
    return found


def view_of(address: str) -> str:
    """What draws a page; pages of the same kind in the admin count as one."""
    try:
        name = resolve(urlsplit(address).path).view_name
    except Resolver404:
        return address
    return name.rsplit("_", 1)[-1] if name.startswith("admin:") else name


def test_pages_open_to_everybody_have_no_faults(window, cast):
    pages = [*addresses.for_visitors(), addresses.new_password(cast.learner)]
    found = faults_of(window, [(None, pages)], OWN_PAGES)
    assert not found, "\n".join(found)


def test_pages_of_mentoring_have_no_faults(window, cast):
    found = faults_of(window, of_mentoring(cast).items(), OWN_PAGES)
    assert not found, "\n".join(found)


def test_pages_of_people_who_are_signed_in_have_no_faults(window, cast):
    found = faults_of(window, addresses.for_people(cast).items(), OWN_PAGES)
    assert not found, "\n".join(found)


def test_forms_that_were_refused_have_no_faults(window, cast):
    found = []
    for form in faulty_forms(cast):
        with window(form.person) as page:
            send_faulty(page, form)
            found += faults(page, OWN_PAGES, ways=WAYS if PROVES else WAYS[-1:])
    assert not found, "\n".join(found)


@pytest.mark.ignore_template_errors  # Django's own templates of the admin read variables that are not always there
def test_the_admin_has_no_faults(window, db, editor):
    small_catalogue()
    found = faults_of(window, [(editor, addresses.of_the_admin())], axe.WCAG, BUILT_BY_SELECT2)
    assert not found, "\n".join(found)
