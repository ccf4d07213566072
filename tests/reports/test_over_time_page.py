"""Over time: all my reports for a role as a drawing and as a table, judged by whatever version they were made with."""

import re

import pytest

from roles.models import Role, Skill
from tests import assessed, factories
from tests.dated import on, report_on
from tests.reading import crumbs, heading, html, links, queries, section, title, words
from tests.reports.versions import publish_version

pytestmark = pytest.mark.django_db

PAGE = "/reports/over-time/coder/"
ALL_MET = {"python": 3, "java": 0, "sql": 3, "sets": 1, "talking": 2}
HALF = ALL_MET | {"sql": 0}


@pytest.fixture
def two(learner, role):
    """Reports of January (66 %) and of March (100 %)."""
    return [report_on(on("2026-01-05"), learner, role, HALF), report_on(on("2026-03-05"), learner, role, ALL_MET)]


def marks(response) -> list[dict]:
    return response.context["chart"]["marks"]


def test_the_page_says_what_it_shows_and_the_way_back(as_learner, two):
    response = as_learner.get(PAGE)
    assert title(response) == "Over time: Coder | Skill-gap assessor"
    assert crumbs(response) == ["Home", "My assessments", "Over time"]
    assert heading(response) == "Coder"
    assert "2 reports from 5 January 2026 to 5 March 2026." in words(response)


def test_the_table_has_the_latest_report_first_with_its_links(as_learner, two):
    first, second = two
    response = as_learner.get(PAGE)
    table = section(response, "table")
    assert "5 March 2026 1 100 % 85 % ready since 5 January 2026" in table
    assert "5 January 2026 1 66 % 85 % not yet the first report" in table
    assert table.index("5 March 2026") < table.index("5 January 2026")
    assert [f"/reports/{one.pk}/" in links(response) for one in two] == [True, True]
    assert f"/reports/{second.pk}/changes/?since={first.pk}" in links(response)


def test_the_drawing_has_a_mark_for_each_report_from_low_to_high(as_learner, learner, role, two):
    report_on(on("2026-02-05"), learner, role, {"python": 3, "java": 0, "sql": "not-sure"})
    response = as_learner.get(PAGE)
    drawn = marks(response)
    assert [mark["x"] for mark in drawn] == sorted(mark["x"] for mark in drawn)
    assert [mark["height"] > 0 for mark in drawn] == [False, True, False]
    assert html(response).count('class="range"') == 1
    assert html(response).count('class="low"') == 3
    assert html(response).count('class="lows"') == 2


def test_the_drawing_is_told_in_one_sentence_to_those_who_do_not_see_it(as_learner, two):
    label = re.search(r'role="img" aria-label="([^"]*)"', html(as_learner.get(PAGE)))[1].replace("\u00a0", " ")
    told = "2 reports: the match was 66 % in the first and is 100 % in the latest. All of it stands in the table below."
    assert label == told


def test_a_new_version_is_marked_and_its_bar_is_a_step(as_learner, learner, role, two):
    publish_version(ready_at=60)
    report_on(on("2026-05-05"), learner, role, ALL_MET)
    response = as_learner.get(PAGE)
    chart = response.context["chart"]
    assert [one["text"] for one in chart["versions"]] == ["version 1", "version 2"]
    assert [one["text"] for one in chart["bars"]] == ["ready from 85\u00a0%", "60\u00a0%"]
    assert chart["bars"][0]["end"] == chart["bars"][1]["x"] == marks(response)[2]["x"]
    assert "2 new 100 % 60 % ready" in section(response, "table")


def test_without_a_new_version_there_is_one_bar_and_one_name(as_learner, two):
    chart = as_learner.get(PAGE).context["chart"]
    assert (len(chart["versions"]), len(chart["bars"])) == (1, 1)


def test_one_report_says_that_it_is_the_only_one_and_offers_another(as_learner, learner, role):
    report = assessed.report(learner, role, HALF)
    response = as_learner.get(PAGE)
    assert "There is one report so far" in words(response)
    assert f"/reports/{report.pk}/" in links(response)
    assert links(response)[-1] == "/assessments/start/?target=coder"


