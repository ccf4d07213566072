"""A newer version of a role's requirements: the report says so and offers one with the same answers beside it."""

from uuid import uuid4

import pytest

from assessor.assessments.models import SelfAssessment
from assessor.catalogue import published_catalogue
from assessor.reports.freezing import submit_and_report
from assessor.reports.models import GapReport
from roles.models import CatalogueRevision, Role, RoleProfile, Skill
from tests import assessed, factories
from tests.dated import on, report_on
from tests.reading import html, links, queries, section, words
from tests.reports.versions import ask, publish_version

pytestmark = pytest.mark.django_db

ANSWERS = {"python": 3, "java": 0, "sql": 1, "sets": 0, "talking": 2}
OFFER = "The requirements have a newer version, 2."


@pytest.fixture
def report(learner, role):
    return report_on(on("2026-01-05"), learner, role, ANSWERS)


def add_knots(draft):
    factories.RequirementFactory(profile=draft, skill=factories.SkillFactory(slug="knots"), level=3, weight=3)


def again(client, report):
    return client.post(f"/reports/{report.pk}/again/")


def newest(report) -> GapReport:
    return report.assessment.reports.latest("created_at")


def test_with_the_latest_version_nothing_is_said(as_learner, report):
    page = as_learner.get(report.get_absolute_url())
    assert "newer version" not in words(page)
    assert "not offered" not in words(page)


def test_a_draft_is_no_newer_version(as_learner, report, role):
    RoleProfile.objects.create(role=role, version=2)
    assert "newer version" not in words(as_learner.get(report.get_absolute_url()))


def test_a_newer_version_is_offered(as_learner, report):
    publish_version(add_knots)
    response = as_learner.get(report.get_absolute_url())
    assert OFFER in words(response)
    assert f'action="/reports/{report.pk}/again/"' in html(response)


def test_the_new_report_has_the_same_answers_and_todays_requirements(as_learner, report):
    publish_version(ask("talking", level=4))
    response = again(as_learner, report)
    made = newest(report)
    assert response.url == made.get_absolute_url()
    assert made.pk != report.pk
    assert made.content["answers"] == report.content["answers"]
    assert made.content["role"]["profile_version"] == 2
    asked = {one["skill"]: one["required"] for one in made.content["requirements"]}
    assert asked == {"python": 3, "sql": 3, "talking": 4}
    assert made.is_intact
    assert GapReport.objects.get(pk=report.pk).content == report.content


def test_skills_that_only_the_newer_version_asks_for_are_open(as_learner, report):
    publish_version(add_knots)
    response = as_learner.get(again(as_learner, report).url)
    assert "Knots" in section(response, "unknown")
    match = newest(report).content["match"]
    assert (match["low"], match["high"]) == (58.33, 83.33)


def test_a_second_call_finds_the_same_report(as_learner, report):
    publish_version()
    assert again(as_learner, report).url == again(as_learner, report).url
    assert report.assessment.reports.count() == 2


def test_a_report_with_the_latest_version_leads_to_itself(as_learner, report):
    assert again(as_learner, report).url == report.get_absolute_url()
    assert GapReport.objects.count() == 1
    publish_version()
    made = GapReport.objects.get(pk=again(as_learner, report).url.split("/")[2])
    assert again(as_learner, made).url == made.get_absolute_url()


def test_once_there_is_one_the_page_leads_to_it(as_learner, report):
    publish_version()
    made = again(as_learner, report).url
    response = as_learner.get(report.get_absolute_url())
    assert OFFER in words(response)
    assert made in links(response)
    assert "/again/" not in html(response)
    assert "newer version" not in words(as_learner.get(made))


def test_between_both_only_the_requirements_changed(as_learner, report):
    publish_version(add_knots)
    made = again(as_learner, report).url
    response = as_learner.get(f"{made}changes/?since={report.pk}")
    why = section(response, "why")
    assert "all of it comes from the new requirements" in why
    assert "Your answers 0.00 0.00" in why
    assert "Knots new Asked at level 3 with weight 3." in section(response, "requirements")


@pytest.mark.parametrize("how", ["retired", "deleted"])
def test_a_role_that_is_not_offered_any_more_is_told(as_learner, report, how):
    if how == "retired":
        RoleProfile.objects.update(status="retired")
        CatalogueRevision.bump()
    else:
        Role.objects.all().delete()
    response = as_learner.get(report.get_absolute_url())
    assert "This role is not offered any more. The report stays as it is." in words(response)
    answer = as_learner.post(f"/reports/{report.pk}/again/", follow=True)
    assert answer.redirect_chain == [(report.get_absolute_url(), 302)]
    assert "nothing newer to compare it with" in words(answer)
    assert GapReport.objects.count() == 1


def test_submitting_twice_still_leads_to_the_first_report(as_learner, report):
    publish_version()
    again(as_learner, report)
    assessment = SelfAssessment.objects.get(pk=report.assessment_id)
    assert submit_and_report(published_catalogue(), assessment) == report


def test_the_own_role_counts_in_the_new_report_too(as_learner, learner, role):
    report = assessed.report(learner, role, ANSWERS, current=role)
    publish_version()
    again(as_learner, report)
    assert newest(report).content["current_role"] == report.content["current_role"]


def test_a_skill_that_was_renamed_since_has_its_new_name_there(as_learner, report):
    Skill.objects.filter(slug="sql").update(name="Structured queries")
    publish_version()
    assert "Structured queries" in words(as_learner.get(again(as_learner, report).url))


def test_the_report_page_leads_to_what_changed_and_to_all_over_time(as_learner, learner, role, report):
    assert not [href for href in links(as_learner.get(report.get_absolute_url())) if "over-time" in href]
    later = report_on(on("2026-03-05"), learner, role, ANSWERS)
    response = as_learner.get(later.get_absolute_url())
    assert "What changed since 5 January 2026 Your 2 reports for this role over time" in words(response)
    assert {f"/reports/{later.pk}/changes/", "/reports/over-time/coder/"} <= set(links(response))
    assert "What changed since" not in words(as_learner.get(report.get_absolute_url()))


def test_the_report_before_is_nobody_elses(as_learner, stranger, role, report):
    report_on(on("2025-01-05"), stranger, role, ANSWERS)
    assert "What changed since" not in words(as_learner.get(report.get_absolute_url()))


@pytest.mark.parametrize("number", [0, 30])
def test_the_report_page_takes_6_queries_however_many_there_are(as_learner, learner, role, report, number):
    for _ in range(number):
        assessed.report(learner, role, ANSWERS)
    publish_version()
    assert queries(as_learner, report.get_absolute_url()) == 6


@pytest.mark.parametrize("who", ["stranger", "editor"])
def test_nobody_else_makes_one(client, report, who, request):
    publish_version()
    client.force_login(request.getfixturevalue(who))
    nothing = client.post(f"/reports/{uuid4()}/again/")
    assert again(client, report).status_code == nothing.status_code == 404
    assert again(client, report).content == nothing.content
    assert GapReport.objects.count() == 1


def test_a_report_that_is_deleted_in_another_tab_meanwhile_is_not_found(as_learner, report, monkeypatch):
    def gone(catalogue, report):
        raise SelfAssessment.DoesNotExist

    monkeypatch.setattr("assessor.reports.newer_version.report_again", gone)
    assert again(as_learner, report).status_code == 404


def test_opening_the_address_makes_nothing(as_learner, report):
    publish_version()
    assert as_learner.get(f"/reports/{report.pk}/again/").status_code == 405
    assert GapReport.objects.count() == 1
