"""An overview of reports that were made by different versions of a role, on different days, by different engines."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone

from assessor.catalogue import published_catalogue
from assessor.mentoring.overview_people import mentees_for
from assessor.reports.freezing import report_again
from assessor.reports.models import GapReport
from roles.admin.drafts import new_draft
from roles.models import RoleProfile
from tests import dated, factories
from tests.mentoring import mentored
from tests.mentoring.heat_map import headings, lines
from tests.mentoring.mentees import mentee
from tests.reading import section

pytestmark = pytest.mark.django_db

OVERVIEW, CODERS = "/mentoring/overview/", "/mentoring/overview/coder/"
READY = {"python": 4, "sql": 3, "talking": 2}


def new_version(role, **fields) -> RoleProfile:
    """The next version of the coder's role: SQL is raised to 4, and Sets is asked for as well."""
    draft = new_draft(RoleProfile.objects.published().get(role=role))
    draft.requirements.filter(skill__slug="sql").update(level=4)
    sets = draft.requirements.get(skill__slug="sql").skill.prerequisites.get().needs
    factories.RequirementFactory(profile=draft, skill=sets, level=2, position=9)
    draft.publish()
    return draft


def test_a_report_made_anew_from_old_ratings_is_old(as_mentor, mentor, role, learner):
    first = dated.report_on(timezone.now() - timedelta(days=400), learner, role, READY)
    new_version(role)
    mentored.share(report_again(published_catalogue(), first), mentor)
    day = timezone.localdate() - timedelta(days=400)
    assert f"old rated {day.day} {day:%b %Y}" in lines(as_mentor.get(CODERS))["Lena Learner"][1]


def test_the_columns_are_those_of_the_newest_version_that_somebody_shares(as_mentor, mentor, report, role):
    mentored.share(report, mentor)
    new_version(role)
    assert "Sql, asked: level 3" in headings(as_mentor.get(CODERS))
    mentee("Ada", role, mentor, READY | {"sets": 2})
    page = as_mentor.get(CODERS)
    assert {"Sql, asked: level 4", "Sets, asked: level 2"} <= set(headings(page))
    assert "beside what version 2 of the role asks" in section(page, "skills")


def test_what_was_not_asked_then_is_not_called_open_nor_shown(as_mentor, mentor, report, role):
    """The answer to Sets is in the assessment, but nothing of that report judged it."""
    mentored.share(report, mentor)
    new_version(role)
    mentee("Ada", role, mentor, READY)
    found = lines(as_mentor.get(CODERS))
    assert found["Lena Learner"][2:] == ["1 two levels below", "1 three levels below", "not asked then", "2 met"]
    assert found["Ada"][2:] == ["4 met", "3 one level below", "open", "2 met"]
    assert "version 1" in found["Lena Learner"][1]
    assert "version" not in found["Ada"][1]


def test_match_and_verdict_are_those_that_the_reports_say(mentor, role):
    chance = random.Random(5)
    said = [*range(6), "not-sure", "not-applicable"]
    for number in range(30):
        if number == 15:
            new_version(role)
        answers = {skill: chance.choice(said) for skill in ("python", "java", "sql", "talking", "sets")}
        mentee(f"P{number}", role, mentor, {one: answers[one] for one in answers if chance.random() < 0.9})
    found = {
        one.report: (one.low, one.high, one.verdict) for one in mentees_for(mentor, "coder", published_catalogue())
    }
    kept = {one.pk: one.content for one in GapReport.objects.all()}
    assert found == {pk: (c["match"]["low"], c["match"]["high"], c["verdict"]) for pk, c in kept.items()}
    assert len({verdict for _, _, verdict in found.values()}) == 3


def test_what_another_engine_found_is_shown_as_the_report_says_it(as_mentor, mentor, report):
    """Nothing can change a report, so it is made anew, as an older engine would have made it."""
    report.delete()
    report.content = report.content | {"match": {"low": 12.5, "high": 60.0}, "verdict": "undecided"}
    report.engine_version, report._state.adding = "0", True
    report.save(force_insert=True)
    mentored.share(report, mentor)
    assert lines(as_mentor.get(CODERS))["Lena Learner"][0] == "Undecided 12 to 60 %"


def test_reports_for_a_version_that_is_gone_still_stand(as_mentor, mentor, report, role):
    mentored.share(report, mentor)
    RoleProfile.objects.filter(role=role).delete()
    assert as_mentor.get(OVERVIEW).url == CODERS
    assert lines(as_mentor.get(CODERS))["Lena Learner"][2:] == ["1 two levels below", "1 two levels below", "2 met"]