def test_a_report_without_a_match_has_no_mark_but_a_line_in_the_table(as_learner, learner):
    role = factories.published_role({"skill": factories.SkillFactory(slug="lone")}, slug="loner")
    report_on(on("2026-01-05"), learner, role, {"lone": 1})
    report_on(on("2026-02-05"), learner, role, {"lone": "not-applicable"})
    report_on(on("2026-03-05"), learner, role, {"lone": 3})
    response = as_learner.get("/reports/over-time/loner/")
    assert [mark["low"] is None for mark in marks(response)] == [False, True, False]
    assert html(response).count('class="lows"') == 1
    assert "a report without a match" in words(response)
    assert "5 February 2026 1 none 85 % undecided" in section(response, "table")


def test_only_reports_without_a_match_draw_no_line(as_learner, learner):
    role = factories.published_role({"skill": factories.SkillFactory(slug="lone")}, slug="loner")
    for day in ("2026-01-05", "2026-02-05"):
        report_on(on(day), learner, role, {"lone": "not-applicable"})
    page = html(as_learner.get("/reports/over-time/loner/"))
    assert 'class="lows"' not in page
    assert "the match was none in the first and is none in the latest" in page


def test_reports_of_one_day_are_told_apart_by_the_hour(as_learner, learner, role):
    for hour in (9, 15):
        report_on(on("2026-01-05", hour), learner, role, HALF)
    report_on(on("2026-02-05"), learner, role, HALF)
    table = section(as_learner.get(PAGE), "table")
    assert all(f" {day} 1" in table for day in ("5 February 2026", "5 January 2026, 15:00", "5 January 2026, 09:00"))


def test_reports_of_one_day_alone_name_it_once(as_learner, learner, role):
    for hour in (9, 15):
        report_on(on("2026-01-05", hour), learner, role, HALF)
    assert "2 reports of 5 January 2026. Each" in words(as_learner.get(PAGE))


def test_answers_that_are_older_than_their_report_are_dated(as_learner, learner, role):
    report = report_on(on("2026-01-05"), learner, role, HALF)
    publish_version()
    as_learner.post(f"/reports/{report.pk}/again/")
    assert section(as_learner.get(PAGE), "table").count("answers of 5 January 2026") == 1


def test_reports_of_a_role_that_was_deleted_are_still_shown(as_learner, two):
    Role.objects.all().delete()
    assert "5 March 2026 1 100 %" in section(as_learner.get(PAGE), "table")


def test_reports_for_another_role_are_left_out(as_learner, learner, two):
    other = factories.published_role({"skill": Skill.objects.get(slug="sql")}, slug="other")
    report = assessed.report(learner, other, {"sql": 1})
    assert f"/reports/{report.pk}/" not in links(as_learner.get(PAGE))


def test_markup_in_a_title_is_shown_as_text(as_learner, learner, role):
    Role.objects.update(title="<b>Coder</b>")
    assessed.report(learner, role, HALF)
    assert "<b>Coder" not in html(as_learner.get(PAGE))


@pytest.mark.parametrize("number", [2, 30])
def test_the_page_takes_3_queries_whatever_the_number(as_learner, learner, role, number):
    for n in range(number):
        report_on(on(f"2026-01-{n + 1:02}"), learner, role, {"python": n % 6})
    assert queries(as_learner, PAGE) == 3


@pytest.mark.parametrize("who", ["stranger", "editor"])
def test_nobody_else_sees_them(client, two, who, request):
    client.force_login(request.getfixturevalue(who))
    theirs, nothing = client.get(PAGE), client.get("/reports/over-time/no-such-role/")
    assert theirs.status_code == nothing.status_code == 404
    assert theirs.content == nothing.content


def test_without_signing_in_one_is_sent_to_sign_in(client, two):
    assert client.get(PAGE).url == f"/account/login/?next={PAGE}"


def test_my_list_leads_there_once_there_are_two_reports(as_learner, learner, role):
    assessed.report(learner, role, HALF)
    assert PAGE not in links(as_learner.get("/assessments/"))
    assessed.report(learner, role, ALL_MET)
    response = as_learner.get("/assessments/")
    assert links(response).count(PAGE) == 1
    assert "Coder over time 2 reports" in words(response)
