"""A plan's downloads: for its owner alone, under a readable name, and what they are when there is little to tell."""

import csv
import json
from datetime import UTC, date, datetime, timedelta
from io import BytesIO, StringIO
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from assessor import typesetting
from assessor.learning.models import LearningPlan
from roles.models import Skill
from tests import assessed
from tests.crowd import add_resource
from tests.learning import plans, rfc5545
from tests.reading import crumbs, heading, html, links, queries, section, words
from tests.reports.test_pdf_file import text_of

pytestmark = pytest.mark.django_db

KINDS = {
    "ics": "text/calendar; charset=utf-8",
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
every_kind = pytest.mark.parametrize("kind", KINDS)


def address(plan: LearningPlan, kind: str) -> str:
    return f"/plans/{plan.pk}/plan.{kind}"


def entries(client, plan: LearningPlan, **settings) -> dict[str, rfc5545.Entry]:
    """The entries of the plan's calendar file by their headings."""
    LearningPlan.objects.filter(pk=plan.pk).update(**settings)
    _, found = rfc5545.read(client.get(address(plan, "ics")).content)
    return {entry.text("SUMMARY"): entry for entry in found}


@every_kind
def test_a_download_has_its_type_and_a_name_that_says_what_it_is(as_learner, plan, kind):
    response = as_learner.get(address(plan, kind))
    assert response["Content-Type"] == KINDS[kind]
    name = f"learning-plan-coder-{timezone.localdate().isoformat()}.{kind}"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))


def test_the_day_in_the_name_is_the_day_where_the_site_is(as_learner, plan, settings):
    settings.TIME_ZONE = "Europe/Berlin"
    late = datetime.now(UTC).replace(hour=23, minute=30)
    with patch("django.utils.timezone.now", return_value=late):
        named = as_learner.get(address(plan, "json"))["Content-Disposition"]
    assert f"{(late + timedelta(days=1)).date()}.json" in named


@every_kind
@pytest.mark.parametrize("who", ["stranger", "editor"])
def test_others_get_the_same_404_as_for_nothing(client, plan, who, kind, request):
    client.force_login(request.getfixturevalue(who))
    theirs, nothing = client.get(address(plan, kind)), client.get(f"/plans/{uuid4()}/plan.{kind}")
    assert theirs.status_code == nothing.status_code == 404
    assert theirs.content == nothing.content


@every_kind
def test_without_signing_in_one_is_sent_to_sign_in(client, plan, kind):
    assert client.get(address(plan, kind)).url == f"/account/login/?next={address(plan, kind)}"


@every_kind
def test_nothing_is_sent_to_a_download(as_learner, plan, kind):
    assert as_learner.post(address(plan, kind)).status_code == 405


@pytest.mark.parametrize(("kind", "wanted"), [("ics", 9), ("pdf", 9), ("csv", 9), ("json", 9)])
@pytest.mark.parametrize("number", [3, 12])
def test_a_download_takes_as_many_queries_whatever_the_size(as_learner, learner, number, kind, wanted):
    plan = plans.crowded(as_learner, learner, number)
    assert queries(as_learner, address(plan, kind)) == wanted


def test_the_calendar_file_has_an_entry_for_each_step(as_learner, plan):
    add_resource(Skill.objects.get(slug="python"))
    found = entries(as_learner, plan, start=plans.in_days(0))
    levels = ["Python, level 1 to 2", "Python, level 2 to 3", "Sets, level 0 to 1"]
    assert list(found) == [*levels, "Sql, level 1 to 2", "Sql, level 2 to 3"]
    step = plans.planned(plan).steps[0]
    first = found["Python, level 1 to 2"]
    assert first.values["DTSTART"] == f"{step.first:%Y%m%d}"
    assert first.values["DTEND"] == f"{step.last + timedelta(days=1):%Y%m%d}"
    assert first.values["URL"] == f"http://testserver{reverse('plan-step', args=[plan.pk, 'python', 2])}"
    assert first.text("DESCRIPTION") == (
        "About 20 hours, on the way to Coder.\n\n"
        "It narrows the gap in Python (essential, weight 3).\n\n"
        "You will be able to: Do Python as at 2.\n\n"
        "Practise: Try 2.\n\n"
        "Learn from:\nA course, A school, about 8 hours, free: https://example.org/"
    )


def test_an_own_resource_stands_in_the_place_of_the_others(as_learner, plan):
    add_resource(Skill.objects.get(slug="python"))
    plan.steps.create(skill_slug="python", skill_name="Python", level=2, own_title="My book", note="Between us")
    said = entries(as_learner, plan)["Python, level 1 to 2"].text("DESCRIPTION")
    assert said.endswith("Learn from:\nMy book, your own choice")
    assert "Between us" not in said  # calendars are shared more easily than plans


def test_the_calendar_is_called_like_the_plan(as_learner, plan):
    calendar, _ = rfc5545.read(as_learner.get(address(plan, "ics")).content)
    assert calendar["NAME"] == "Learning plan for Coder"


