"""An editor changes what a role asks for, from the new draft to its publication; a learner then sees what changed."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from roles.editors import editors_group
from roles.models import RoleProfile
from tests import factories
from tests.browser import axe
from tests.browser.cast import TARGET
from tests.browser.test_axe import BUILT_BY_SELECT2

pytestmark = [pytest.mark.front_end, pytest.mark.ignore_template_errors]

WAYS = [(1280, "light"), (320, "dark")]
IS_TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def editor(db):
    person = factories.UserFactory(email="catalogue@example.org", name="Cato Catalogue", is_staff=True)
    person.groups.add(editors_group())
    return person


def assert_sound(page) -> None:
    for width, scheme in WAYS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found = axe.violations(page, axe.WCAG, BUILT_BY_SELECT2)
        assert not found, f"{page.url}, {width}, {scheme}\n" + "\n".join(found)
        assert not page.evaluate(IS_TOO_WIDE), (page.url, width)
    page.set_viewport_size({"width": 1280, "height": 900})


def test_from_a_new_draft_to_what_a_learner_sees(window, cast, editor):
    report = cast.learner.gap_reports.get()
    published = RoleProfile.objects.published().get(role__slug=TARGET)
    faults = []
    with window(editor) as page, window(cast.learner) as learner:
        page.on("console", lambda one: faults.append(one.text) if "Content Security" in one.text else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(reverse("admin:roles_roleprofile_change", args=[published.pk]))
        page.get_by_label("Action").select_option("New draft from this version")
        page.get_by_role("button", name=re.compile("^(Run|Go)")).click()
        expect(page.get_by_text("is a copy of version 1.")).to_be_visible()

        page.locator("[name=requirements-0-level]").select_option("5")
        page.locator("[name=requirements-1-weight]").fill("1")
        page.locator("[name=requirements-2-DELETE]").check()
        page.get_by_role("button", name="Save and continue editing").click()
        expect(page.locator(".messagelist .success")).to_be_visible()
        assert_sound(page)

        page.get_by_role("link", name="Compare and publish").click()
        expect(page.get_by_role("heading", name="What changes against version 1")).to_be_visible()
        expect(page.get_by_text("to 5 Expert.").first).to_be_visible()
        expect(page.get_by_text("Asked for no more.").first).to_be_visible()
        expect(page.get_by_role("heading", name="What it changes for people")).to_be_visible()
        assert_sound(page)
        page.get_by_label("What changed, and why").fill("Twice as much Python.")
        page.get_by_role("button", name="Publish").click()
        expect(page.get_by_text("version 2 is published.")).to_be_visible()

        page.get_by_role("link", name="Compare with another version").click()
        assert_sound(page)
        page.goto(reverse("admin:roles_role_retire", args=[published.role_id]))
        assert_sound(page)

        before = report.digest
        learner.goto(report.get_absolute_url())
        learner.get_by_role("link", name="See what changed").click()
        expect(learner.get_by_text("Twice as much Python.")).to_be_visible()
        expect(learner.get_by_text("to 5 Expert.")).to_be_visible()
        learner.goto(report.get_absolute_url())
        learner.get_by_role("button", name="Report with version 2").click()
        learner.get_by_role("link", name=re.compile("^What changed since")).click()
        expect(learner.get_by_text("requirements").first).to_be_visible()
        report.refresh_from_db()
        assert (report.digest, report.is_intact) == (before, True)
    assert faults == []
