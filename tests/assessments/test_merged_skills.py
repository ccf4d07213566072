"""When two skills are merged: ratings follow to the skill that stays, and what was submitted never changes."""

from datetime import timedelta

import pytest

from assessor.assessments.models import SelfAssessment
from assessor.assessments.saving import save_ratings
from assessor.catalogue import published_catalogue
from assessor.engine.levels import NOT_SURE
from assessor.mentoring.models import MentorProfile, MentorSkill
from assessor.reports.freezing import report_again, submit_and_report
from assessor.reports.latest_answers import latest_answers
from roles.merging import merge
from roles.models import CatalogueRevision, Skill
from tests import assessed, factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def skills(db):
    """The old skill and the one that stays; a role asks for the old one."""
    return factories.SkillFactory(slug="python-3"), factories.SkillFactory(slug="python")


@pytest.fixture
def role(skills):
    return factories.published_role({"skill": skills[0], "level": 4}, {"skill__slug": "sql"}, slug="coder")


def merged(skills):
    merge(*skills, CatalogueRevision.current())


def values(assessment) -> dict:
    return dict(assessment.answers.values_list("skill__slug", "level"))


def test_an_answer_in_a_draft_moves(skills, role, learner):
    draft = assessed.draft(learner, role, {"python-3": 3, "sql": 2})
    merged(skills)
    assert values(draft) == {"python": 3, "sql": 2}


def test_a_draft_that_answers_both_keeps_its_answer_and_what_was_written(skills, role, learner):
    draft = assessed.draft(learner, role, {"python-3": 3, "python": 1})
    draft.answers.filter(skill=skills[0]).update(note="Wrote a parser.", evidence="https://example.org/parser")
    merged(skills)
    answer = draft.answers.get()
    assert (answer.skill, answer.level, answer.note) == (skills[1], 1, "Wrote a parser.")
    assert answer.evidence == "https://example.org/parser"


def test_its_own_note_is_not_written_over(skills, role, learner):
    draft = assessed.draft(learner, role, {"python-3": 3, "python": 1})
    draft.answers.update(note="Mine.")
    draft.answers.filter(skill=skills[0]).update(note="Other.")
    merged(skills)
    assert draft.answers.get().note == "Mine."


def test_a_submitted_assessment_and_its_report_stay_to_the_letter(skills, role, learner):
    report = assessed.report(learner, role, {"python-3": 3, "sql": 2})
    before = (report.content, report.digest, values(report.assessment))
    merged(skills)
    report.refresh_from_db()
    assert (report.content, report.digest, values(report.assessment)) == before


def test_the_page_of_an_old_report_opens(skills, role, learner, client):
    report = assessed.report(learner, role, {"python-3": 3, "sql": 2})
    merged(skills)
    client.force_login(learner)
    page = client.get(report.get_absolute_url())
    assert page.status_code == 200
    assert "Python 3" in page.text


def test_a_new_assessment_starts_from_the_answer_to_the_old_skill(skills, role, learner):
    assessed.report(learner, role, {"python-3": 3, "sql": 2})
    merged(skills)
    assert values(SelfAssessment.objects.start(learner, target_role_id=role.pk)) == {"python": 3, "sql": 2}


@pytest.mark.parametrize(("days", "level"), [(1, 3), (-1, 1)])
def test_of_two_answers_the_later_one_is_taken_over(skills, role, learner, days, level):
    draft = assessed.draft(learner, role, {"python-3": 3, "python": 1})
    moment = draft.answers.get(skill=skills[1]).confirmed_at + timedelta(days=days)
    draft.answers.filter(skill=skills[0]).update(confirmed_at=moment)
    submit_and_report(published_catalogue(), draft)
    merged(skills)
    assert draft.answers_by_skill() == latest_answers(published_catalogue(), learner).answers == {"python": level}
    assert values(SelfAssessment.objects.start(learner, target_role_id=role.pk)) == {"python": level}


def test_the_latest_answers_know_what_became_of_the_skill(skills, role, learner):
    assessed.report(learner, role, {"python-3": 3, "sql": 2})
    merged(skills)
    assert latest_answers(published_catalogue(), learner).answers == {"python": 3, "sql": 2}


def test_a_report_against_the_new_version_counts_the_old_answer(skills, role, learner):
    report = assessed.report(learner, role, {"python-3": 4, "sql": 3})
    merged(skills)
    again = report_again(published_catalogue(), report)
    assert again.pk != report.pk
    assert again.content["answers"] == {"python": 4, "sql": 3}
    assert again.content["verdict"] == report.content["verdict"] == "ready"


def test_an_answer_that_is_no_level_moves_as_well(skills, role, learner):
    draft = assessed.draft(learner, role, {"python-3": NOT_SURE})
    merged(skills)
    assert draft.answers_by_skill() == {"python": NOT_SURE}


def test_what_is_rated_after_the_merge_goes_to_the_skill_that_stays(skills, role, learner):
    draft = assessed.draft(learner, role, {"python-3": 3})
    merged(skills)
    save_ratings(draft, {skills[1].pk: 5})
    assert values(draft) == {"python": 5}


def test_mentors_help_in_the_skill_that_stays(skills, learner, editor):
    one = MentorProfile.objects.create(user=learner)
    both = MentorProfile.objects.create(user=editor)
    for profile, skill, level in [(one, skills[0], 3), (both, skills[0], 5), (both, skills[1], 2)]:
        MentorSkill.objects.create(profile=profile, skill=skill, level=level)
    merged(skills)
    assert [(row.skill, row.level) for row in one.skills.all()] == [(skills[1], 3)]
    assert [(row.skill, row.level) for row in both.skills.all()] == [(skills[1], 2)]


def test_the_catalogue_in_memory_knows_the_merged_skill_by_the_one_that_stays_only(skills, role):
    merged(skills)
    catalogue = published_catalogue()
    assert "python-3" not in catalogue.skills
    assert catalogue.merged == {"python-3": "python"}
    assert [one.skill for one in catalogue.profiles["coder"].requirements] == ["python", "sql"]
    assert Skill.including_merged.count() == len(catalogue.skills) + 1
