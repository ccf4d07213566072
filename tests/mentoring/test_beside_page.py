"""Mentors' levels beside one's own: every mentor's newest review, differences first, for the report's owner alone."""

import pytest
from django.utils.html import escape

from assessor.mentoring import sharing
from assessor.mentoring.models import MentorReview
from assessor.reports.models import GapReport
from roles.models import CatalogueRevision, Skill
from tests import assessed, factories
from tests.crowd import crowd
from tests.learning import plans
from tests.mentoring import beside, mentored
from tests.mentoring.beside import address, order, row
from tests.reading import crumbs, heading, html, links, queries, section, title, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(db):
    return factories.UserFactory(email="other@example.org", name="Olga Other")


def test_before_any_review_it_says_what_will_be_here_and_how_to_share(as_learner, report):
    page = as_learner.get(address(report))
    assert heading(page) == "No mentor has reviewed this report yet"
    assert title(page) == "Your mentors' view: Coder | Skill-gap assessor"
    assert f"/reports/{report.pk}/share/" in links(page)


def test_before_any_review_is_sent_it_says_who_can_read_the_report(as_learner, report, mentor):
    mentored.share(report, mentor)
    mentored.review(report, mentor, {"sql": 5})
    page = as_learner.get(address(report))
    assert "You share it with Marten Mentor." in words(page)
    assert "About sql" not in html(page)


def test_it_says_whose_report_it_is_and_the_way_back(as_learner, report, mentor):
    mentored.sent_review(report, mentor, {"sql": 2})
    page = as_learner.get(address(report))
    assert heading(page) == "Your mentors' view beside yours"
    assert crumbs(page) == ["Home", "My assessments", "Coder", "Mentors"]
    assert report.get_absolute_url() in links(page)


def test_a_level_stands_beside_ones_own_and_what_the_role_asks(as_learner, report, mentor):
    mentored.sent_review(report, mentor, {"sql": 3})
    page = row(as_learner.get(address(report)), "sql")
    assert '<span class="meter-segment is-missing has-mentor"></span>' in page
    assert "you 1, needs 3" in page
    assert "<strong>Marten Mentor</strong>: 3 Competent, <span" in page
    assert "2 levels above yours" in page
    assert "About sql" in page


@pytest.mark.parametrize(
    ("level", "said"),
    [(1, "the same as yours"), (0, "1 level below yours"), (2, "1 level above yours"), (5, "4 levels above yours")],
)
def test_a_difference_is_told_without_a_judgement(as_learner, report, mentor, level, said):
    mentored.sent_review(report, mentor, {"sql": level})
    page = as_learner.get(address(report))
    assert said in row(page, "sql")
    assert not any(word in words(page).lower() for word in ("overconfiden", "underconfiden", "overestimat", "wrong"))


def test_cannot_judge_and_no_level_have_words_of_their_own(as_learner, report, mentor):
    review = mentored.review(report, mentor, {"sql": mentored.CANNOT_JUDGE, "python": None})
    MentorReview.objects.filter(pk=review.pk).update(status="sent", sent_at=review.started_at)
    page = as_learner.get(address(report))
    assert "<strong>Marten Mentor</strong>: Cannot judge" in row(page, "sql")
    assert "<strong>Marten Mentor</strong>: No level" in row(page, "python")
    assert "Take over" not in words(page)
    assert "There is no skill yet for which both of you gave a level." in words(page)


@pytest.mark.parametrize(
    ("answer", "said"),
    [("not-sure", "you: not sure, needs 3"), ("not-applicable", "you: does not apply, needs 3"), (None, "not rated")],
)
def test_an_own_answer_without_a_level_is_told_as_what_it_is(as_learner, learner, role, mentor, answer, said):
    report = assessed.report(learner, role, {"python": 1} | ({"sql": answer} if answer else {}))
    mentored.sent_review(report, mentor, {"sql": 2})
    page = row(as_learner.get(address(report)), "sql")
    assert said in page
    assert "yours" not in page


