"""Which two reports are compared: the one before, or one that is named; and what is not compared."""

from uuid import uuid4

import pytest

from assessor.reports.models import GapReport
from roles.models import Skill
from tests import assessed, factories
from tests.dated import made_at, on, report_on
from tests.reading import heading, html, links, section, words
from tests.reports.changes.page import AFTER, BEFORE, address
from tests.reports.versions import ask, publish_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def loner(learner):
    return factories.published_role({"skill": factories.SkillFactory(slug="lone")}, slug="loner")


@pytest.mark.parametrize("which", [0, 1])
def test_a_report_without_a_match_says_why_nothing_is_summed_up(as_learner, learner, loner, which):
    given = [{"lone": 1}, {"lone": 1}]
    given[which] = {"lone": "not-applicable"}
    report_on(on("2026-01-05"), learner, loner, given[0])
    later = report_on(on("2026-03-05"), learner, loner, given[1])
    response = as_learner.get(address(later))
    day = ["5 January 2026", "5 March 2026"][which]
    assert f"The report of {day} has no match, as everything in it was set aside." in section(response, "why")
    assert "does not apply" in section(response, "answers")


def test_answers_and_requirements_that_leave_nothing_to_compare_say_so(as_learner, learner, loner):
    report_on(on("2026-01-05"), learner, loner, {"lone": 1})
    publish_version(ask("lone", essential=True), slug="loner")
    later = report_on(on("2026-03-05"), learner, loner, {"lone": "not-applicable"})
    assert "The answers of one report beside the requirements of the other" in section(
        as_learner.get(address(later)), "why"
    )


def test_a_report_by_older_rules_is_not_split(as_learner, learner, role, first):
    later = assessed.report(learner, role, AFTER)
    first.delete()
    first.content["match"]["low"] = 12.5
    older = GapReport(**{f.attname: getattr(first, f.attname) for f in GapReport._meta.fields} | {"id": uuid4()})
    older.save(force_insert=True)
    assert "The rules of calculation have changed between these reports" in section(
        as_learner.get(address(later, older)), "why"
    )


def test_without_since_it_is_the_report_before_for_the_role(as_learner, learner, role, first):
    other = factories.published_role({"skill": Skill.objects.get(slug="sql")}, slug="other")
    second = report_on(on("2026-02-05"), learner, role, AFTER)
    report_on(on("2026-02-20"), learner, other, AFTER)
    third = report_on(on("2026-03-05"), learner, role, AFTER)
    assert heading(as_learner.get(address(third))) == "What changed since 5 February 2026"
    assert as_learner.get(address(third, first)).context["before"] == first
    assert as_learner.get(address(second)).context["before"] == first


def test_another_report_can_be_chosen_when_there_are_more(as_learner, learner, role, first):
    second = report_on(on("2026-02-05"), learner, role, AFTER)
    assert "Compare with another report" not in words(as_learner.get(address(second)))
    third = report_on(on("2026-03-05"), learner, role, AFTER)
    page = html(as_learner.get(address(third, first)))
    assert f'<option value="{first.pk}" selected>5 January 2026, 12:00</option>' in page
    assert f'<option value="{second.pk}">5 February 2026, 12:00</option>' in page


def test_the_later_report_always_comes_last(as_learner, learner, role, first):
    later = report_on(on("2026-03-05"), learner, role, AFTER)
    assert as_learner.get(address(first, later)).url == address(later, first)


def test_two_reports_of_one_day_are_told_apart_by_the_hour(as_learner, learner, role):
    report_on(on("2026-01-05", 9), learner, role, BEFORE)
    later = report_on(on("2026-01-05", 15), learner, role, AFTER)
    assert heading(as_learner.get(address(later))) == "What changed since 5 January 2026, 09:00"


def test_two_reports_of_one_moment_can_be_compared(as_learner, learner, role):
    pair = [made_at(on("2026-01-05"), assessed.report(learner, role, BEFORE)) for _ in range(2)]
    first, last = sorted(pair, key=lambda one: one.pk)
    assert as_learner.get(address(last)).context["before"] == first


def test_the_first_report_has_nothing_before_it(as_learner, first):
    response = as_learner.get(address(first))
    assert response.status_code == 200
    assert "This is your first report for the role" in words(response)
    assert "/assessments/start/?target=coder" in links(response)


def test_a_report_is_not_compared_with_itself(as_learner, first):
    response = as_learner.get(address(first, first))
    assert response.status_code == 400
    assert "one and the same" in words(response)


def test_reports_for_different_roles_are_not_compared(as_learner, learner, first):
    other = factories.published_role({"skill": Skill.objects.get(slug="sql")}, slug="other", title="Other")
    response = as_learner.get(address(assessed.report(learner, other, AFTER), first))
    assert response.status_code == 400
    assert "One of these reports is for Coder, the other for Other." in words(response)


@pytest.mark.parametrize("since", ["", "x", "1", "%00", "00000000-0000-0000-0000-000000000000"])
def test_since_what_does_not_exist_is_not_found(as_learner, first, since):
    assert as_learner.get(f"{address(first)}?since={since}").status_code == 404


def test_somebody_elses_report_is_not_found_on_either_side(as_learner, stranger, role, first):
    theirs = report_on(on("2025-01-05"), stranger, role, AFTER)
    assert as_learner.get(address(first, theirs)).status_code == 404
    assert as_learner.get(address(theirs, first)).status_code == 404
    assert as_learner.get(address(theirs)).status_code == 404
    assert "This is your first report" in words(as_learner.get(address(first)))
