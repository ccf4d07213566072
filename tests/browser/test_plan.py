"""A plan in the browser: it changes in place while one learns, and without a script by loading anew."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from assessor.learning.models import PlanStep
from tests.browser.cast import TARGET
from tests.learning import plans

pytestmark = pytest.mark.front_end

HEADLINE, TOLD, STEPS = "h1", "#told", ".plan-steps > li"


@pytest.fixture
def plan(cast):
    return cast.learner.learning_plans.get()


def hours(page: Page, number: int) -> None:
    """Change the hours a week as somebody with a keyboard does."""
    field = page.get_by_label("Hours a week")
    field.fill(str(number))
    field.press("Tab")


def next_done(page: Page):
    return page.locator(STEPS).first.get_by_role("button", name="Done")


def test_changed_hours_plan_anew_in_the_same_page(window, cast, plan):
    with window(cast.learner) as page:
        loads = []
        page.goto(plan.get_absolute_url())
        page.on("load", lambda _: loads.append(page.url))
        expect(page.get_by_role("button", name="Plan anew")).to_be_hidden()
        page.locator(".plan-steps summary").nth(1).click()
        opened = page.locator(".plan-steps details[open]").get_attribute("id")
        page.evaluate("scrollTo(0, 300)")
        hours(page, 8)
        expect(page.locator(HEADLINE)).to_contain_text("With 8 hours a week")
        expect(page.locator(TOLD)).to_contain_text("The steps stay the same. It ends on")
        expect(page.get_by_label("Start")).to_be_focused()
        assert page.evaluate("scrollY") == 300
        assert page.locator(f"#{opened}").evaluate("one => one.open")
        assert loads == []
        plan.refresh_from_db()
        assert plan.hours_per_week == 8


def test_the_enter_key_sends_a_change_once(window, cast, plan):
    with window(cast.learner) as page:
        page.goto(plan.get_absolute_url())
        sent = []
        page.on("request", lambda one: sent.append(one.method) if plan.get_absolute_url() in one.url else None)
        page.get_by_label("Hours a week").fill("9")
        page.keyboard.press("Enter")
        expect(page.locator(HEADLINE)).to_contain_text("With 9 hours a week")
        expect(page.locator(TOLD)).to_contain_text("instead of")
        page.wait_for_timeout(800)  # longer than a change waits before it is sent
        expect(page.locator(TOLD)).to_contain_text("instead of")
        assert sent == ["POST", "GET"]


def test_what_was_told_when_the_page_was_loaded_goes_with_the_next_change(window, cast, plan):
    with window(cast.learner) as page:
        page.goto(plan.get_absolute_url())
        page.locator(".plan-options summary").click()
        page.get_by_role("button", name="Save these options").click()
        old = page.locator("main .wrap > [role=status]:not(#told)")
        expect(old).to_contain_text("The steps stay the same.")
        hours(page, 8)
        expect(page.locator(TOLD)).to_contain_text("It ends on")
        expect(old).to_have_count(0)


def test_bad_hours_are_told_at_once_and_gone_when_they_are_good(window, cast, plan):
    with window(cast.learner) as page:
        page.goto(plan.get_absolute_url())
        hours(page, 200)
        problem = page.locator("#hours_per_week-problem")
        expect(problem).to_have_text("Give a whole number of hours from 1 to 80 a week.")
        expect(page.get_by_label("Hours a week")).to_have_attribute("aria-invalid", "true")
        expect(page.get_by_label("Hours a week")).to_have_value("200")
        expect(page.locator(HEADLINE)).to_contain_text("With 4 hours a week")
        hours(page, 20)
        expect(problem).to_be_empty()
        expect(page.get_by_label("Hours a week")).not_to_have_attribute("aria-invalid", "true")
        expect(page.locator(HEADLINE)).to_contain_text("With 20 hours a week")


def test_a_learner_plans_learns_rates_again_and_the_plan_shrinks(window, cast):
    cast.learner.learning_plans.all().delete()
    report = cast.learner.gap_reports.get()
    with window(cast.learner) as page:
        page.goto(report.get_absolute_url())
        page.get_by_role("link", name="Plan it with the hours I have").click()
        page.get_by_label("Hours a week").fill("6")
        page.get_by_role("button", name="Make my plan").click()
        expect(page.locator(HEADLINE)).to_contain_text("With 6 hours a week you are ready for Senior AI Engineer")
        number = page.locator(STEPS).count()
        for left in (number - 1, number - 2, number - 3):
            next_done(page).click()
            expect(page.locator(STEPS)).to_have_count(left)
        expect(page.get_by_role("heading", name="Your steps")).to_be_focused()
        for row in PlanStep.objects.filter(plan__owner=cast.learner):
            page.goto(reverse("plan", args=[row.plan_id]))
            page.get_by_role("button", name=f"Rate {row.skill_name} again").click()
            page.locator(f"input[name='{row.skill_slug}'][value='{row.level}']").check()
            expect(page.locator(f"#{row.skill_slug} .save-state")).to_contain_text("Saved")
        page.get_by_role("button", name="Save and see my report so far").click()
        page.get_by_role("button", name="Finish and keep this report").click()
        newer = cast.learner.gap_reports.latest("created_at")
        assert newer.content["match"]["low"] > report.content["match"]["low"]
        page.goto(reverse("plans"))
        page.get_by_role("link", name="Senior AI Engineer", exact=True).click()
        expect(page.get_by_role("complementary", name="What changed")).to_contain_text("You have a newer report")
        expect(page.locator(STEPS)).to_have_count(number - 3)
        expect(page.get_by_text("Ticked off, not rated yet")).to_have_count(0)
        page.get_by_role("button", name="Go on with this plan").click()
        expect(page.get_by_role("complementary", name="What changed")).to_have_count(0)


def test_without_a_script_the_buttons_do_the_same(window, cast, plan):
    number = len(plans.steps(plan))
    with window(cast.learner, java_script_enabled=False) as page:
        page.goto(plan.get_absolute_url())
        page.get_by_label("Hours a week").fill("8")
        page.get_by_role("button", name="Plan anew").click()
        expect(page.locator(HEADLINE)).to_contain_text("With 8 hours a week")
        expect(page.get_by_role("status").first).to_contain_text("It ends on")
        next_done(page).click()
        expect(page.locator(STEPS)).to_have_count(number - 1)
        page.get_by_role("button", name="Undo").click()
        expect(page.locator(STEPS)).to_have_count(number)


def test_whoever_was_signed_out_is_led_to_sign_in(window, cast, plan):
    with window(cast.learner) as page:
        page.goto(plan.get_absolute_url())
        page.context.clear_cookies(name="sessionid")
        hours(page, 8)
        expect(page).to_have_url(re.compile("/account/login/"))


def test_when_the_site_cannot_be_reached_that_is_told(window, cast, plan):
    with window(cast.learner) as page:
        page.goto(plan.get_absolute_url())
        page.context.set_offline(True)
        hours(page, 8)
        expect(page.locator(TOLD)).to_contain_text("This could not be saved just now.")
        expect(page.get_by_role("button", name="Plan anew")).to_be_visible()


def test_on_paper_every_step_is_whole_and_no_control_is_left(window, cast, plan):
    with window(cast.learner) as page:
        page.goto(plan.get_absolute_url())
        page.emulate_media(media="print")
        assert page.locator(f"{STEPS} dl").first.is_visible()
        for part in (".plan-time", ".plan-options", f"{STEPS} button", f"{STEPS} summary"):
            assert not page.locator(part).first.is_visible(), part
    assert TARGET in plan.role_slug
