"""The report's own page says in brief what mentors say: who, how often both agree, and the largest differences."""

import re

import pytest

from assessor.accounts.models import Trial
from assessor.mentoring.beside import block_for
from tests import assessed, factories
from tests.crowd import crowd
from tests.mentoring import mentored
from tests.mentoring.beside import address
from tests.reading import html, links, queries, words

pytestmark = pytest.mark.django_db


def block(client, report) -> str:
    found = re.search(
        r'<aside class="note mentors-block".*?</aside>', html(client.get(report.get_absolute_url())), re.S
    )
    return " ".join(re.sub(r"<[^>]*>", " ", found[0]).split()) if found else ""


def test_without_a_review_there_is_none(as_learner, report, mentor):
    mentored.share(report, mentor)
    mentored.review(report, mentor, {"sql": 3})
    assert block(as_learner, report) == ""


def test_it_names_who_reviewed_and_how_many_levels_are_the_same(as_learner, report, mentor):
    mentored.sent_review(report, mentor, {"sql": 1, "python": 3, "talking": mentored.CANNOT_JUDGE})
    assert "Marten Mentor gives the same level as you for 1 of 2 skills." in block(as_learner, report)
    assert address(report) in links(as_learner.get(report.get_absolute_url()))


def test_a_review_without_a_level_to_compare_is_named(as_learner, report, mentor):
    mentored.sent_review(report, mentor, {"sql": mentored.CANNOT_JUDGE})
    assert "Marten Mentor has reviewed this report." in block(as_learner, report)
    assert "Where you differ most" not in block(as_learner, report)


def test_a_review_that_is_a_summary_alone_is_named(as_learner, report, mentor):
    mentored.sent_review(report, mentor, summary="All in all")
    assert "Marten Mentor has reviewed this report." in block(as_learner, report)


def test_the_three_largest_differences_stand_in_order(as_learner, report, mentor):
    mentored.sent_review(report, mentor, {"talking": 1, "sql": 4, "python": 3, "java": 4, "sets": 0})
    said = block(as_learner, report)
    assert [said.index(name) for name in ("Java", "Sql", "Python")] == sorted(
        said.index(name) for name in ("Java", "Sql", "Python")
    )
    assert "you 1, needs 3, mentor 4" in said
    assert "Talking" not in said


def test_several_mentors_are_named_with_all_their_levels(as_learner, report, mentor):
    mentored.sent_review(report, mentor, {"sql": 4})
    mentored.sent_review(report, factories.UserFactory(name="Olga Other"), {"sql": 1})
    said = block(as_learner, report)
    assert "Olga Other gives the same level as you for 1 of 1 skill." in said
    assert "you 1, needs 3, mentors 1 and 4" in said


def test_only_the_newest_version_counts(as_learner, report, mentor):
    mentored.sent_review(report, mentor, {"sql": 5, "java": 5})
    mentored.sent_review(report, mentor, {"sql": 1}, version=2)
    assert "for 1 of 1 skill." in block(as_learner, report)
    assert "Where you differ most" not in block(as_learner, report)


def test_a_mentor_who_has_left_is_not_named(as_learner, report, mentor):
    mentored.sent_review(report, mentor, {"sql": 1})
    mentor.delete()
    assert "A mentor who has left gives the same level" in block(as_learner, report)


def test_a_mentor_sees_nothing_of_what_others_said(client, report, mentor):
    mentored.share(report, mentor)
    mentored.sent_review(report, factories.UserFactory(name="Olga Other"), {"sql": 4})
    client.force_login(mentor)
    assert "Olga Other" not in words(client.get(report.get_absolute_url()))


def test_nobody_but_a_person_has_one(report, mentor):
    mentored.sent_review(report, mentor, {"sql": 4})
    assert block_for(None, report) is None
    assert block_for(Trial.objects.create(), report) is None


@pytest.mark.parametrize("mentors", [1, 5])
def test_it_takes_2_queries_on_top_whatever_the_size(as_learner, learner, mentors):
    report = assessed.report(learner, crowd(30), {f"crowd-{n}": 1 for n in range(30)})
    for number in range(mentors):
        mentored.sent_review(report, factories.UserFactory(), {f"crowd-{n}": (n + number) % 6 for n in range(30)})
    assert queries(as_learner, report.get_absolute_url()) == 7


def test_it_is_the_same_whether_or_not_the_reports_body_is_kept(as_learner, report, mentor):
    mentored.sent_review(report, mentor, {"sql": 4})
    assert block(as_learner, report) == block(as_learner, report) != ""
