"""The second factor in a real browser: set up with the key that the page shows, and every page of it without faults."""

import pytest
from allauth.mfa.totp.internal import auth
from django.urls import reverse

from tests import factories
from tests.browser.axe import WCAG, violations
from tests.browser.console import complaints

pytestmark = pytest.mark.front_end

PASSWORD = "a long pass phrase"
IS_DRAWN = "() => document.querySelector('.key-picture').naturalWidth > 0"
GO_ON = "main .btn-primary"


@pytest.fixture
def person(live_server, db):
    return factories.UserFactory(email="person@example.org", password=PASSWORD)


@pytest.fixture(autouse=True)
def _the_clock_stands_still(monkeypatch):
    monkeypatch.setattr(auth, "yield_hotp_counters_from_time", lambda: iter([7]))


def give_password(page) -> None:
    page.fill("[name=password]", PASSWORD)
    page.click(GO_ON)


def sign_in(page) -> None:
    page.goto(reverse("account_login"))
    page.fill("[name=login]", "person@example.org")
    give_password(page)


def faults(page) -> list[str]:
    found = []
    for width, scheme in ((1280, "light"), (320, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found += [f"{page.url}: {line}" for line in violations(page, [*WCAG, "best-practice"])]
        if page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"{page.url} is wider than {width}")
    return found


def test_a_second_factor_is_set_up_and_used_on_pages_without_faults(window, person):
    with window() as page:
        said = complaints(page)
        sign_in(page)
        page.goto(reverse("mfa_activate_totp"))
        found = faults(page)  # the password is asked for
        give_password(page)
        assert page.evaluate(IS_DRAWN)
        found += faults(page)
        page.fill("[name=code]", "000000")
        page.click(GO_ON)
        found += faults(page)
        code = auth.format_hotp_value(auth.hotp_value(page.inner_text("#key").replace(" ", ""), 7))
        page.fill("[name=code]", code)
        page.click(GO_ON)
        assert page.locator(".codes li").count() == 10
        recovery = page.locator(".codes li").first.inner_text()
        found += faults(page)
        for name in (
            "mfa_index",
            "mfa_deactivate_totp",
            "mfa_generate_recovery_codes",
            "mfa_reauthenticate",
            "account",
        ):
            page.goto(reverse(name))
            found += faults(page)
        page.context.clear_cookies()
        sign_in(page)
        found += faults(page)  # the code is asked for
        page.fill("[name=code]", recovery)
        page.click(GO_ON)
        page.wait_for_url("**/")
    assert not found, "\n".join(found)
    assert not said, "\n".join(said)


def test_an_account_is_made_with_a_code_and_erased_again(window, live_server, db, settings, mailoutbox):
    settings.VERIFY_ADDRESSES = True
    with window() as page:
        page.goto(reverse("account_signup"))
        page.fill("[name=email]", "new@example.org")
        page.fill("[name=password1]", PASSWORD)
        page.click(GO_ON)
        found = faults(page)
        page.fill("[name=code]", next(line for line in mailoutbox[0].body.splitlines() if line.isupper()))
        page.click(GO_ON)
        page.goto(reverse("account"))
        with page.expect_download() as download:
            page.click("text=Download everything >> nth=1")
        assert download.value.suggested_filename.endswith(".zip")
        page.goto(reverse("erase-everything"))
        give_password(page)
        found += faults(page)
        page.click(GO_ON)
        assert page.inner_text("h1") == "Your account is erased"
        page.goto(reverse("account"))
        assert reverse("account_login") in page.url
    assert not found, "\n".join(found)
