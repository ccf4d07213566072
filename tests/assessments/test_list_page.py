"""My assessments: the draft, the reports, and one next action."""

import pytest

from assessor.catalogue import published_catalogue
from assessor.reports.freezing import report_again
from roles.admin.drafts import new_draft
from roles.models import RoleProfile
from tests import assessed
from tests.reading import crumbs, links, queries, section, title, words

pytestmark = pytest.mark.django_db
LIST = "/assessments/"


def test_a_new_person_is_told_what_to_do(as_learner):
    response = as_learner.get(LIST)
    assert title(response) == "My assessments | Skill-gap assessor"
    assert crumbs(response) == ["Home", "My assessments"]
    assert "Rate yourself for a role to get the first one" in words(response)
    assert links(response)[-1] == "/assessments/start/"


def test_a_draft_can_be_continued(as_learner, learner, role):
    draft = assessed.draft(learner, role)
    response = as_learner.get(LIST)
    assert "Coder, started" in section(response, "draft")
    assert f"/assessments/{draft.pk}/" in links(response)
    assert "/assessments/start/" not in links(response)


def test_a_draft_whose_role_was_deleted_can_be_continued(as_learner, learner, role):
    assessed.draft(learner, role)
    role.delete()
    assert "The role is no longer published, started" in section(as_learner.get(LIST), "draft")


def test_reports_stand_latest_first(as_learner, learner, role):
    first, second = (assessed.report(learner, role, {"python": level}) for level in (1, 2))
    response = as_learner.get(LIST)
    reports = [href for href in links(response) if href.startswith("/reports/") and "over-time" not in href]
    assert reports == [f"/reports/{second.pk}/", f"/reports/{first.pk}/"]
    assert "Start a new assessment" in words(response)


def test_two_reports_of_one_assessment_are_told_apart_by_their_version(as_learner, learner, role):
    first = assessed.report(learner, role, {"python": 1})
    new_draft(RoleProfile.objects.published().get(role=role)).publish()
    report_again(published_catalogue(), first)
    listed = section(as_learner.get(LIST), "done")
    assert [f"requirements version {version}" in listed for version in (1, 2, 3)] == [True, True, False]


def test_a_report_keeps_its_title_when_the_role_is_renamed_or_deleted(as_learner, learner, role):
    assessed.report(learner, role, {"python": 1})
    role.delete()
    assert "Coder" in section(as_learner.get(LIST), "done")


def test_nobody_elses_work_is_listed(as_learner, stranger, role):
    assessed.report(stranger, role, {"python": 1})
    assessed.draft(stranger, role)
    assert "Coder" not in words(as_learner.get(LIST))


@pytest.mark.parametrize("number", [3, 30])
def test_the_list_takes_4_queries_at_any_size(as_learner, learner, role, number):
    for _ in range(number):
        assessed.report(learner, role, {"python": 1})
    assert queries(as_learner, LIST) == 4
