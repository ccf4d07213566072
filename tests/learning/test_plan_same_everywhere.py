"""A plan's numbers are the same on its page and in every file."""

import csv
import json
from datetime import date, timedelta
from io import BytesIO, StringIO
from math import floor

import pytest
from pypdf import PdfReader

from assessor.learning.models import LearningPlan
from assessor.learning.sentence import days_words
from tests.learning import plans, rfc5545
from tests.reading import section, words
from tests.reports.test_pdf_file import squeezed, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(as_learner, plan) -> dict[str, bytes]:
    """The page and the files of a plan with a deadline, own hours, days off and a finished step."""
    plans.tick(as_learner, plan, "python", 2, spent_hours="25")
    plan.steps.create(skill_slug="python", skill_name="Python", level=3, own_hours=45)
    plan.breaks.create(first_day=plans.in_days(10), last_day=plans.in_days(16))
    LearningPlan.objects.filter(pk=plan.pk).update(deadline=plans.in_days(150))
    found = {kind: as_learner.get(f"/plans/{plan.pk}/plan.{kind}").content for kind in ("ics", "pdf", "csv", "json")}
    return found | {"page": as_learner.get(plan.get_absolute_url())}


@pytest.fixture
def told(files) -> dict:
    """What the JSON says; the others are held against it."""
    found = json.loads(files["json"])
    assert (len(found["path"]["steps"]), len(found["rest"]), len(found["done"])) == (3, 1, 1)
    return found


def sentence(step: dict) -> str:
    """Days, hours and match of a step, as people read them."""
    days = days_words(date.fromisoformat(step["start"]), date.fromisoformat(step["end"]))
    return f"{days}; {step['hours']} hours; match then {floor(step['match_after'])} %"


def head(step: dict) -> str:
    return f"{step['skill'].capitalize()}, level {step['from']} to {step['to']}"


def test_the_page_and_the_pdf_say_what_the_json_says(files, told):
    steps, rest = section(files["page"], "steps"), section(files["page"], "rest")
    pdf = text_of(PdfReader(BytesIO(files["pdf"])))
    for place, one in [*((steps, one) for one in told["path"]["steps"]), *((rest, one) for one in told["rest"])]:
        assert head(one) in place
        assert sentence(one) in place
        assert squeezed(head(one)) in pdf
        assert squeezed(sentence(one)) in pdf
    done, ahead = told["done"][0]["planned_hours"], told["path"]["hours"]
    progress = f"{done} of {done + ahead} hours done"
    assert progress in steps
    assert squeezed(progress) in pdf


def test_the_page_and_the_pdf_name_the_same_finish(files, told):
    days = {name: days_words(day, day) for name, day in ((n, date.fromisoformat(d)) for n, d in told["finish"].items())}
    said = f"You finish between {days['earliest']} and {days['latest']}, most likely around {days['likely']}"
    assert said in words(files["page"])
    assert squeezed(said) in text_of(PdfReader(BytesIO(files["pdf"])))


def test_the_csv_has_the_numbers_of_the_json(files, told):
    rows = list(csv.DictReader(StringIO(files["csv"].decode("utf-8-sig"), newline="")))
    done, steps = rows[0], rows[1:]
    assert (done["Last day"], int(done["Hours"]), int(done["Hours spent"])) == (
        told["done"][0]["done_on"],
        told["done"][0]["planned_hours"],
        told["done"][0]["spent_hours"],
    )
    names = ["From level", "To level", "First day", "Last day", "Hours", "Match after, in %"]
    keys = ["from", "to", "start", "end", "hours", "match_after"]
    assert [[row["Skill"].lower(), *(row[name] for name in names)] for row in steps] == [
        [one["skill"], *(f"{one[key]:.2f}" if key == "match_after" else str(one[key]) for key in keys)]
        for one in (*told["path"]["steps"], *told["rest"])
    ]


def test_the_calendar_has_the_days_and_hours_of_the_json(files, told):
    _, found = rfc5545.read(files["ics"])
    named = {entry.text("SUMMARY"): entry for entry in found}
    for one in told["path"]["steps"]:
        entry = named[head(one)]
        assert date.fromisoformat(entry.values["DTSTART"]) == date.fromisoformat(one["start"])
        assert date.fromisoformat(entry.values["DTEND"]) - timedelta(days=1) == date.fromisoformat(one["end"])
        assert entry.text("DESCRIPTION").startswith(f"About {one['hours']} hours, on the way to Coder.")
    done = named["Done: Python, level 1 to 2"]
    assert date.fromisoformat(done.values["DTSTART"]) == date.fromisoformat(told["done"][0]["done_on"])
