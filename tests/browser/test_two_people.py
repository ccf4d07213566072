"""A learner and a mentor at the same time, each in a browser of their own: invited, shared, reviewed, taken back."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.cast import TARGET

pytestmark = pytest.mark.front_end


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_invited_shared_reviewed_adopted_and_taken_back(window, cast, script):
    report = cast.learner.gap_reports.get()
    with (
        window(cast.learner, java_script_enabled=script) as learner,
        window(cast.newcomer, java_script_enabled=script) as mentor,
    ):
        learner.goto("/mentoring/")
        learner.get_by_role("link", name=re.compile("^Invite")).click()
        learner.get_by_label("Their e-mail address").fill("Newcomer@example.org")
        learner.get_by_role("button", name="Send the invitation").click()
        expect(learner.get_by_role("status").first).to_contain_text("is on its way")

        mentor.goto("/mentoring/")
        mentor.get_by_role("link", name="Learner Somebody asks you to be their mentor").click()
        mentor.get_by_role("button", name="Accept").click()
        expect(mentor.get_by_text("You are now a mentor of Learner Somebody.")).to_be_visible()
        assert mentor.goto(report.get_absolute_url()).status == 404

        learner.goto(report.get_absolute_url())
        learner.get_by_role("link", name="Share it with a mentor").click()
        share = learner.get_by_role("listitem").filter(has=learner.get_by_role("heading", name="Newcomer Somebody"))
        share.get_by_label("Your message to them").fill("What do you think of my Python?")
        share.get_by_role("button", name="Share it").click()
        expect(learner.get_by_text("Newcomer Somebody can now read this report")).to_be_visible()

        mentor.goto("/reviews/")
        expect(mentor.get_by_text("What do you think of my Python?")).to_be_visible()
        mentor.get_by_role("button", name=re.compile("^Start")).click()
        mentor.locator('input[name="python"][value="2"]').dispatch_event("click")
        mentor.get_by_label("Comment for Learner Somebody on Python").first.fill("Your tests could be shorter")
        mentor.get_by_role("button", name="Save and look it over before sending").click()
        mentor.get_by_role("button", name="Send it to Learner Somebody").click()
        expect(mentor.get_by_text("Your review is sent.")).to_be_visible()

        learner.goto(f"{report.get_absolute_url()}mentors/")
        expect(learner.get_by_text("Your tests could be shorter")).to_be_visible()
        learner.get_by_role("button", name="Take over level 2 for Python").click()
        draft = cast.learner.self_assessments.drafts().get()
        assert draft.target_role.slug == TARGET
        adopted = draft.answers.get(skill__slug="python")
        assert (adopted.level, adopted.is_adopted) == (2, True)

        mentor.goto(report.get_absolute_url())
        learner.goto("/account/sharing/")
        learner.get_by_role("listitem").filter(has_text="Newcomer Somebody").get_by_role("button").click()
        expect(learner.get_by_text("Newcomer Somebody can no longer open your report")).to_be_visible()
        with mentor.expect_response(lambda answer: "/report" in answer.url or "/reviews/" in answer.url) as answer:
            mentor.get_by_role("link", name="Your review").click()
        assert answer.value.status == 404
        for address in (report.get_absolute_url(), f"{report.get_absolute_url()}report.csv", "/reviews/"):
            assert mentor.request.get(address).status == (200 if address == "/reviews/" else 404)
        mentor.goto("/reviews/?show=done")
        expect(mentor.get_by_text("Reviews that you have sent will stand here.")).to_be_visible()
