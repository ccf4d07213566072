"""The account page: the name, and the way to everything else; mails are plain."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from assessor.accounts.models import User
from tests import factories
from tests.accounts.test_sign_up import PASSWORD, sign_in
from tests.reading import crumbs, heading, html, links, queries, section, title, words

pytestmark = pytest.mark.django_db
ACCOUNT = "/account/"


def test_it_is_in_the_header_of_who_is_signed_in(client, learner):
    assert 'href="/account/"' not in html(client.get("/"))
    client.force_login(learner)
    assert 'href="/account/"' in html(client.get("/"))
    assert 'href="/account/" aria-current="page"' in html(client.get(ACCOUNT))


def test_it_leads_to_everything(as_learner):
    page = as_learner.get(ACCOUNT)
    assert (heading(page), title(page), crumbs(page)) == (
        "Account",
        "Account | Skill-gap assessor",
        ["Home", "Account"],
    )
    wanted = {
        "/account/email/",
        "/account/password/change/",
        "/account/second-factor/",
        "/account/everything.zip",
        "/account/erase/",
        "/account/sharing/",
        "/account/mails/",
        "/account/logout/",  # on a phone it stands nowhere else
    }
    assert wanted <= set(links(page))


def test_the_foot_of_a_page_has_no_second_way_to_the_password(as_learner):
    assert "/account/password/change/" not in html(as_learner.get("/"))


def test_the_name_is_how_others_see_you_and_can_be_changed(as_learner, learner):
    page = as_learner.post(ACCOUNT, {"name": "  Lena   Löwe "}, follow=True)
    assert "Your name is saved." in words(page)
    learner.refresh_from_db()
    assert learner.name == "Lena Löwe"


def test_the_name_may_stay_empty(as_learner, learner):
    as_learner.post(ACCOUNT, {"name": ""})
    learner.refresh_from_db()
    assert learner.name == ""


@pytest.mark.parametrize("name", ["Lena\u202eanel", "Le\u200bna", "Lena\x00", "x" * 151, "Lena\x07"])
def test_a_name_that_others_could_not_read_is_refused_with_a_sentence(as_learner, learner, name):
    page = as_learner.post(ACCOUNT, {"name": name})
    assert page.status_code == 200
    assert "invalid-feedback" in html(page)
    learner.refresh_from_db()
    assert learner.name == "Lena Learner"


@pytest.mark.parametrize("name", ["\u0639\u0644\u06cc\u200c\u0631\u0636\u0627", "O'Neill-Šimek", "李小龍", "अ\u200dभि"])
def test_names_of_all_scripts_are_taken(as_learner, learner, name):
    as_learner.post(ACCOUNT, {"name": name})
    learner.refresh_from_db()
    assert learner.name == name


def test_nothing_but_the_name_is_changed_there(as_learner, learner):
    before = User.objects.values().get()
    extra = {"email": "boss@example.org", "is_staff": "on", "is_superuser": "on", "password": "x", "id": "7"}
    as_learner.post(ACCOUNT, {"name": "Lena"} | extra)
    assert User.objects.values().get() == before | {"name": "Lena"}


def test_the_addresses_are_listed_with_what_they_are(as_learner, learner):
    assert "learner@example.org not confirmed" in section(as_learner.get(ACCOUNT), "addresses")
    EmailAddress.objects.create(user=learner, email=learner.email, verified=True, primary=True)
    assert "learner@example.org primary confirmed" in section(as_learner.get(ACCOUNT), "addresses")


def test_more_addresses_take_no_more_queries(as_learner, learner):
    few = queries(as_learner, ACCOUNT)
    for n in range(5):
        EmailAddress.objects.create(user=learner, email=f"more{n}@example.org", verified=True)
    assert queries(as_learner, ACCOUNT) == few == 5


@pytest.mark.parametrize(
    ("address", "said"),
    {
        "/account/password/change/": "Change your password",
        "/account/email/": "E-mail addresses",
        "/account/second-factor/": "Second factor",
        "/account/erase/": "Erase everything?",
        "/account/second-factor/needed/": "A second factor first",
    }.items(),
)
def test_each_page_says_where_it_is(client, address, said):
    client.force_login(factories.UserFactory(password=PASSWORD))
    client.post("/account/reauthenticate/", {"password": PASSWORD, "next": address})
    page = client.get(address)
    assert heading(page) == said
    assert crumbs(page)[:2] == ["Home", "Account"]


def test_somebody_without_a_password_can_choose_one(as_learner):
    assert "Choose a password" in section(as_learner.get(ACCOUNT), "password")
    page = as_learner.get("/account/password/change/", follow=True)
    assert heading(page) == "Choose a password"
    new = {"password1": PASSWORD, "password2": PASSWORD}
    assert as_learner.post("/account/password/set/", new).status_code == 302
    assert User.objects.get().check_password(PASSWORD)
    assert [one.subject for one in mail.outbox] == ["Your account has a password"]


def test_a_changed_password_is_said_in_a_plain_mail(client):
    person = factories.UserFactory(email="person@example.org", password=PASSWORD)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    sign_in(client)
    new = {"oldpassword": PASSWORD, "password1": "another pass phrase", "password2": "another pass phrase"}
    page = client.post("/account/password/change/", new, follow=True)
    assert "Your password is changed." in words(page)
    (sent,) = mail.outbox
    assert (sent.subject, sent.to) == ("Your password is changed", ["person@example.org"])
    assert sent.body.startswith("The password of your account was changed.\n\nWhen: ")
    assert sent.body.endswith("Skill-gap assessor\ntestserver")
    assert "!" not in sent.body


def test_a_link_for_a_new_password_that_no_longer_works_says_so(client):
    page = client.get("/account/password/reset/key/1-abc-def/")
    assert heading(page) == "This link no longer works"
    assert "/account/password/reset/" in links(page)


def test_the_mails_for_a_forgotten_password_are_plain(client):
    factories.UserFactory(email="person@example.org", password=PASSWORD)
    for email in ("person@example.org", "nobody@example.org"):
        client.post("/account/password/reset/", {"email": email})
    assert [one.subject for one in mail.outbox] == ["Choose a new password", "There is no account with this address"]
    assert "If it was not you, do nothing: the old password stays." in mail.outbox[0].body
    assert "http://testserver/account/signup/" in mail.outbox[1].body


def test_a_closed_account_is_told_so(client):
    factories.UserFactory(email="person@example.org", password=PASSWORD, is_active=False)
    assert heading(client.get(sign_in(client).url)) == "This account is closed"
