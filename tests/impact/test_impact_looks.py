"""The part of the publish page about people in a real browser: accessible in both colour schemes, and within 320 px."""

import pytest
from django.urls import reverse

from tests import factories
from tests.browser.axe import WCAG, violations
from tests.browser.conftest import session_cookie
from tests.impact.aiming import aiming, redraft

pytestmark = [pytest.mark.django_db, pytest.mark.front_end, pytest.mark.ignore_template_errors]


@pytest.fixture
def publish_page(browser, live_server, role, editor):
    """Opens the page of a draft that twelve people lose by, at a width and in a colour scheme."""
    factories.SkillFactory(slug="writing-things-that-are-long", name="Writing things that are longer than most")
    aiming(40, role, {"python": 4, "java": 0, "sql": 4, "talking": 4})
    aiming(12, role, {"python": 3, "java": 0, "sql": 1, "talking": 2})
    changed = {"writing-things-that-are-long": {"level": 2, "weight": 1}}
    address = reverse("admin:roles_roleprofile_publish", args=[redraft(role, python={"level": 4}, **changed).pk])
    opened = []

    def open_page(width, scheme):
        context = browser.new_context(
            base_url=live_server.url, viewport={"width": width, "height": 900}, color_scheme=scheme
        )
        context.set_default_timeout(10_000)
        context.add_cookies([session_cookie(editor, live_server.url)])
        opened.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield open_page
    for context in opened:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_it_breaks_no_rule_and_fits(publish_page, width, scheme):
    page = publish_page(width, scheme)
    part = page.locator(".impact")
    assert part.locator("svg").count() >= 4
    assert part.evaluate("one => one.scrollWidth <= one.clientWidth")
    assert violations(page, WCAG) == []
