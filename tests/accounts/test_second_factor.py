"""The second factor: anybody can set one up; editors must; its secrets are not to be read in the database."""

import re
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client

from tests import factories
from tests.accounts import everything
from tests.accounts.test_sign_up import PASSWORD, sign_in, signed_in
from tests.reading import heading, html, links, words

pytestmark = pytest.mark.django_db

FACTOR, SET_UP, CODES = (
    "/account/second-factor/",
    "/account/second-factor/totp/activate/",
    "/account/second-factor/recovery-codes/",
)
AT_SIGN_IN, NEEDED = "/account/second-factor/authenticate/", "/account/second-factor/needed/"
AGAIN = "/account/reauthenticate/"


@pytest.fixture(autouse=True)
def _the_clock_stands_still(monkeypatch):
    monkeypatch.setattr(auth, "yield_hotp_counters_from_time", lambda: iter([7]))


@pytest.fixture(autouse=True)
def _what_waits_for_the_commit_is_done_within_the_request(monkeypatch):
    """As it is outside of tests, in which nothing is committed."""
    monkeypatch.setattr(transaction, "on_commit", lambda do, **_: do())


@pytest.fixture
def person(client):
    person = factories.UserFactory(email="person@example.org", password=PASSWORD)
    sign_in(client)
    client.post(AGAIN, {"password": PASSWORD, "next": FACTOR})
    return person


def code_for(key: str) -> str:
    return auth.format_hotp_value(auth.hotp_value(key, 7))


def set_up(client) -> str:
    """Set it up as the page says, and return the key."""
    key = re.search(r'id="key">([A-Z2-7 ]+)<', html(client.get(SET_UP)))[1].replace(" ", "")
    assert client.post(SET_UP, {"code": code_for(key)}).url == CODES
    cache.clear()  # half a minute later: a code works once
    return key


def recovery_codes(client) -> list[str]:
    return re.findall(r"<li>(\d{8})</li>", html(client.get(CODES)))


def test_it_is_off_at_first_and_the_page_says_what_it_is_for(client, person):
    page = client.get(FACTOR)
    assert "Off. Your password alone signs you in." in words(page)
    assert SET_UP in links(page)


def test_the_key_is_a_picture_that_the_policy_allows_and_a_text(client, person):
    page = html(client.get(SET_UP))
    assert '<img class="key-picture" src="data:image/svg+xml;base64,' in page
    assert "data:" in settings.SECURE_CSP["img-src"]
    assert re.search(r'id="key">([A-Z2-7]{4} ){7}[A-Z2-7]{4}<', page)


def test_a_code_from_the_app_switches_it_on_and_recovery_codes_follow(client, person):
    set_up(client)
    assert len(recovery_codes(client)) == 10
    assert "On. You sign in with your password and a code from your app." in words(client.get(FACTOR))
    assert mail.outbox[-1].subject == "The second factor is on"


def test_a_wrong_code_switches_nothing_on_and_keeps_the_key(client, person):
    key = re.search(r'id="key">([^<]+)<', html(client.get(SET_UP)))[1]
    page = client.post(SET_UP, {"code": "000000"})
    assert "This is not the code." in words(page)
    assert key in html(page)
    assert not Authenticator.objects.exists()


def test_the_password_is_asked_for_before_it_is_set_up(client):
    client.force_login(factories.UserFactory(password=PASSWORD))
    assert client.get(SET_UP).url.startswith(AGAIN)


def test_signing_in_takes_a_code_as_well(client, person):
    key, other = set_up(client), Client()
    assert sign_in(other).url == AT_SIGN_IN
    assert not signed_in(other)
    assert heading(other.get(AT_SIGN_IN)) == "Now the code"
    assert "This is not the code." in words(other.post(AT_SIGN_IN, {"code": "000000"}))
    assert other.post(AT_SIGN_IN, {"code": code_for(key)}).url == "/"
    assert signed_in(other)


def test_a_recovery_code_stands_in_once(client, person):
    set_up(client)
    code = recovery_codes(client)[0]
    for works in (True, False):
        other = Client()
        sign_in(other)
        other.post(AT_SIGN_IN, {"code": code})
        assert signed_in(other) is works
    assert "You have 9 left" in words(client.get(FACTOR))


def test_guessing_codes_is_stopped(client, person):
    key, other = set_up(client), Client()
    sign_in(other)
    for _ in range(5):
        other.post(AT_SIGN_IN, {"code": "000000"})
    assert "Too many failed login attempts" in words(other.post(AT_SIGN_IN, {"code": code_for(key)}))
    assert not signed_in(other)


