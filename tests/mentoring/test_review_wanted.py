"""What a learner wants to talk about, as their mentor reads it in the review: before, while and after it is written."""

import pytest

from assessor.mentoring.models import DiscussMark
from tests.mentoring import beside, mentored
from tests.mentoring.reviewing import address, mark, save
from tests.reading import links, queries, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(report, mentor):
    """A shared report on which the learner marked SQL."""
    mentored.share(report, mentor)
    DiscussMark.objects.create(report=report, skill_slug="sql")
    return report


def test_the_review_names_the_skills_and_says_it_at_each(as_mentor, mentor, shared):
    page = as_mentor.get(address(mentored.review(shared, mentor)))
    assert "Lena Learner wants to talk about Sql" in words(page)
    assert "#sql" in links(page)
    assert words(page).count("Wants to talk about this.") == 1


def test_without_a_mark_nothing_is_said_of_it(as_mentor, mentor, shared):
    DiscussMark.objects.all().delete()
    assert "to talk about" not in words(as_mentor.get(address(mentored.review(shared, mentor))))


def test_a_blind_review_tells_it_once_the_skill_is_rated(as_mentor, mentor, shared):
    review = mentored.review(shared, mentor, is_blind=True)
    assert "to talk about" not in words(as_mentor.get(address(review)))
    saved = save(as_mentor, review, "sql", "2", seen=mark(as_mentor, review, "sql"))
    assert "Wants to talk about this." in saved.json()["learners"]
    assert "Lena Learner wants to talk about Sql" in words(as_mentor.get(address(review)))


def test_both_read_it_in_the_review_that_was_sent(client, learner, mentor, shared):
    review = beside.sent(shared, mentor, {"sql": 3, "python": 1})
    for person, said in [(mentor, "Lena Learner wants to talk about it"), (learner, "you want to talk about it")]:
        client.force_login(person)
        assert words(client.get(address(review))).count(said) == 1


def test_more_marks_take_no_more_queries(as_mentor, mentor, shared):
    page = address(mentored.review(shared, mentor))
    few = queries(as_mentor, page)
    DiscussMark.objects.create(report=shared, skill_slug="python")
    assert queries(as_mentor, page) == few
