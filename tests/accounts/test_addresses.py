"""E-mail addresses: a new one counts once a code from it was typed in; the password is asked for before a change."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from tests import factories
from tests.accounts.test_codes import CODE, PASSWORD, code_in_mail
from tests.reading import heading, html, words

pytestmark = pytest.mark.django_db
EMAIL, AGAIN = "/account/email/", "/account/reauthenticate/"


@pytest.fixture
def person(client):
    person = factories.UserFactory(email="person@example.org", password=PASSWORD)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    client.force_login(person)
    client.post(AGAIN, {"password": PASSWORD, "next": EMAIL})
    return person


def add(client, email="second@example.org"):
    return client.post(EMAIL, {"email": email, "action_add": ""})


def second(person, **fields) -> EmailAddress:
    return EmailAddress.objects.create(user=person, email="second@example.org", **fields)


def test_the_page_lists_them_and_says_which_is_which(client, person):
    second(person)
    page = words(client.get(EMAIL))
    assert "person@example.org primary confirmed" in page
    assert "second@example.org not confirmed Confirm it : second@example.org Remove second@example.org" in page


def test_the_primary_one_cannot_be_removed(client, person):
    assert "action_remove" not in html(client.get(EMAIL))
    second(person, verified=True)
    page = client.post(EMAIL, {"email": person.email, "action_remove": ""}, follow=True)
    assert "person@example.org is your primary address." in words(page)
    assert EmailAddress.objects.count() == 2


def test_a_new_address_is_not_kept_before_it_is_confirmed(client, person):
    assert add(client).url == CODE
    assert EmailAddress.objects.count() == 1
    assert heading(client.get(CODE)) == "Look into your mail"
    client.post(CODE, {"code": code_in_mail()})
    assert EmailAddress.objects.get(email="second@example.org").verified
    assert mail.outbox[0].to == ["second@example.org"]


def test_an_address_of_another_account_gets_a_mail_and_is_not_taken(client, person):
    other = factories.UserFactory(email="other@example.org")
    EmailAddress.objects.create(user=other, email=other.email, verified=True, primary=True)
    assert add(client, "other@example.org").url == CODE
    client.post(CODE, {"code": code_in_mail()})
    assert EmailAddress.objects.get(email="other@example.org").user == other


def test_making_another_one_primary_is_said_to_the_old_one(client, person):
    second(person, verified=True)
    client.post(EMAIL, {"email": "second@example.org", "action_primary": ""})
    person.refresh_from_db()
    assert person.email == "second@example.org"
    assert (mail.outbox[-1].to, mail.outbox[-1].subject) == (["person@example.org"], "Your primary address is changed")


def test_an_unconfirmed_one_does_not_become_primary(client, person):
    second(person)
    page = client.post(EMAIL, {"email": "second@example.org", "action_primary": ""}, follow=True)
    assert "Confirm this address first" in words(page)


def test_an_address_that_one_has_is_refused_with_a_sentence(client, person):
    assert "This address is one of yours already." in words(add(client, person.email))


def test_there_are_five_at_most(client, person):
    for n in range(4):
        EmailAddress.objects.create(user=person, email=f"more{n}@example.org", verified=True)
    assert "You have as many addresses as there can be." in words(client.get(EMAIL))


@pytest.mark.parametrize("action", ["action_add", "action_remove", "action_primary"])
def test_a_change_asks_for_the_password(client, action):
    person = factories.UserFactory(email="person@example.org", password=PASSWORD)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    second(person, verified=True)
    client.force_login(person)
    sent = {"email": "third@example.org" if action == "action_add" else "second@example.org", action: ""}
    assert client.post(EMAIL, sent).url.startswith(AGAIN)
    assert heading(client.get(AGAIN)) == "Is it you?"
    person.refresh_from_db()
    assert (person.email, EmailAddress.objects.count(), mail.outbox) == ("person@example.org", 2, [])


def test_nobody_touches_the_addresses_of_others(client, person):
    other = factories.UserFactory(email="other@example.org")
    EmailAddress.objects.create(user=other, email=other.email)
    for action in ("action_remove", "action_primary", "action_send"):
        client.post(EMAIL, {"email": "other@example.org", action: ""})
    assert EmailAddress.objects.filter(user=other, email=other.email, primary=False).exists()
    assert not mail.outbox
