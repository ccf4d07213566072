"""Marking skills to talk about: the owner on her report, mentors in their reviews, all on one list."""

import pytest

from assessor.mentoring.models import DiscussMark
from tests.mentoring import beside, mentored
from tests.mentoring.beside import address, row
from tests.reading import html, links, section, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(report, mentor):
    return beside.sent(report, mentor, {"sql": 3, "python": 1}, to_discuss=("python",))


def test_a_mark_puts_the_skill_on_the_list_and_says_so(as_learner, report, review):
    response = beside.discuss(as_learner, report, "sql")
    assert response.url == f"{address(report)}#sql"
    page = as_learner.get(response.url)
    assert "Sql is on the list to talk about." in words(page)
    assert "Sql marked by you" in section(page, "to-talk-about")
    assert "Take my mark off" in row(page, "sql")


def test_what_a_mentor_marked_is_on_the_same_list(as_learner, report, review):
    page = as_learner.get(address(report))
    assert "Python marked by Marten Mentor" in section(page, "to-talk-about")
    assert "Mark to talk about" in row(page, "python")
    beside.discuss(as_learner, report, "python")
    assert "Python marked by you and Marten Mentor" in section(as_learner.get(address(report)), "to-talk-about")


def test_the_mark_comes_off_again(as_learner, report, review):
    beside.discuss(as_learner, report, "sql")
    response = beside.discuss(as_learner, report, "sql", do="unmark")
    page = as_learner.get(response.url)
    assert "Sql is no longer marked by you." in words(page)
    assert "Sql" not in section(page, "to-talk-about")


def test_twice_is_as_once(as_learner, report, review):
    for _ in range(2):
        beside.discuss(as_learner, report, "sql")
    assert DiscussMark.objects.count() == 1
    for _ in range(2):
        beside.discuss(as_learner, report, "sql", do="unmark")
    assert not DiscussMark.objects.exists()


def test_without_any_mark_there_is_no_list(as_learner, report, mentor):
    mentored.sent_review(report, mentor, {"sql": 3})
    assert "to-talk-about" not in html(as_learner.get(address(report)))


def test_once_the_report_is_shared_skills_can_be_marked_before_any_review(as_learner, report, mentor):
    mentored.share(report, mentor)
    assert address(report) in links(as_learner.get(f"/reports/{report.pk}/share/"))
    page = as_learner.get(beside.discuss(as_learner, report, "sql").url)
    assert "What you want to talk about" in section(page, "others")
    assert "Marked: Sql" in section(page, "others")
    assert "Take my mark off" in row(page, "sql")


def test_nothing_is_marked_while_nobody_can_read_it(as_learner, report):
    assert "Mark to talk about" not in html(as_learner.get(address(report)))


def test_a_skill_of_which_no_mentor_speaks_can_be_marked_too(as_learner, report, review):
    beside.discuss(as_learner, report, "sets")
    page = as_learner.get(address(report))
    assert "Sets marked by you" in section(page, "to-talk-about")
    assert "Sets" in section(page, "others")


def test_a_skill_that_the_report_does_not_name_is_not_found(as_learner, report, review):
    assert beside.discuss(as_learner, report, "nothing").status_code == 404


@pytest.mark.parametrize("who", ["mentor", "stranger"])
def test_only_the_owner_marks(client, report, review, mentor, who, request):
    mentored.share(report, mentor)
    client.force_login(request.getfixturevalue(who))
    assert beside.discuss(client, report, "sql").status_code == 404
    assert not DiscussMark.objects.exists()
