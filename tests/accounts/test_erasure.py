"""Erase everything: nothing of a person is left anywhere in the database; what belongs to others stays, nameless."""

from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from assessor.accounts.erasure import erase
from assessor.accounts.models import Trial, User
from assessor.accounts.personal import PERSONAL
from assessor.reports.drawn_body import is_drawn
from roles.models import RoleProfile, Suggestion
from tests import assessed, factories
from tests.accounts import everything
from tests.coder import coder
from tests.reading import heading, section, words

pytestmark = pytest.mark.django_db
ERASE, ERASED = "/account/erase/", "/account/erased/"
PASSWORD = "a long pass phrase"
# What a learner and a mentor have together, and what is the mentor's own.
SHARED = ["reports.Share", "mentoring.Mentorship", "mentoring.Invitation"]


@pytest.fixture
def people():
    return everything.assemble()


@pytest.fixture
def person(db):
    return factories.UserFactory(email="person@example.org", name="Pera Person", password=PASSWORD)


def left_of(texts: set[str]) -> set[str]:
    said = everything.whole_database()
    return {text for text in texts if text in said}


def session_with(**data) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session.update(data)
    session.save()
    return session.session_key


def test_before_it_every_canary_is_in_the_database(people):
    texts = set(people.canaries.values())
    assert left_of(texts) == texts
    assert len(texts) > 40


def test_of_a_learner_nothing_is_left(people):
    erase(people.learner)
    assert left_of(people.canaries_of(people.learner)) == set()
    assert left_of(people.canaries_of(people.mentor)) == people.canaries_of(people.mentor)


def test_of_a_mentor_what_belongs_to_the_learner_is_left(people):
    together = people.canaries_of(people.learner, *SHARED)
    erase(people.mentor)
    assert left_of(people.canaries_of(people.mentor) | together) == set()
    assert left_of(people.canaries_of(people.learner)) == people.canaries_of(people.learner) - together
    assert people.made[people.learner, "mentoring.MentorReview"].__class__.objects.get().mentor is None


def test_what_a_mentor_had_not_sent_goes_with_them(db):
    people = everything.assemble(is_sent=False)
    erase(people.mentor)
    labels = ["mentoring.MentorReview", "mentoring.ReviewedSkill", "mentoring.SuggestedStep"]
    assert left_of(people.canaries_of(people.learner, *labels)) == set()


@pytest.mark.parametrize("who", ["learner", "mentor"])
def test_no_row_points_to_somebody_who_is_gone(people, who):
    person = getattr(people, who)
    number = person.pk
    erase(person)
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if field.related_model is User:
                assert not model._base_manager.filter(**{field.name: number}).exists(), field


def test_an_entry_that_is_missing_from_the_table_is_noticed(people, monkeypatch):
    """A session has no key to its person: only the table of personal data leads there."""
    session_with(_auth_user_id=str(people.learner.pk), text="canary-in-a-session")
    monkeypatch.delitem(PERSONAL, "sessions.Session")
    erase(people.learner)
    assert left_of({"canary-in-a-session"})


@pytest.mark.parametrize(
    "data",
    [
        {"_auth_user_id": "{pk}"},
        {"account_authentication_methods_user": "{pk}"},
        {"account_login": {"user_pk": "{pk36}", "email": None}},
        {"account_email_verification_code": {"user_id": "{pk}", "email": "x@example.org"}},
        {"account_email_verification_code": {"email": "{email}"}},
    ],
)
def test_every_session_that_knows_the_person_ends(data, db):
    factories.UserFactory.create_batch(40)  # numbers of two digits, which are written in another way in one place
    person, other = factories.UserFactory(email="person@example.org"), factories.UserFactory()
    known = {"{pk}": str(person.pk), "{pk36}": _in_base_36(person.pk), "{email}": "Person@example.org"}

    def fill(value):
        return {k: fill(v) for k, v in value.items()} if isinstance(value, dict) else known.get(value, value)

    session_with(**fill(data), text="canary-in-a-session")
    kept = session_with(_auth_user_id=str(other.pk))
    erase(person)
    assert left_of({"canary-in-a-session"}) == set()
    assert Session.objects.get().pk == kept


def _in_base_36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
    return digits