def test_the_codes_can_be_saved_as_a_file(client, person):
    set_up(client)
    response = client.get(f"{CODES}download/")
    assert "attachment" in response["Content-Disposition"]
    assert all(code in html(response) for code in recovery_codes(client))


def test_new_codes_replace_the_old_ones(client, person):
    set_up(client)
    old = recovery_codes(client)
    assert "The 10 that you have stop working." in words(client.get(f"{CODES}generate/"))
    client.post(f"{CODES}generate/")
    assert not set(old) & set(recovery_codes(client))


def test_it_can_be_switched_off(client, person):
    set_up(client)
    off = f"{FACTOR}totp/deactivate/"
    assert heading(client.get(off)) == "Switch the second factor off?"
    assert client.post(off).url == FACTOR
    assert not Authenticator.objects.exists()
    assert mail.outbox[-1].subject == "The second factor is off"


def test_setting_it_up_signs_out_everywhere_else(client, person):
    thief = Client()
    sign_in(thief)
    set_up(client)
    assert signed_in(client)
    assert thief.get("/account/").url == "/account/login/?next=/account/"


def test_neither_key_nor_codes_can_be_read_in_the_database(client, person):
    key = set_up(client)
    codes = recovery_codes(client)
    said = everything.whole_database()
    assert not [secret for secret in [key, *codes] if secret in said]
    row = Authenticator.objects.get(type="totp")
    assert auth.decrypt(row.data["secret"]) == key


def test_an_older_secret_key_still_reads_them(client, person, settings):
    key = set_up(client)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another key" * 6, [settings.SECRET_KEY]
    assert auth.decrypt(Authenticator.objects.get(type="totp").data["secret"]) == key


def test_a_secret_that_cannot_be_read_lets_nobody_in_and_breaks_no_page(client, person, settings):
    key, other = set_up(client), Client()
    settings.SECRET_KEY = "another key" * 6
    sign_in(other)
    for code in (code_for(key), auth.format_hotp_value(auth.hotp_value("", 7))):
        assert "This is not the code." in words(other.post(AT_SIGN_IN, {"code": code}))


@pytest.mark.parametrize(
    "rights", [{"is_staff": True}, {"is_staff": True, "is_superuser": True}, {"is_superuser": True}]
)
@pytest.mark.parametrize("address", ["/admin/", "/admin/roles/role/", "/admin/login/", "/admin/nothing/"])
def test_editors_are_led_to_set_one_up_before_the_admin_opens(client, settings, rights, address):
    settings.EDITORS_NEED_SECOND_FACTOR = True
    client.force_login(factories.UserFactory(**rights))
    assert client.get(address).url == NEEDED
    page = client.get(NEEDED)
    assert "A password can be guessed or stolen, so editors also show a code" in words(page)
    assert SET_UP in links(page)


@pytest.mark.ignore_template_errors  # Django's own templates of the admin
def test_with_one_the_admin_opens(client, person, settings):
    settings.EDITORS_NEED_SECOND_FACTOR = True
    person.__class__.objects.update(is_staff=True, is_superuser=True)
    assert client.get("/admin/").url == NEEDED
    set_up(client)
    assert "/admin/" in links(client.get(CODES))
    assert "/admin/" in links(client.get(NEEDED))
    assert client.get("/admin/").status_code == 200


@pytest.mark.ignore_template_errors
def test_on_a_machine_of_ones_own_nobody_asks_for_it(client, editor):
    client.force_login(editor)
    assert client.get("/admin/").status_code == 200


def test_everybody_else_is_not_led_there(client, person, settings):
    settings.EDITORS_NEED_SECOND_FACTOR = True
    assert client.get("/admin/").url.startswith("/admin/login/")
    assert client.get("/account/").status_code == 200


def test_secrets_of_the_second_factor_are_not_in_the_admin(client, editor):
    client.force_login(editor)
    assert client.get("/admin/mfa/authenticator/").status_code == 404


def test_whoever_lost_everything_is_let_in_by_the_operator(client, person):
    set_up(client)
    out = StringIO()
    call_command("remove_second_factor", "Person@example.org", stdout=out)
    assert "signs in with the password alone now" in out.getvalue()
    other = Client()
    sign_in(other)
    assert signed_in(other)
    call_command("remove_second_factor", "person@example.org", stdout=out)
    assert "had no second factor" in out.getvalue()
    with pytest.raises(CommandError, match="Nobody has an account"):
        call_command("remove_second_factor", "nobody@example.org")


def test_a_session_of_nobody_in_particular_is_left_alone(client, person):
    visitor = Client()
    visitor.post("/account/login/", {"login": "nobody@example.org", "password": "wrong"})
    session = visitor.session
    session["something"] = 1
    session.save()
    set_up(client)
    assert Session.objects.filter(pk=session.session_key).exists()
