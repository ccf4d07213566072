"""Demo people for one machine: made once, with something to look at; never made in production."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from assessor.accounts.models import User
from assessor.assessments.models import SelfAssessment
from assessor.reports.models import GapReport
from roles.editors import EDITORS
from tests.coder import coder
from tests.reading import words

pytestmark = pytest.mark.django_db


def create(**options) -> str:
    out = StringIO()
    call_command("create_demo_people", stdout=out, **options)
    return out.getvalue()


def test_the_command_prints_how_to_sign_in():
    told = create(port=8123)
    assert "http://127.0.0.1:8123/" in told
    assert 'password "demo"' in told
    for email in ("learner@example.org", "mentor@example.org", "editor@example.org"):
        assert email in told


def test_people_are_made_once(built_in_catalogue):
    create()
    User.objects.filter(email="learner@example.org").update(name="Renamed")
    create()
    assert User.objects.count() == 3
    assert User.objects.get(email="learner@example.org").name == "Renamed"
    assert SelfAssessment.objects.count() == 2


def test_a_demo_person_can_sign_in(client):
    create()
    client.post("/account/login/", {"login": "learner@example.org", "password": "demo"})
    assert "_auth_user_id" in client.session


def test_the_learner_has_a_plan(client, built_in_catalogue):
    create()
    create()
    learner = User.objects.get(email="learner@example.org")
    client.force_login(learner)
    plan = learner.learning_plans.get()
    assert plan.role_slug == "senior-ai-engineer"
    assert "With 5 hours a week" in words(client.get(plan.get_absolute_url()))


def test_the_mentor_has_a_report_to_review(client, built_in_catalogue):
    create()
    create()
    client.force_login(User.objects.get(email="mentor@example.org"))
    assert "Lena Learner: Senior AI Engineer" in words(client.get("/reviews/"))


def test_the_learner_has_a_report_and_a_half_done_assessment(client, built_in_catalogue):
    create()
    learner = User.objects.get(email="learner@example.org")
    report = GapReport.objects.get(owner=learner)
    assert report.content["role"]["slug"] == "senior-ai-engineer"
    assert report.content["current_role"]["slug"] == "ai-engineer"
    draft = SelfAssessment.objects.drafts().get(owner=learner)
    client.force_login(learner)
    progress = client.get(f"/assessments/{draft.pk}/").context
    assert 0 < progress["answered"] < progress["total"]
    held = draft.answers_by_skill().items()
    assert report.content["answers"].items() <= held  # so that rating again goes on from the report
    assert "Go on: " in words(client.get(f"/assessments/{draft.pk}/"))


def test_the_editor_is_in_the_group_of_editors_and_no_superuser():
    create()
    editor = User.objects.get(email="editor@example.org")
    assert [group.name for group in editor.groups.all()] == [EDITORS]
    assert (editor.is_staff, editor.is_superuser) == (True, False)


def test_the_others_are_ordinary_people():
    create()
    assert [person.email for person in User.objects.filter(is_staff=True)] == ["editor@example.org"]


def test_an_empty_catalogue_makes_people_without_assessments():
    create()
    assert not SelfAssessment.objects.exists()


def test_a_catalogue_of_somebody_elses_makes_people_without_assessments():
    coder()
    assert "No demo assessments" in create()
    assert not SelfAssessment.objects.exists()


def test_demo_people_are_refused_in_production(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="never created in production"):
        create()
    assert not User.objects.exists()