def test_an_invitation_to_the_persons_address_goes_whoever_sent_it(people):
    invitation = people.made[people.learner, "mentoring.Invitation"].__class__
    mine = apps.get_model("account.EmailAddress").objects.create(
        user=people.learner, email="mine@example.org", verified=True
    )
    invitation.objects.create(sender=people.mentor, kind="offers", email=mine.email)
    other = invitation.objects.create(sender=people.mentor, kind="offers", email="other@example.org")
    erase(people.learner)
    assert [one.pk for one in invitation.objects.all()] == [other.pk]


def test_an_address_that_was_never_confirmed_takes_no_invitation_with_it(people):
    invitation = people.made[people.learner, "mentoring.Invitation"].__class__
    model = apps.get_model("account.EmailAddress")
    model.objects.create(user=people.learner, email="others@example.org", verified=False)
    kept = invitation.objects.create(sender=people.mentor, kind="offers", email="others@example.org")
    erase(people.learner)
    assert invitation.objects.get() == kept


def test_an_editors_work_on_the_catalogue_stays(people):
    profiles, suggestion = (
        RoleProfile.objects.count(),
        Suggestion.objects.create(kind="missing-skill", name="x", text="y"),
    )
    erase(people.learner)
    assert RoleProfile.objects.count() == profiles
    assert Suggestion.objects.get() == suggestion


def test_the_drawn_pages_of_reports_are_forgotten(client, person, django_capture_on_commit_callbacks):
    report = assessed.report(person, coder(), {"python": 3})
    client.force_login(person)
    client.get(report.get_absolute_url())
    assert is_drawn(report.pk)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(ERASE, {})
        sign_in_again(client)
    assert not is_drawn(report.pk)


def sign_in_again(client):
    """Give the password that is asked for; what was sent before is done then."""
    return client.post(f"/account/reauthenticate/?next={ERASE}", {"password": PASSWORD, "next": ERASE})


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_password_is_asked_for_first(client, person, method):
    client.force_login(person)
    assert getattr(client, method)(ERASE).url == "/account/reauthenticate/?next=%2Faccount%2Ferase%2F"
    assert client.post("/account/reauthenticate/", {"password": "wrong", "next": ERASE}).status_code == 200
    assert User.objects.filter(pk=person.pk).exists()


def test_the_page_says_what_goes_and_what_stays(client, people):
    User.objects.filter(pk=people.mentor.pk).update(password=make_password(PASSWORD), is_staff=True)
    client.force_login(User.objects.get(pk=people.mentor.pk))
    sign_in_again(client)
    page = client.get(ERASE)
    assert "Mentorships 1" in section(page, "goes")
    assert "Answers" not in section(page, "goes")
    assert "What you sent as a mentor stays with the learner's report, without your name." in section(page, "stays")
    assert "What you did in the catalogue stays." in section(page, "stays")
    assert "backups" in section(page, "stays")


def test_it_is_done_once_it_is_confirmed_and_signs_out_everywhere(client, person):
    other = Client()
    for browser in (client, other):
        browser.post("/account/login/", {"login": person.email, "password": PASSWORD})
    sign_in_again(client)
    assert heading(client.get(ERASE)) == "Erase everything?"
    done = client.post(ERASE)
    assert (done.url, User.objects.count(), Session.objects.count()) == (ERASED, 0, 0)
    assert heading(client.get(ERASED)) == "Your account is erased"
    for browser in (client, other):
        assert browser.get("/assessments/").url == "/account/login/?next=/assessments/"
    assert [(one.subject, one.to) for one in mail.outbox][-1] == ("Your account is erased", [person.email])
    assert "Pera" not in everything.whole_database()


def test_what_was_sent_before_the_password_was_asked_for_is_done_after(client, person):
    client.force_login(person)
    client.post(ERASE)
    assert sign_in_again(client).url == ERASED
    assert (User.objects.count(), Session.objects.count()) == (0, 0)


def test_a_trial_in_the_same_browser_goes_too(client, person):
    coder()
    client.post("/assessments/start/", {"target": "coder"})
    client.post("/account/login/", {"login": person.email, "password": PASSWORD})
    sign_in_again(client)
    client.post(ERASE)
    assert not Trial.objects.exists()


def test_a_mail_that_fails_breaks_nothing(client, person, monkeypatch):
    def fail(*args, **kwargs):
        raise ConnectionRefusedError

    client.force_login(person)
    sign_in_again(client)
    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)
    assert client.post(ERASE).url == ERASED
    assert not User.objects.exists()


def test_the_page_after_it_is_calm_and_open_to_everybody(client):
    assert "Nothing of it is kept here any more" in words(client.get(ERASED))