def test_a_later_file_moves_the_same_entries(as_learner, plan):
    before = entries(as_learner, plan)
    later = timezone.now() + timedelta(seconds=2)
    with patch("django.utils.timezone.now", return_value=later):
        after = entries(as_learner, plan, hours_per_week=1)
    assert before.keys() == after.keys()
    for name, entry in after.items():
        assert entry.values["UID"] == before[name].values["UID"]
        assert entry.values["DTEND"] > before[name].values["DTEND"]
        assert int(entry.values["SEQUENCE"]) > int(before[name].values["SEQUENCE"])


def test_a_finished_step_stands_on_the_day_on_which_it_was_finished(as_learner, plan):
    before = entries(as_learner, plan)["Python, level 1 to 2"]
    plans.tick(as_learner, plan, "python", 2)
    found = entries(as_learner, plan)
    done = found["Done: Python, level 1 to 2"]
    assert done.values["UID"] == before.values["UID"]
    assert done.values["DTSTART"] == f"{plans.in_days(0):%Y%m%d}"
    assert done.values["DTEND"] == f"{plans.in_days(1):%Y%m%d}"
    assert "Python, level 1 to 2" not in found


def test_a_step_that_left_the_plan_is_cancelled(as_learner, plan):
    before = entries(as_learner, plan)["Sql, level 2 to 3"]
    gone = entries(as_learner, plan, excluded=["sql"])["Not in the plan any more: Sql, level 2 to 3"]
    assert gone.values["UID"] == before.values["UID"]
    assert gone.values["STATUS"] == "CANCELLED"
    assert gone.values["DTSTART"] == before.values["DTSTART"]


def test_a_calendar_of_nothing_is_refused_with_a_sentence(as_learner, learner, role):
    plan = plans.start(learner, assessed.report(learner, role, {"python": "not-sure"}))
    response = as_learner.get(address(plan, "ics"), follow=True)
    assert response.redirect_chain == [(plan.get_absolute_url(), 302)]
    assert "There is nothing to put into a calendar yet: no step of this plan has days." in words(response)
    assert address(plan, "ics") not in links(response)
    assert address(plan, "pdf") in links(response)


def test_steps_beyond_a_hundred_years_have_no_entries(as_learner, plan):
    for skill, level in [("sets", 1), ("sql", 2)]:
        plan.steps.create(skill_slug=skill, skill_name=skill, level=level, own_hours=5000)
    LearningPlan.objects.filter(pk=plan.pk).update(hours_per_week=1)
    assert as_learner.get(address(plan, "ics")).url == plan.get_absolute_url()


def test_without_a_report_every_file_has_what_is_done(as_learner, plan, report):
    plans.tick(as_learner, plan, "python", 2)
    report.delete()
    files = {kind: as_learner.get(address(plan, kind)).content for kind in KINDS}
    assert list(entries(as_learner, plan)) == ["Done: Python, level 1 to 2"]
    assert "Python,level2" in text_of(PdfReader(BytesIO(files["pdf"])))
    assert [row[:2] for row in csv.reader(StringIO(files["csv"].decode()))][1:] == [["done", "Python"]]
    assert [one["skill"] for one in json.loads(files["json"])["done"]] == ["python"]


def test_without_a_report_and_with_nothing_done_there_is_nothing_to_take_along(as_learner, plan, report):
    report.delete()
    assert "Take it with you" not in words(as_learner.get(plan.get_absolute_url()))
    assert as_learner.get(address(plan, "ics")).url == plan.get_absolute_url()
    assert [as_learner.get(address(plan, kind)).status_code for kind in ("pdf", "csv", "json")] == [200] * 3


def test_a_role_that_is_not_offered_any_more_keeps_its_files(as_learner, plan, role):
    role.delete()
    assert [as_learner.get(address(plan, kind)).status_code for kind in KINDS] == [200] * 4


def test_a_pdf_that_cannot_be_made_is_said_so_with_the_other_files(as_learner, plan, monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise RuntimeError("no ink")

    monkeypatch.setattr(typesetting.typst, "compile", fail)
    response = as_learner.get(address(plan, "pdf"))
    assert (response.status_code, heading(response)) == (503, "The PDF could not be made")
    assert crumbs(response) == ["Home", "My plans", "Coder", "PDF"]
    assert {address(plan, "ics"), plan.get_absolute_url()} <= set(links(response))
    assert "no ink" in caplog.text


def test_the_plans_page_offers_every_file_and_says_how_the_calendar_is_kept(as_learner, plan):
    response = as_learner.get(plan.get_absolute_url())
    assert {address(plan, kind) for kind in KINDS} <= set(links(response))
    said = section(response, "downloads")
    assert said.startswith("Take it with you")
    assert "You can also print the plan's page from your browser." in said
    assert "import it again when the plan has changed: the entries that you have move to their new days." in said
    assert '<section class="d-print-none" aria-labelledby="downloads">' in html(response)


def test_a_plan_that_begins_and_ends_today_has_an_entry_of_a_day(as_learner, plan):
    plan.steps.create(skill_slug="python", skill_name="Python", level=2, own_hours=1)
    found = entries(as_learner, plan, hours_per_week=80, start=plans.in_days(0))["Python, level 1 to 2"]
    days = [date.fromisoformat(found.values[name]) for name in ("DTSTART", "DTEND")]
    assert days == [plans.in_days(0), plans.in_days(1)]
