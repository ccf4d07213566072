"""What if, with a script: a changed level shows at once what the server says of it, and nothing is saved."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from assessor.assessments.models import Answer
from assessor.engine.gap import assess
from assessor.reports.frozen import profile_of
from assessor.reports.models import GapReport

pytestmark = pytest.mark.front_end

NOW = ".what-if-now"


@pytest.fixture
def report(cast):
    return cast.learner.gap_reports.get()


def address(report) -> str:
    return reverse("report-what-if", args=[report.pk])


def choose(page: Page, skill: str, level: int) -> None:
    """Click a level as somebody with a pointer does."""
    page.locator(f"input[name='{skill}'][value='{level}']").click()


def after(report, **levels) -> str:
    """The match as the server's rules give it for these levels."""
    changed = {name.replace("_", "-"): level for name, level in levels.items()}
    match = assess(profile_of(report.content), report.content["answers"] | changed).match
    return f"would be between {int(match.low)} % and {int(match.high)} %"


def test_a_changed_level_shows_the_match_that_the_server_says(window, cast, report):
    kept = list(Answer.objects.values()), list(GapReport.objects.values())
    with window(cast.learner) as page:
        page.goto(address(report))
        expect(page.get_by_role("button", name="See what changes")).to_be_hidden()
        choose(page, "system-design", 4)
        expect(page.locator(NOW)).to_contain_text(after(report, system_design=4).replace(" %", "\u00a0%"))
        expect(page).to_have_url(re.compile(r"\?system-design=4$"))
        choose(page, "machine-learning", 5)
        expect(page.locator(NOW)).to_contain_text("Ready for Senior AI Engineer")
        expect(page.get_by_role("status")).to_contain_text("Ready for Senior AI Engineer")
        told = page.locator("#result").inner_text()
        page.reload()
        assert page.locator("#result").inner_text() == told
        page.locator("input[name='system-design'][value='']").click()
        expect(page).to_have_url(re.compile(r"\?machine-learning=5$"))
    assert (list(Answer.objects.values()), list(GapReport.objects.values())) == kept


def test_without_a_script_the_button_shows_the_same(window, cast, report):
    with window(cast.learner, java_script_enabled=False) as page:
        page.goto(address(report))
        choose(page, "system-design", 4)
        page.get_by_role("button", name="See what changes").click()
        expect(page.locator(NOW)).to_contain_text(after(report, system_design=4).replace(" %", "\u00a0%"))
        expect(page.locator("input[name='system-design'][value='4']")).to_be_checked()


def test_arrow_keys_change_a_level_and_the_result_stays_in_view(window, cast, report):
    with window(cast.learner, width=320) as page:
        page.goto(address(report))
        last = page.locator("input[name='sql'][value='']")
        last.focus()
        place = last.bounding_box()["y"]
        page.keyboard.press("ArrowLeft")
        expect(page.locator(NOW)).to_contain_text("The match was")
        expect(page).to_have_url(re.compile(r"\?sql=2$"))
        expect(page.locator(NOW)).to_be_in_viewport()
        assert abs(last.bounding_box()["y"] - place) < 2


def test_when_the_server_cannot_be_reached_the_button_comes_back(window, cast, report):
    with window(cast.learner) as page:
        page.goto(address(report))
        page.context.clear_cookies()
        choose(page, "system-design", 4)
        expect(page.locator("#result")).to_contain_text("This could not be worked out just now.")
        page.get_by_role("button", name="See what changes").click()
        expect(page).to_have_url(re.compile("/account/login/"))
