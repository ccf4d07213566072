"""Download everything: all that is kept about a person is in it, nothing secret and nothing of anybody else's."""

import csv
import json

import pytest
from django.utils import timezone

from assessor.accounts.personal import PERSONAL
from tests import assessed, factories
from tests.accounts import everything
from tests.coder import coder
from tests.reading import queries

pytestmark = pytest.mark.django_db
DOWNLOAD = "/account/everything.zip"


@pytest.fixture
def people():
    return everything.assemble()


def download(client, person) -> dict[str, str]:
    client.force_login(person)
    return everything.files(client.get(DOWNLOAD))


def test_every_canary_in_every_exported_field_is_in_it(client, people):
    said = download(client, people.learner)["everything.json"]
    exported = {
        text
        for (person, label, field), text in people.canaries.items()
        if person == people.learner and field in PERSONAL[label].shown
    }
    assert len(exported) > 30
    assert {text for text in exported if text not in said} == set()


def test_every_exported_field_is_named_whatever_its_type(client, people):
    document = json.loads(download(client, people.learner)["everything.json"])
    kinds = [kind for label, kind in PERSONAL.items() if (people.learner, label) in people.made and kind.shown]
    for kind in kinds:
        assert list(next(rows for rows in document.values() if rows and list(rows[0]) == kind.shown)[0]) == kind.shown


def test_nothing_that_is_withheld_is_in_it(client, people):
    said = "".join(download(client, people.learner).values())
    withheld = {text for (_, label, field), text in people.canaries.items() if field not in PERSONAL[label].shown}
    assert withheld
    assert {text for text in withheld if text in said} == set()


def test_of_the_mentor_it_has_the_name_alone(client, people):
    said = "".join(download(client, people.learner).values())
    theirs = people.canaries_of(people.mentor)
    assert {text for text in theirs if text in said} == {people.canaries[people.mentor, "accounts.User", "name"]}


def test_somebody_without_a_name_is_not_told_by_address(client, people):
    people.mentor.name = ""
    people.mentor.save()
    said = download(client, people.learner)
    assert people.mentor.email not in "".join(said.values())
    assert json.loads(said["everything.json"])["mentorships"][0]["mentor"] == "somebody who gives no name"


def test_a_mentor_has_what_they_wrote_as_long_as_the_report_is_shared(client, people):
    summary = people.canaries[people.learner, "mentoring.MentorReview", "summary"]
    assert summary in download(client, people.mentor)["everything.json"]
    people.made[people.learner, "reports.Share"].__class__.objects.update(revoked_at=timezone.now())
    assert summary not in "".join(download(client, people.mentor).values())


def test_a_mentor_has_nothing_of_the_report_itself(client, people):
    said = "".join(download(client, people.mentor).values())
    labels = ["reports.GapReport", "assessments.Answer", "learning.PlanStep", "mentoring.AuditEvent"]
    assert {text for text in people.canaries_of(people.learner, *labels) if text in said} == set()


def test_a_review_that_is_not_sent_is_the_mentors_alone(client, db):
    people = everything.assemble(is_sent=False)
    summary = people.canaries[people.learner, "mentoring.MentorReview", "summary"]
    comment = people.canaries[people.learner, "mentoring.ReviewedSkill", "comment"]
    said = "".join(download(client, people.learner).values())
    assert (summary in said, comment in said) == (False, False)
    assert comment in download(client, people.mentor)["everything.json"]


def test_each_kind_with_rows_is_a_table_as_well(client, learner):
    report = assessed.report(learner, coder(), {"python": 3, "talking": "not-sure"})
    said = download(client, learner)
    assert {"README.txt", "everything.json", "account.csv", "answers.csv", "gap-reports.csv"} <= set(said)
    assert "learning-plans.csv" not in said
    head, *rows = csv.reader(said["answers.csv"].splitlines())
    assert head[:4] == ["Assessment", "Skill", "Kind", "Level"]
    assert [str(report.assessment_id), "Python", "level", "3"] in [row[:4] for row in rows]


def test_no_cell_is_taken_for_a_formula(client, learner):
    draft = assessed.draft(learner, coder(), {"python": 3})
    draft.answers.update(note="=1+1\n@SUM(A1)")
    assert "'=1+1 @SUM(A1)" in download(client, learner)["answers.csv"]


def test_what_has_parts_is_in_the_document_alone(client, learner):
    report = assessed.report(learner, coder(), {"python": 3})
    said = download(client, learner)
    assert "see everything.json" in said["gap-reports.csv"]
    assert json.loads(said["everything.json"])["gap-reports"][0]["content"] == report.content


def test_a_text_says_what_is_in_it_and_what_is_not(client, people):
    said = download(client, people.learner)["README.txt"]
    assert "answers.csv\n    Answers: 1" in said
    assert "Second factors: their secret part. It signs you in" in said
    assert "&" not in said


def test_somebody_who_did_nothing_yet_gets_the_account(client, learner):
    said = download(client, learner)
    document = json.loads(said["everything.json"])
    assert document["account"][0]["email"] == learner.email
    assert document["answers"] == []
    assert sorted(said) == ["README.txt", "account.csv", "everything.json"]


def test_it_is_saved_under_a_name_that_says_what_it_is_and_kept_by_nobody(client, learner):
    client.force_login(learner)
    response = client.get(DOWNLOAD)
    assert response["Content-Disposition"] == f'attachment; filename="skill-gap-assessor-{timezone.localdate()}.zip"'
    assert response["Cache-Control"] == "no-store, private"


def test_more_rows_take_no_more_queries(client, learner):
    role = coder()
    assessed.report(learner, role, {"python": 3})
    client.force_login(learner)
    few = queries(client, DOWNLOAD)
    for level in (4, 5):
        assessed.report(learner, role, {"python": level, "sql": 1, "talking": 2})
    factories.UserFactory()
    assert queries(client, DOWNLOAD) == few
