"""Taking a mentor's level over: into the next self-assessment, marked as such, and nowhere else."""

from uuid import uuid4

import pytest

from assessor.assessments.models import SelfAssessment
from assessor.mentoring import adopting
from roles.models import CatalogueRevision, Role, RoleProfile, Skill
from tests import assessed, factories
from tests.assessments.pages import send
from tests.mentoring import mentored
from tests.mentoring.beside import address, adopt, buttons, row
from tests.reading import links, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(report, mentor):
    return mentored.sent_review(report, mentor, {"sql": 3, "python": 1, "talking": mentored.CANNOT_JUDGE})


def answer(learner, skill: str = "sql"):
    return SelfAssessment.objects.drafts().get(owner=learner).answers.get(skill__slug=skill)


def test_it_starts_the_next_self_assessment_from_the_last_answers(as_learner, learner, report, review):
    response = adopt(as_learner, review, "sql")
    assert response.url == f"{address(report)}#sql"
    draft = SelfAssessment.objects.drafts().get(owner=learner)
    assert (draft.target_role.slug, draft.answers_by_skill()) == ("coder", report.content["answers"] | {"sql": 3})
    assert list(draft.answers.filter(is_adopted=True).values_list("skill__slug", flat=True)) == ["sql"]
    said = words(as_learner.get(response.url))
    assert "Level 3 for Sql, from Marten Mentor, is in your next self-assessment now." in said
    assert "The self-assessment was started from your last answers." in said


def test_the_report_stays_as_it_is(as_learner, report, review):
    adopt(as_learner, review, "sql")
    report.refresh_from_db()
    assert report.content["answers"]["sql"] == 1
    assert report.is_intact
    assert "you 1, needs 3" in row(as_learner.get(address(report)), "sql")


def test_a_draft_under_way_gets_the_level_and_keeps_all_else(as_learner, learner, role, report, review):
    draft = assessed.draft(learner, role, {"sql": 2, "python": 4})
    row = answer(learner)
    row.note, row.evidence = "Since March", "https://example.org/"
    row.save()
    said = words(as_learner.get(adopt(as_learner, review, "sql").url))
    assert "was started" not in said
    found = answer(learner)
    assert (found.assessment, found.value, found.is_adopted) == (draft, 3, True)
    assert (found.note, found.evidence, found.version) == ("Since March", "https://example.org/", row.version + 1)
    assert answer(learner, "python").value == 4


def test_a_draft_for_another_role_keeps_its_role(as_learner, learner, report, review):
    other = factories.published_role({"skill": Skill.objects.get(slug="talking")}, slug="talker")
    assessed.draft(learner, other)
    adopt(as_learner, review, "sql")
    assert answer(learner).value == 3
    assert answer(learner).assessment.target_role == other


def test_a_skill_that_was_never_rated_gets_an_answer(as_learner, learner, role, mentor):
    report = assessed.report(learner, role, {"python": 1})
    adopt(as_learner, mentored.sent_review(report, mentor, {"sql": 0}), "sql")
    assert (answer(learner).value, answer(learner).is_adopted) == (0, True)


def test_the_page_says_what_the_next_self_assessment_has_and_leads_there(as_learner, learner, report, review):
    page = as_learner.get(address(report))
    assert "Take over level 3 for Sql, from Marten Mentor" in buttons(page)
    adopt(as_learner, review, "sql")
    page = as_learner.get(address(report))
    assert "Your next self-assessment: 3 Competent." in row(page, "sql")
    assert not any("for Sql" in text for text in buttons(page) if text.startswith("Take over"))
    there = next(link for link in links(page) if link.endswith("#sql") and link.startswith("/assessments/"))
    assert "Taken over from a mentor's review." in words(as_learner.get(there))


def test_there_is_nothing_to_take_over_where_both_say_the_same(as_learner, report, review):
    assert not any("for Python" in text for text in buttons(as_learner.get(address(report))))


def test_a_second_click_changes_nothing_and_says_so(as_learner, learner, report, review):
    adopt(as_learner, review, "sql")
    before = answer(learner)
    said = words(as_learner.get(adopt(as_learner, review, "sql").url))
    assert "Your next self-assessment has level 3 for Sql already." in said
    assert (answer(learner).version, answer(learner).is_adopted) == (before.version, True)


def test_ones_own_level_that_is_the_same_is_not_marked(as_learner, learner, role, review):
    assessed.draft(learner, role, {"sql": 3})
    adopt(as_learner, review, "sql")
    assert not answer(learner).is_adopted


