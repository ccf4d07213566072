"""Which mails somebody gets: all at first, and each kind can be switched off."""

import pytest

from assessor.mentoring.models import MailChoice
from tests.reading import crumbs, html, queries, words

pytestmark = pytest.mark.django_db
PAGE = "/account/mails/"


def test_at_first_all_are_on(as_learner):
    page = as_learner.get(PAGE)
    assert crumbs(page) == ["Home", "Account", "Mails"]
    assert html(page).count(" checked") == 4
    assert not MailChoice.objects.exists()


def test_a_choice_is_kept(as_learner, learner):
    page = as_learner.post(PAGE, {"shared": "on"}, follow=True)
    assert "Saved." in words(page)
    choice = MailChoice.objects.get(user=learner)
    assert [choice.invited, choice.shared, choice.reviewed, choice.revoked] == [False, True, False, False]
    assert html(page).count(" checked") == 1


def test_each_has_choices_of_their_own(as_learner, mentor):
    as_learner.post(PAGE, {})
    assert not MailChoice.objects.filter(user=mentor).exists()


def test_it_takes_few_queries(as_learner):
    assert queries(as_learner, PAGE) == 3
