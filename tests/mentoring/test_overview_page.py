"""A mentor's overview: who shares a report for a role, how each stands with its skills, and only what is shared now."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from assessor.mentoring.overview_table import short_match
from tests import assessed, dated, factories
from tests.mentoring import mentored
from tests.mentoring.heat_map import headings, lines
from tests.mentoring.mentees import mentee
from tests.reading import crumbs, heading, html, links, title, words

pytestmark = pytest.mark.django_db

OVERVIEW, CODERS = "/mentoring/overview/", "/mentoring/overview/coder/"
READY = {"python": 4, "sql": 3, "talking": 2}


def test_the_only_role_is_opened_at_once(as_mentor, mentor, report):
    mentored.share(report, mentor)
    assert as_mentor.get(OVERVIEW).url == CODERS


def test_roles_are_listed_with_how_many_people_share_a_report(as_mentor, mentor, report, role):
    mentored.share(report, mentor)
    mentee("Ada", role, mentor, READY)
    other = factories.published_role(slug="baker", title="Baker")
    mentored.share(assessed.report(report.owner, other, {}), mentor)
    page = as_mentor.get(OVERVIEW)
    assert links(page) == ["/", "/mentoring/", "/mentoring/overview/baker/", CODERS]
    assert "Baker One person shares a report with you Coder 2 people share a report with you" in words(page)


def test_a_person_with_two_reports_for_a_role_is_counted_once(as_mentor, mentor, role, learner):
    for days in (20, 10):
        mentored.share(dated.report_on(timezone.now() - timedelta(days=days), learner, role, READY), mentor)
    other = factories.published_role(slug="baker", title="Baker")
    mentored.share(assessed.report(learner, other, {}), mentor)
    assert "Coder One person shares" in words(as_mentor.get(OVERVIEW))


def test_nobody_shares_anything(as_mentor):
    page = as_mentor.get(OVERVIEW)
    assert title(page) == "Overview of the people you mentor | Skill-gap assessor"
    assert "Nobody shares a report with you just now" in words(page)
    assert links(page)[-1] == reverse("mentoring")


def test_a_role_for_which_nobody_shares_is_not_found(as_mentor, report):
    assert as_mentor.get(CODERS).status_code == 404
    assert as_mentor.get("/mentoring/overview/no-such-role/").status_code == 404


def test_a_line_says_who_how_far_and_when(as_mentor, mentor, report):
    mentored.share(report, mentor)
    page = as_mentor.get(CODERS)
    assert heading(page) == "Coder"
    assert crumbs(page) == ["Home", "Mentoring", "Overview", "Coder"]
    today = timezone.localdate()
    assert lines(page) == {
        "Lena Learner": [
            "Not yet 55 %",
            f"{today.day} {today:%b %Y} review waits: Lena Learner",
            "1 two levels below",
            "1 two levels below",
            "2 met",
        ]
    }
    assert report.get_absolute_url() in links(page)


def test_the_columns_are_what_the_role_asks_group_by_group(as_mentor, mentor, report):
    mentored.share(report, mentor)
    assert list(headings(as_mentor.get(CODERS))) == [
        "Name",
        "Match",
        "Report",
        "Python or Java, asked: level 3, essential",
        "Sql, asked: level 3",
        "Talking, asked: level 2",
    ]


def test_every_state_is_told_in_words(as_mentor, mentor, role):
    mentee("Above", role, mentor, {"python": 5, "java": 0, "sql": 2, "talking": 0})
    mentee("Open", role, mentor, {"python": 2, "sql": "not-sure"})
    mentee("Aside", role, mentor, {"python": "not-applicable", "java": 3, "sql": "not-applicable", "talking": 2})
    found = {name: cells[2:] for name, cells in lines(as_mentor.get(CODERS)).items()}
    assert found == {
        "Above": ["5 met", "2 one level below", "0 two levels below"],
        "Aside": ["3 met", "set aside", "2 met"],
        "Open": ["2 or more, open", "open", "open"],
    }


def test_people_come_by_name_whatever_its_case(as_mentor, mentor, role):
    for name in ("bela", "Ada", "Chandra"):
        mentee(name, role, mentor, READY)
    assert list(lines(as_mentor.get(CODERS))) == ["Ada", "bela", "Chandra"]


def test_a_person_without_a_name_is_called_by_their_address(as_mentor, mentor, role):
    made = mentee("", role, mentor, READY)
    assert list(lines(as_mentor.get(CODERS))) == [made.owner.email]


def test_a_name_is_text_and_nothing_else(as_mentor, mentor, role):
    mentee("<script>alert(1)</script>", role, mentor, READY)
    assert "<script>alert" not in html(as_mentor.get(CODERS))


def test_each_person_has_one_line_from_their_newest_report_that_is_shared(as_mentor, mentor, role, learner):
    old, middle, _ = (
        dated.report_on(timezone.now() - timedelta(days=days), learner, role, {"sql": level})
        for days, level in ((30, 1), (20, 2), (10, 3))
    )
    mentored.share(middle, mentor)
    mentored.share(old, mentor)
    (cells,) = lines(as_mentor.get(CODERS)).values()
    assert cells[3] == "2 one level below"


def test_who_is_ready_stands_out_in_words(as_mentor, mentor, report, role):
    mentored.share(report, mentor)
    ready = mentee("Ada", role, mentor, READY)
    page = as_mentor.get(CODERS)
    assert "Ready for Coder , by their own ratings 1 : Ada" in words(page)
    assert links(page).count(ready.get_absolute_url()) == 2
    assert lines(page)["Ada"][0] == "Ready 100 %"


def test_an_old_report_is_called_old(as_mentor, mentor, report, role, settings):
    mentored.share(report, mentor)
    mentee("Ada", role, mentor, READY, days_ago=settings.RATINGS_STALE_AFTER_DAYS + 1)
    page = as_mentor.get(CODERS)
    assert "Rated more than 365 days ago 1 : Ada" in words(page)
    assert " old " in lines(page)["Ada"][1]
    assert " old " not in lines(page)["Lena Learner"][1]


def test_only_the_ready_or_only_the_old_are_shown(as_mentor, mentor, role):
    mentee("Ada", role, mentor, READY)
    mentee("Bela", role, mentor, {}, days_ago=400)
    mentee("Chandra", role, mentor, {})
    assert list(lines(as_mentor.get(f"{CODERS}?show=ready"))) == ["Ada"]
    assert list(lines(as_mentor.get(f"{CODERS}?show=old"))) == ["Bela"]
    assert len(lines(as_mentor.get(f"{CODERS}?show=nothing"))) == 3


@pytest.mark.parametrize(
    ("show", "says"), [("ready", "Nobody is ready for this role yet"), ("old", "No report is older than 365 days")]
)
def test_when_none_is_ready_or_old_the_way_back_is_shown(as_mentor, mentor, report, show, says):
    mentored.share(report, mentor)
    page = as_mentor.get(f"{CODERS}?show={show}")
    assert says in words(page)
    assert links(page)[-1] == "?"


def test_the_state_of_the_review_leads_to_it(as_mentor, mentor, role):
    reports = {name: mentee(name, role, mentor, READY) for name in ("Begun", "Done", "New")}
    begun = mentored.review(reports["Begun"], mentor, {"sql": 2})
    done = mentored.sent_review(reports["Done"], mentor, {"sql": 2})
    page = as_mentor.get(CODERS)
    told = {name: cells[1].partition("20")[2][3:] for name, cells in lines(page).items()}
    assert told == {"Begun": "review begun: Begun", "Done": "reviewed: Done", "New": "review waits: New"}
    assert {begun.get_absolute_url(), done.get_absolute_url(), reverse("inbox")} <= set(links(page))


@pytest.mark.parametrize(
    ("low", "high", "says"),
    [(87.99, 87.99, "87 %"), (87.5, 97.9, "87 to 97 %"), (87.1, 87.9, "87.10 to 87.90 %"), (None, None, "none")],
)
def test_a_match_in_few_letters(low, high, says):
    assert short_match(low, high).replace("\u00a0", " ") == says