def test_differences_come_first_the_largest_before_all(as_learner, report, mentor):
    mentored.sent_review(report, mentor, {"talking": 2, "sql": 2, "python": 4, "sets": mentored.CANNOT_JUDGE})
    assert order(as_learner.get(address(report))) == ["python", "sql", "talking", "sets"]


def test_beside_several_mentors_the_farthest_decides_the_order(as_learner, report, mentor, other):
    mentored.sent_review(report, mentor, {"sql": 1, "python": 2})
    mentored.sent_review(report, other, {"sql": 5})
    page = as_learner.get(address(report))
    assert order(page) == ["sql", "python"]
    assert "<strong>Olga Other</strong>: 5 Expert" in row(page, "sql")
    assert "<strong>Marten Mentor</strong>: 1 Novice" in row(page, "sql")
    assert "Olga Other" not in row(page, "python")


def test_what_no_mentor_speaks_of_is_listed_apart(as_learner, report, mentor):
    mentored.sent_review(report, mentor, {"sql": 2})
    page = as_learner.get(address(report))
    assert order(page) == ["sql"]
    assert "Show 3 skills Python" in section(page, "others")
    assert "Sets" not in section(page, "others")


def test_the_newest_version_is_shown_and_older_ones_are_linked(as_learner, report, mentor):
    first = mentored.sent_review(report, mentor, {"sql": 4}, summary="At first")
    second = mentored.sent_review(report, mentor, {"sql": 2}, version=2, summary="Once more")
    mentored.review(report, mentor, {"sql": 5}, version=3, summary="Not yet")
    page = as_learner.get(address(report))
    assert "Once more" in section(page, "people")
    assert "version 2. Their whole review" in section(page, "people")
    assert [link for link in links(page) if link.startswith("/reviews/")] == [
        second.get_absolute_url(),
        first.get_absolute_url(),
    ]
    assert not any(text in html(page) for text in ("At first", "Not yet", "4 Proficient", "5 Expert"))


def test_how_often_both_agree_is_told_plainly(as_learner, report, mentor):
    mentored.sent_review(report, mentor, {"sql": 1, "python": 2, "java": 4, "talking": mentored.CANNOT_JUDGE})
    said = section(as_learner.get(address(report)), "people")
    assert "You both gave a level for 3 skills: the same one for 1, at most one level apart for 2." in said
    assert "kappa" not in said


@pytest.mark.parametrize(
    ("levels", "said"), [({"sql": 1}, "1 skill, and it is the same."), ({"sql": 1, "java": 0}, "each time.")]
)
def test_full_agreement_is_told_as_such(as_learner, report, mentor, levels, said):
    mentored.sent_review(report, mentor, levels)
    assert said in section(as_learner.get(address(report)), "people")


def test_kappa_is_told_and_explained_from_ten_skills_on(as_learner, learner, mentor):
    report = assessed.report(learner, crowd(10), {f"crowd-{n}": n % 6 for n in range(10)})
    mentored.sent_review(report, mentor, {f"crowd-{n}": n % 6 for n in range(10)})
    said = section(as_learner.get(address(report)), "people")
    assert "Weighted kappa is 1.00 over these 10 skills: 1 is the same level everywhere" in said


def test_a_kappa_below_nothing_has_a_minus_sign(as_learner, learner, mentor):
    report = assessed.report(learner, crowd(10), {f"crowd-{n}": n % 6 for n in range(10)})
    mentored.sent_review(report, mentor, {f"crowd-{n}": 5 - n % 6 for n in range(10)})
    assert "Weighted kappa is \N{MINUS SIGN}" in section(as_learner.get(address(report)), "people")


def test_a_mentor_who_has_left_is_not_named(as_learner, report, mentor):
    beside.sent(report, mentor, {"sql": 3}, steps=[("sql", 2, "Try")], to_discuss=("sql",), summary="Well")
    mentor.delete()
    page = as_learner.get(address(report))
    assert "Marten" not in html(page)
    assert "<strong>A mentor who has left</strong>: 3 Competent" in row(page, "sql")
    assert "marked by a mentor who has left" in section(page, "to-talk-about")
    assert "Well" in section(page, "people")


