"""An editor brings tables in with a real browser: every page is sound at both widths, and nothing is asked twice."""

import pytest

from roles.models import RoleProfile
from tests.admin.tables import DESCRIBED, REFUSED
from tests.browser import axe
from tests.exchange.documents import load_document, small
from tests.exchange.tables import asks, table

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.front_end]

WAYS = [(1280, "light"), (320, "dark")]
IS_TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


def assert_sound(page) -> None:
    for width, scheme in WAYS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found = axe.violations(page, axe.WCAG)
        assert not found, f"{page.url}, {width}, {scheme}\n" + "\n".join(found)
    assert not page.evaluate(IS_TOO_WIDE), page.url


def send(page, *files) -> None:
    page.goto("/admin/roles/tables/")
    page.set_input_files("[name=files]", [{"name": n, "mimeType": "text/csv", "buffer": data} for n, data in files])
    page.get_by_role("button", name="See what would change").click()


def test_in_a_browser_tables_are_sent_looked_at_and_brought_in(window):
    load_document(small())
    faults = []
    window.on("console", lambda one: faults.append(one.text) if "Content Security" in one.text else None)
    window.on("pageerror", lambda error: faults.append(str(error)))
    send(window, ("odd.csv", b"colour\nred\n"))
    window.get_by_role("alert").wait_for()
    assert_sound(window)
    send(window, REFUSED, DESCRIBED)
    window.get_by_text("Nothing can be brought in yet").wait_for()
    assert_sound(window)
    many = [asks("Junior", skill, 3, 3) for skill in ("Python", "Statistics", "Modelling")]
    send(window, table("requirements", *many), DESCRIBED)
    window.get_by_role("link", name="All rows").click()
    assert_sound(window)
    window.get_by_role("button", name="Bring them in").click()
    window.get_by_role("heading", name="Drafts to look at and publish").wait_for()
    assert_sound(window)
    window.get_by_role("link", name="Junior, version 2").click()
    window.wait_for_url("**/roleprofile/*/change/")
    assert RoleProfile.objects.filter(status="draft").count() == 1
    assert faults == []
