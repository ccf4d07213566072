"""The report of a draft, at any moment: the same numbers as the report that will be kept, and nothing is closed."""

import pytest

from assessor.reports.models import GapReport
from roles.models import RoleProfile
from tests import assessed
from tests.crowd import crowd
from tests.reading import crumbs, heading, queries, title, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(learner, role):
    return assessed.draft(learner, role, {"python": 3, "sql": 1})


def so_far(draft) -> str:
    return f"/assessments/{draft.pk}/report/"


def test_it_says_what_the_answers_say_and_that_it_is_not_kept(as_learner, draft):
    page = as_learner.get(so_far(draft))
    assert title(page) == "Report so far: Coder | Skill-gap assessor"
    assert crumbs(page) == ["Home", "My assessments", "Coder", "Report so far"]
    assert heading(page).startswith("Not yet Coder")
    assert "It changes with each answer and is not kept yet." in words(page)


def test_looking_closes_nothing(as_learner, draft):
    as_learner.get(so_far(draft))
    draft.refresh_from_db()
    assert draft.is_draft
    assert not GapReport.objects.exists()


def test_the_kept_report_then_has_the_same_heading(as_learner, draft):
    before = heading(as_learner.get(so_far(draft)))
    kept = as_learner.post(f"/assessments/{draft.pk}/submit/").url
    assert heading(as_learner.get(kept)) == before


def test_one_answer_is_enough_and_none_leads_to_the_overview(as_learner, learner, role):
    draft = assessed.draft(learner, role)
    assert as_learner.get(so_far(draft)).url == f"/assessments/{draft.pk}/"
    assessed.draft(learner, role, {"talking": "not-sure"})
    assert heading(as_learner.get(so_far(draft))).startswith("Undecided for Coder")


def test_after_submitting_it_leads_to_the_kept_report(as_learner, draft):
    kept = as_learner.post(f"/assessments/{draft.pk}/submit/").url
    assert as_learner.get(so_far(draft), follow=True).redirect_chain[-1][0] == kept


def test_a_role_that_was_withdrawn_leads_to_the_overview(as_learner, draft):
    RoleProfile.objects.update(status=RoleProfile.Status.RETIRED)
    assert heading(as_learner.get(so_far(draft), follow=True)) == "This role is not offered any more"


@pytest.mark.parametrize("number", [3, 30])
def test_it_takes_6_queries_at_any_size(as_learner, learner, number):
    draft = assessed.draft(learner, crowd(number), {f"crowd-{n}": n % 6 for n in range(number)})
    assert queries(as_learner, so_far(draft)) == 6
