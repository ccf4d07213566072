"""Inviting somebody by e-mail: the same page whether the address has an account or not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessor.mentoring.forms import MOST_A_DAY, MOST_WAITING
from assessor.mentoring.models import Invitation
from tests.reading import heading, html, words

pytestmark = pytest.mark.django_db
PAGE = "/mentoring/invite/"


def send(client, **fields):
    return client.post(PAGE, {"kind": "asks", "email": "mentor@example.org", "message": "Hello"} | fields, follow=True)


def test_the_page_offers_both_kinds(as_learner):
    assert heading(as_learner.get(PAGE)) == "Invite somebody"
    assert 'value="asks" ' in html(as_learner.get(PAGE))
    page = html(as_learner.get(f"{PAGE}?as=offers"))
    assert page.index("checked") > page.index('value="offers"') > page.index('value="asks"')


def test_an_invitation_is_sent_and_told(as_learner, learner):
    page = send(as_learner, email="Mia@Example.org")
    assert "Your invitation to mia@example.org is on its way." in words(page)
    found = Invitation.objects.get()
    assert (found.sender, found.email, found.message, found.recipient) == (learner, "mia@example.org", "Hello", None)


def test_the_answer_is_the_same_for_an_address_with_and_without_an_account(as_learner, mentor):
    pages = []
    for email in ("mentor@example.org", "nobody@example.org"):
        response = as_learner.post(PAGE, {"kind": "asks", "email": email})
        told = words(as_learner.get(response.url)).replace(email, "ADDRESS")
        Invitation.objects.all().delete()
        pages.append((response.status_code, response.url, told))
    assert pages[0] == pages[1]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"email": ""}, "Give an e-mail address, such as maria@example.org."),
        ({"email": "mentor"}, "Give an e-mail address, such as maria@example.org."),
        ({"email": "Learner@Example.org"}, "This is your own address."),
        ({"kind": "boss"}, "Choose one of the two."),
        ({"message": "x" * 1001}, "at most 1000 characters"),
        ({"message": "x\x00"}, "Null characters are not allowed."),
    ],
)
def test_bad_input_is_told_and_what_was_typed_stays(as_learner, fields, problem):
    page = send(as_learner, **fields)
    assert problem in words(page)
    assert "Hello" in html(page) or "message" in fields
    assert not Invitation.objects.exists()


def test_nobody_fills_the_mailboxes_of_others(as_learner, learner):
    Invitation.objects.bulk_create(
        Invitation(sender=learner, kind="asks", email=f"{n}@example.org") for n in range(MOST_WAITING)
    )
    assert f"You have {MOST_WAITING} invitations that wait for an answer." in words(send(as_learner))
    Invitation.objects.update(answer="withdrawn", answered_at=timezone.now())
    Invitation.objects.bulk_create(
        Invitation(
            sender=learner, kind="asks", email=f"{n}@example.org", answer="withdrawn", answered_at=timezone.now()
        )
        for n in range(MOST_A_DAY - MOST_WAITING)
    )
    assert "You have sent many invitations today." in words(send(as_learner))
    Invitation.objects.update(sent_at=timezone.now() - timedelta(days=2))
    assert "is on its way" in words(send(as_learner))
