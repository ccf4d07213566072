"""Accounts: sign up, in and out, lock-out, a forgotten password, and one door for the admin as well."""

import re
from urllib.parse import urlsplit

import pytest
from django.core import mail

from assessor.accounts.models import User
from tests import factories
from tests.reading import html, title, words

pytestmark = pytest.mark.django_db

SIGN_UP, SIGN_IN, SIGN_OUT = "/account/signup/", "/account/login/", "/account/logout/"
PASSWORD = "a long pass phrase"


@pytest.fixture
def person(db):
    return factories.UserFactory(email="person@example.org", password=PASSWORD)


def signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def sign_in(client, email="person@example.org", password=PASSWORD, **more):
    return client.post(SIGN_IN, {"login": email, "password": password} | more)


def test_signing_up_takes_an_address_and_a_password(client):
    response = client.post(SIGN_UP, {"email": "new@example.org", "password1": PASSWORD})
    assert response.url == "/"
    assert signed_in(client)
    assert User.objects.get().email == "new@example.org"


@pytest.mark.parametrize("password", ["short", "1234567890123", "password123", "new@example.org"])
def test_a_password_that_is_easily_guessed_is_refused(client, password):
    response = client.post(SIGN_UP, {"email": "new@example.org", "password1": password})
    assert "This password is" in words(response) or "The password is" in words(response)
    assert not User.objects.exists()


def test_nobody_makes_themselves_staff_by_signing_up(client):
    extra = {"is_staff": "on", "is_superuser": "on", "groups": "1", "name": "Boss"}
    client.post(SIGN_UP, {"email": "new@example.org", "password1": PASSWORD} | extra)
    person = User.objects.get()
    assert (person.is_staff, person.is_superuser, person.name) == (False, False, "")


def test_an_address_has_one_account_whatever_its_case(client, person):
    response = client.post(SIGN_UP, {"email": "PERSON@Example.org", "password1": PASSWORD})
    assert not signed_in(client)
    assert response.status_code in {200, 302}
    assert User.objects.count() == 1


def test_signing_in_leads_home(client, person):
    assert sign_in(client).url == "/"
    assert signed_in(client)


def test_the_case_of_the_address_does_not_matter(client, person):
    sign_in(client, email="Person@EXAMPLE.org")
    assert signed_in(client)


def test_signing_in_leads_on_to_where_one_was_going(client, person):
    assert sign_in(client, next="/assessments/").url == "/assessments/"


@pytest.mark.parametrize(
    "target", ["https://evil.example.org/", "//evil.example.org/", "javascript:alert(1)", "/\\evil"]
)
def test_nobody_is_led_away_from_the_site(client, person, target):
    assert urlsplit(sign_in(client, next=target).url).netloc == ""
    assert not sign_in(client, next=target).url.startswith(("//", "/\\", "javascript"))


def test_a_wrong_password_says_nothing_of_whether_there_is_an_account(client, person):
    wrong, nobody = sign_in(client, password="wrong"), sign_in(client, email="nobody@example.org")
    assert not signed_in(client)
    sentence = "The email address and/or password you specified are not correct."
    assert sentence in words(wrong)
    assert sentence in words(nobody)


def test_after_five_failures_the_account_is_locked_and_the_page_says_so(client, person):
    for _ in range(5):
        sign_in(client, password="wrong")
    response = sign_in(client)
    assert "Too many failed login attempts. Try again later." in words(response)
    assert not signed_in(client)


def test_a_made_up_forwarded_address_does_not_get_around_the_lock(client, person):
    for n in range(6):
        response = client.post(
            SIGN_IN,
            {"login": "person@example.org", "password": "wrong"},
            headers={"x-forwarded-for": f"192.0.2.{n}"},
        )
    assert "Too many failed login attempts" in words(response)


def test_one_locked_account_locks_nobody_else(client, person):
    factories.UserFactory(email="other@example.org", password=PASSWORD)
    for _ in range(5):
        sign_in(client, password="wrong")
    sign_in(client, email="other@example.org")
    assert signed_in(client)


def test_signing_out_asks_first_and_ends_the_session(client, person):
    sign_in(client)
    old = client.cookies["sessionid"].value
    assert signed_in(client)
    client.get(SIGN_OUT)
    assert signed_in(client)
    assert client.post(SIGN_OUT).url == "/"
    client.cookies["sessionid"] = old
    assert client.get("/assessments/").url.startswith(SIGN_IN)


def test_the_session_from_before_signing_in_is_worth_nothing_after(client, person):
    client.get(SIGN_IN)
    session = client.session
    session["planted"] = True
    session.save()
    before = session.session_key
    sign_in(client)
    assert client.session.session_key != before


def test_a_forgotten_password_is_replaced_through_a_mail(client, person):
    client.post("/account/password/reset/", {"email": "person@example.org"})
    link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body)[1]
    form = client.get(link, follow=True)
    changed = client.post(
        form.redirect_chain[-1][0], {"password1": "another pass phrase", "password2": "another pass phrase"}
    )
    assert changed.status_code == 302
    person.refresh_from_db()
    assert person.check_password("another pass phrase")
    assert mail.outbox[0].to == ["person@example.org"]


def test_asking_for_a_new_password_says_nothing_of_whether_there_is_an_account(client, person):
    pages = [
        client.post("/account/password/reset/", {"email": email}, follow=True)
        for email in ("person@example.org", "nobody@example.org")
    ]
    assert words(pages[0]) == words(pages[1])


def test_changing_the_password_ends_the_other_sessions(client, person):
    other = client.__class__()
    sign_in(client)
    sign_in(other)
    new = {"oldpassword": PASSWORD, "password1": "another pass phrase", "password2": "another pass phrase"}
    assert client.post("/account/password/change/", new).status_code == 302
    assert other.get("/assessments/").url.startswith(SIGN_IN)


@pytest.mark.parametrize("path", [SIGN_UP, SIGN_IN, "/account/password/reset/"])
def test_the_pages_have_titles_of_their_own_and_look_like_the_site(client, path):
    response = client.get(path)
    assert title(response).endswith("| Skill-gap assessor")
    assert "css/theme.css" in html(response)


def test_the_admin_has_no_door_of_its_own(client, person):
    response = client.get("/admin/", follow=True)
    assert urlsplit(response.redirect_chain[-1][0]).path == SIGN_IN
    client.post("/admin/login/", {"username": "person@example.org", "password": PASSWORD})
    assert not signed_in(client)


def test_staff_come_back_to_the_admin_after_signing_in(client, person):
    User.objects.update(is_staff=True)
    address = client.get("/admin/", follow=True).redirect_chain[-1][0]
    assert "admin" in client.post(address, {"login": "person@example.org", "password": PASSWORD}).url