def test_the_mark_goes_when_another_level_is_chosen(as_learner, learner, report, review):
    adopt(as_learner, review, "sql")
    page = f"/assessments/{answer(learner).assessment_id}/first/"
    send(as_learner, page, {"sql": "3", "note.sql": "As Marten says"})
    assert answer(learner).is_adopted
    send(as_learner, page, {"sql": "2"})
    assert not answer(learner).is_adopted
    assert "Taken over" not in words(as_learner.get(page))


def test_once_it_is_submitted_the_page_says_that_it_was_rated_since(as_learner, learner, report, review):
    adopt(as_learner, review, "sql")
    as_learner.post(f"/assessments/{answer(learner).assessment_id}/submit/")
    assert "Your answer since then: 3 Competent." in row(as_learner.get(address(report)), "sql")


def test_a_mentor_who_has_left_can_still_be_followed(as_learner, learner, mentor, report, review):
    mentor.delete()
    said = words(as_learner.get(adopt(as_learner, review, "sql").url))
    assert "Level 3 for Sql, from a mentor who has left, is in your next self-assessment now." in said


def test_without_a_level_there_is_none_to_take_over(as_learner, report, review):
    said = words(as_learner.get(adopt(as_learner, review, "talking").url))
    assert "This review gives no level for Talking, so there is none to take over." in said
    assert not SelfAssessment.objects.drafts().exists()


def test_a_skill_that_left_the_catalogue_cannot_be_taken_over(as_learner, report, review):
    Skill.objects.filter(slug="sql").update(slug="sequel")
    CatalogueRevision.bump()
    response = adopt(as_learner, review, "sql")
    assert response.url == address(report)  # the top of the page, where it is read
    said = words(as_learner.get(response.url))
    assert "Sql is not in the catalogue any more, so it cannot be rated." in said
    assert not SelfAssessment.objects.drafts().exists()


@pytest.mark.parametrize("is_deleted", [True, False])
def test_for_a_role_that_is_not_offered_any_more_none_is_started(as_learner, report, review, is_deleted):
    Role.objects.all().delete() if is_deleted else RoleProfile.objects.update(status="retired")
    CatalogueRevision.bump()
    said = words(as_learner.get(adopt(as_learner, review, "sql").url))
    assert "This role is not offered any more, so no self-assessment for it can be started." in said
    assert not SelfAssessment.objects.drafts().exists()


def test_a_draft_that_is_submitted_at_this_moment_is_left_alone(as_learner, learner, role, report, review, monkeypatch):
    draft = assessed.draft(learner, role, {"sql": 2})
    write = adopting._write

    def too_late(found, *args):
        SelfAssessment.objects.get(pk=found.pk).submit()
        return write(found, *args)

    monkeypatch.setattr(adopting, "_write", too_late)
    said = words(as_learner.get(adopt(as_learner, review, "sql").url))
    assert "submitted or deleted just now, so nothing was taken over" in said
    assert draft.answers_by_skill()["sql"] == 2


def test_an_older_version_of_a_review_counts_as_it_was_read(as_learner, learner, mentor, report, review):
    mentored.sent_review(report, mentor, {"sql": 5}, version=2)
    adopt(as_learner, review, "sql")
    assert answer(learner).value == 3


def test_what_is_no_sent_review_of_this_report_is_not_found(as_learner, stranger, role, mentor, report, review):
    theirs = mentored.sent_review(assessed.report(stranger, role, {"sql": 1}), mentor, {"sql": 5})
    unsent = mentored.review(report, mentor, {"sql": 5}, version=2)
    for one in (theirs, unsent):
        assert adopt(as_learner, one, "sql", report).status_code == 404
    assert as_learner.post(f"{address(report)}sql/adopt/", {"review": str(uuid4())}).status_code == 404
    assert adopt(as_learner, review, "java").status_code == 404
    assert not SelfAssessment.objects.drafts().exists()


@pytest.mark.parametrize("sent", [{}, {"review": ""}, {"review": "x"}, {"review": "\0"}])
def test_without_a_review_it_is_asked_whose_level_it_is(as_learner, report, review, sent):
    said = words(as_learner.post(f"{address(report)}sql/adopt/", sent, follow=True))
    assert "Choose whose level you want to take over." in said
    assert not SelfAssessment.objects.drafts().exists()


@pytest.mark.parametrize("who", ["mentor", "stranger"])
def test_only_the_owner_takes_over(client, report, review, mentor, who, request):
    mentored.share(report, mentor)
    client.force_login(request.getfixturevalue(who))
    assert adopt(client, review, "sql").status_code == 404
    assert not SelfAssessment.objects.drafts().exists()
