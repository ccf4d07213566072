"""Where addresses are verified: signing up takes a code from a mail, and tells nobody who has an account."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client

from assessor.accounts.models import User
from assessor.reports.models import GapReport
from tests import factories
from tests.assessments.pages import send
from tests.coder import coder
from tests.reading import heading, links, words

pytestmark = pytest.mark.django_db

SIGN_UP, SIGN_IN, CODE = "/account/signup/", "/account/login/", "/account/confirm-email/"
KEEP, DONE = "/assessments/keep/", "/assessments/keep/done/"
PASSWORD = "a long pass phrase"


@pytest.fixture(autouse=True)
def _addresses_are_verified(settings):
    settings.VERIFY_ADDRESSES = True


@pytest.fixture
def person(db):
    person = factories.UserFactory(email="person@example.org", password=PASSWORD)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def sign_up(client, email="new@example.org", **more):
    return client.post(SIGN_UP, {"email": email, "password1": PASSWORD} | more)


def code_in_mail(number: int = -1) -> str:
    return re.search(r"^[B-Z]{4}-[B-Z]{4}$", mail.outbox[number].body, re.M)[0]


def signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def told(response, email: str) -> tuple:
    """What somebody can see of an answer: its status, where it leads, and its body without address and tokens."""
    body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", response.content.decode()).replace(email, "")
    return response.status_code, response.headers.get("Location"), sorted(response.headers), body


def test_the_address_is_confirmed_with_a_code_and_then_one_is_signed_in(client):
    assert sign_up(client).url == CODE
    assert not signed_in(client)
    assert heading(client.get(CODE)) == "Look into your mail"
    assert client.post(CODE, {"code": code_in_mail(), "action": "verify"}).url == "/"
    assert signed_in(client)
    assert EmailAddress.objects.get().verified
    assert mail.outbox[0].subject == "Your code for Skill-gap assessor"
    assert mail.outbox[0].to == ["new@example.org"]


def test_a_code_may_be_typed_in_small_letters_and_without_its_dash(client):
    sign_up(client)
    client.post(CODE, {"code": code_in_mail().lower().replace("-", " ")})
    assert signed_in(client)


def test_signing_up_says_nothing_of_whether_there_is_an_account(person):
    new, old = Client(), Client()
    emails = {new: "nobody@example.org", old: "person@example.org"}
    answers = {client: [told(sign_up(client, email), email)] for client, email in emails.items()}
    for client, email in emails.items():
        answers[client] += [told(client.get(CODE), email)]
        answers[client] += [told(client.post(CODE, {"code": "wrong"}), email)]
        answers[client] += [told(client.post(CODE, {"action": "resend"}), email)]
    assert answers[new] == answers[old]


def test_the_last_wrong_code_says_nothing_either(person):
    seen = []
    for email in ("nobody@example.org", "person@example.org"):
        client = Client()
        sign_up(client, email)
        seen.append([told(client.post(CODE, {"code": "wrong"}, follow=True), email) for _ in range(4)])
        assert not signed_in(client)
    assert seen[0] == seen[1]


def test_both_get_a_mail(client, person):
    sign_up(client, "nobody@example.org")
    sign_up(Client(), "person@example.org")
    assert [one.to for one in mail.outbox] == [["nobody@example.org"], ["person@example.org"]]
    assert "It has one already, so nothing was done" in mail.outbox[1].body
    assert "http://testserver/account/password/reset/" in mail.outbox[1].body


def test_both_hash_the_password_which_takes_the_time(person, monkeypatch):
    hashed = []
    for place in ("assessor.accounts.forms.make_password", "django.contrib.auth.base_user.make_password"):
        monkeypatch.setattr(place, lambda password, *_: hashed.append(password) or "!")
    sign_up(Client(), "person@example.org")
    sign_up(Client(), "nobody@example.org")
    assert hashed == [PASSWORD, PASSWORD]


def test_the_account_that_is_there_is_not_touched(client, person):
    before = User.objects.values().get()
    client.post(SIGN_UP, {"email": "PERSON@example.org", "password1": "another pass phrase"})
    assert User.objects.values().get() == before


def test_without_the_code_the_right_password_signs_nobody_in(client):
    sign_up(client)
    other = Client()
    cache.clear()  # some seconds later
    assert other.post(SIGN_IN, {"login": "new@example.org", "password": PASSWORD}).url == CODE
    assert not signed_in(other)
    other.post(CODE, {"code": code_in_mail()})
    assert signed_in(other)


def test_a_wrong_password_for_an_unconfirmed_account_is_like_any_other(client):
    sign_up(client)
    other = Client()
    unconfirmed = other.post(SIGN_IN, {"login": "new@example.org", "password": "wrong"})
    nobody = other.post(SIGN_IN, {"login": "nobody@example.org", "password": "wrong"})
    assert told(unconfirmed, "new@example.org") == told(nobody, "nobody@example.org")


def test_a_visitor_keeps_what_they_rated(client, db):
    coder()
    first = client.post("/assessments/start/", {"target": "coder"}).url
    send(client, first, {"python": "3", "sql": "1"})
    report = client.post(first.replace("first/", "submit/")).url
    assert sign_up(client, next=KEEP).url == CODE
    assert client.get(report).status_code == 200
    assert client.post(CODE, {"code": code_in_mail()}).url == KEEP
    assert client.post(DONE, {"do": "keep"}).url == report
    assert GapReport.objects.get().owner == User.objects.get()
    assert client.get(report).status_code == 200


def test_a_visitor_with_an_account_keeps_it_after_signing_in(client, person):
    coder()
    client.post("/assessments/start/", {"target": "coder"})
    sign_up(client, "person@example.org", next=KEEP)
    client.post(SIGN_IN, {"login": person.email, "password": PASSWORD, "next": KEEP})
    assert heading(client.get(KEEP)) == "Is this yours?"


def test_one_can_go_back_and_give_another_address_or_sign_in(client):
    sign_up(client)
    page = client.get(CODE)
    for address in (SIGN_UP, SIGN_IN):
        assert address in links(page)
        assert client.get(address).status_code == 200


def test_without_a_code_to_give_the_page_leads_on(client, person):
    assert client.get(CODE).url == SIGN_IN
    client.force_login(person)
    assert client.get(CODE).url == "/account/email/"


def test_a_mail_that_fails_breaks_no_page_and_can_be_sent_again(client, monkeypatch):
    def fail(*args, **kwargs):
        raise ConnectionRefusedError

    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.EmailMessage.send", fail)
        assert sign_up(client).url == CODE
    assert not mail.outbox
    cache.clear()  # some seconds later
    client.post(CODE, {"action": "resend"})
    client.post(CODE, {"code": code_in_mail()})
    assert signed_in(client)


def test_asking_too_often_is_said_in_plain_words(client):
    for n in range(21):
        response = sign_up(Client(), f"new{n}@example.org")
    assert response.status_code == 429
    assert heading(response) == "That was too often"
    assert "/" in links(response)
    assert "Wait a minute" in words(response)
