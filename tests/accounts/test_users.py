"""People: an account is an e-mail address in any case; a name is optional."""

import pytest
from django.db import IntegrityError, transaction

from assessor.accounts.models import User, display_name
from tests.reading import html

pytestmark = pytest.mark.django_db


def test_an_address_is_kept_in_small_letters():
    assert User.objects.create_user("Person@Example.ORG").email == "person@example.org"


def test_the_database_refuses_a_second_account_in_another_case():
    User.objects.create_user("person@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.bulk_create([User(email="PERSON@example.org")])


def test_a_person_is_called_by_name_else_by_address():
    assert display_name(User(email="a@example.org", name="Ada")) == "Ada"
    assert str(User(email="a@example.org")) == "a@example.org"


def test_without_a_password_nobody_can_sign_in():
    assert not User.objects.create_user("person@example.org").has_usable_password()


def test_a_superuser_may_edit_and_a_person_may_not():
    boss, person = User.objects.create_superuser("boss@example.org"), User.objects.create_user("a@example.org")
    assert (boss.is_staff, boss.is_superuser) == (True, True)
    assert (person.is_staff, person.is_superuser) == (False, False)


def test_the_superuser_command_asks_for_nothing_but_the_address():
    assert (User.USERNAME_FIELD, User.REQUIRED_FIELDS) == ("email", [])


def test_only_staff_see_the_way_to_the_admin(client, learner, editor):
    assert "/admin/" not in html(client.get("/"))
    client.force_login(learner)
    assert "/admin/" not in html(client.get("/"))
    client.force_login(editor)
    assert "/admin/" in html(client.get("/"))