def test_of_several_who_have_left_nobodys_words_are_hidden(as_learner, report, mentor, other):
    mentored.sent_review(report, mentor, {"sql": 3}, summary="From the first")
    mentored.sent_review(report, other, {"sql": 4}, summary="From the second")
    mentored.sent_review(report, other, {"sql": 5}, version=2, summary="From the second again")
    mentor.delete()
    other.delete()
    said = section(as_learner.get(address(report)), "people")
    assert all(text in said for text in ("From the first", "From the second", "From the second again"))


def test_of_one_who_has_left_the_newest_version_counts(as_learner, report, mentor):
    mentored.sent_review(report, mentor, {"sql": 3}, summary="At first")
    mentored.sent_review(report, mentor, {"sql": 4}, version=2, summary="Once more")
    mentor.delete()
    assert "At first" not in section(as_learner.get(address(report)), "people")


def test_a_blind_review_says_so(as_learner, report, mentor):
    mentored.sent_review(report, mentor, {"sql": 3}, is_blind=True)
    assert "rated without seeing your levels" in section(as_learner.get(address(report)), "people")


def test_what_was_said_stays_when_the_report_is_taken_back(as_learner, report, mentor):
    share = mentored.share(report, mentor)
    mentored.sent_review(report, mentor, {"sql": 3})
    sharing.revoke(share)
    assert "About sql" in html(as_learner.get(address(report)))


def test_all_of_it_goes_with_the_report(as_learner, report, mentor):
    mentored.sent_review(report, mentor, {"sql": 3})
    beside.discuss(as_learner, report, "sql")
    GapReport.objects.all().delete()
    assert as_learner.get(address(report)).status_code == 404
    assert not MentorReview.objects.exists()


def test_a_skill_that_left_the_catalogue_keeps_its_row_by_the_reports_name(as_learner, report, mentor):
    mentored.sent_review(report, mentor, {"sql": 3})
    Skill.objects.filter(slug="sql").update(slug="sequel", name="Sequel")
    CatalogueRevision.bump()
    page = as_learner.get(address(report))
    assert "This skill is not in the catalogue any more" in row(page, "sql")
    assert "Take over" not in row(page, "sql")


def test_whatever_mentors_write_is_shown_as_text(as_learner, report, mentor):
    evil = "<script>alert(1)</script>"
    review = mentored.review(report, mentor, {"sql": 3}, summary=evil)
    review.skills.update(comment=evil)
    review.suggestions.create(place=1, skill_slug="sql", skill_name=evil, level=2, reason=evil)
    MentorReview.objects.filter(pk=review.pk).update(status="sent", sent_at=review.started_at)
    page = html(as_learner.get(address(report)))
    assert evil not in page
    assert page.count(escape(evil)) >= 4


@pytest.mark.parametrize("who", ["mentor", "stranger", "editor"])
def test_nobody_else_opens_it_not_even_a_mentor_with_the_report(client, report, mentor, other, who, request):
    mentored.share(report, mentor)
    mentored.sent_review(report, other, {"sql": 3})
    client.force_login(request.getfixturevalue(who))
    assert client.get(address(report)).status_code == 404


@pytest.mark.parametrize(("mentors", "skills"), [(1, 3), (5, 30)])
def test_it_takes_11_queries_whatever_the_size(as_learner, learner, mentors, skills):
    role = crowd(skills)
    report = assessed.report(learner, role, {f"crowd-{n}": 1 for n in range(skills)})
    assessed.draft(learner, role)
    for number in range(mentors):
        levels = {f"crowd-{n}": (n + number) % 6 for n in range(skills)}
        beside.sent(report, factories.UserFactory(), levels, steps=[("crowd-0", 2, ""), ("crowd-1", 2, "")])
    plans.start(learner, report)
    beside.discuss(as_learner, report, "crowd-0")
    assert queries(as_learner, address(report)) == 11
