"""The plan as PDF, read back: it says what the page says, is tagged for screen readers, and no text is run as code."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.utils.html import escape
from pypdf import PdfReader

from assessor import typesetting
from assessor.catalogue import published_catalogue
from assessor.learning.models import LearningPlan
from assessor.learning.outline import day
from assessor.learning.page import plan_context
from assessor.learning.pdf_file import as_pdf
from assessor.learning.sentence import days_words
from assessor.typesetting import PdfError
from roles.models import Skill
from tests import assessed
from tests.crowd import add_resource
from tests.learning import plans
from tests.learning.conftest import ANSWERS
from tests.learning.worded import catalogue_of, planned_of
from tests.reading import html
from tests.reports.contents import HOSTILE
from tests.reports.test_pdf_file import FULL_WIDTH, squeezed, tags, text_of

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def reader(plan, **settings) -> PdfReader:
    LearningPlan.objects.filter(pk=plan.pk).update(**settings)
    return PdfReader(BytesIO(as_pdf(plans.planned(plan), published_catalogue(), NOON)))


def worded(text: str) -> PdfReader:
    """A plan in which every text is this one."""
    return PdfReader(BytesIO(as_pdf(planned_of(text), catalogue_of(text), NOON)))


def says(pdf: PdfReader, *words: str) -> bool:
    """Whether it says all of this; what it does not say is shown."""
    text = text_of(pdf)
    missing = [one for one in words if squeezed(one) not in text]
    assert missing == []
    return True


@pytest.fixture
def rich(as_learner, plan):
    """A plan with a deadline, a break, something done, resources of the catalogue and one's own, and notes."""
    add_resource(Skill.objects.get(slug="sets"), title="Sets at night", hours=1, free=False)
    plans.tick(as_learner, plan, "python", 2, spent_hours="25", note="Slow at first.\nThen quick.")
    own = {"own_title": "My book", "own_url": "https://example.org/book", "own_resource_hours": 12}
    plan.steps.create(skill_slug="python", skill_name="Python", level=3, note="On Sundays", **own)
    plan.breaks.create(first_day=plans.in_days(10), last_day=plans.in_days(16))
    LearningPlan.objects.filter(pk=plan.pk).update(deadline=plans.in_days(160))
    return plan


def test_it_says_what_the_page_says(rich):
    planned = plans.planned(rich)
    context = plan_context(planned, published_catalogue())
    steps = [one for group in context["groups"] for one in group["steps"]]
    said = [f"{context['headline']}.", context["follows"], context["finish"], context["proof"]]
    said += [f"{group['name']}{group['hours']} hours" for group in context["groups"]]
    for one in (*steps, *context["rest"]):
        step = one["step"]
        said.append(f"{step.name}, level {step.from_level} to {step.level}")
        said.append(f"{one['days']}; {step.hours} hours; match then {one['match']}")
    for one in steps:
        said += [*one["because"], *one["unlocks"], one["able_to"], one["practice"]]
    said.append(f"20 of {context['progress']['whole']} hours done")
    assert (len(steps), len(context["rest"])) == (3, 1)
    said.append(f"1 step, about {context['rest_hours']} hours. With the same hours a week you would go on like this.")
    assert says(reader(rich), *said)


def test_it_says_what_is_done_with_hours_and_note(rich):
    facts = f"{day(plans.in_days(0))}; planned with 20 hours, took 25"
    assert says(reader(rich), "Python, level 2", facts, "Slow at first.", "Then quick.")


def test_it_says_for_which_time_it_is_made_and_by_which_report(rich):
    off = days_words(plans.in_days(10), plans.in_days(16))
    time = f"4 hours a week from {day(rich.start)} until {day(plans.in_days(160))}, 90 hours in all at most."
    report = f"By your report of {day(plans.in_days(0))}, requirements version 1."
    assert says(reader(rich, hours_limit=90), time, f"Days off: {off}.", report, f"as it stood on {day(rich.start)}")


def test_resources_are_those_of_the_catalogue_or_ones_own(rich):
    pdf = reader(rich)
    assert says(pdf, "My book, about 12 hours, your own choice", "Sets at night, A school, about 1 hour, paid")
    assert says(pdf, "Your note On Sundays")
    links = [note.get_object()["/A"]["/URI"] for page in pdf.pages for note in page.get("/Annots", [])]
    assert set(links) == {"https://example.org/book", "https://example.org/"}


def test_the_headings_are_those_of_the_page(as_learner, rich):
    page = html(as_learner.get(rich.get_absolute_url()))
    pdf = reader(rich)
    heads = [one.title for one in pdf.outline[1] if not isinstance(one, list)]
    assert heads == ["Your steps", "Left out for these hours", "Done"]
    assert [head for head in heads if f">{escape(head)}</h2>" not in page] == []


def test_what_is_left_out_and_what_does_not_fit_is_named(plan):
    plan.steps.create(skill_slug="sql", skill_name="Sql", level=3, pinned=True)
    said = "You left out Sql, and with it what needs it."
    assert says(reader(plan, excluded=["sql"]), said, "Sql to level 3 was to come first, but you left")


def test_a_step_that_is_late_and_a_deadline_that_is_over_are_told(plan):
    late = "By the hours a week this should be finished by now."
    over = f"Your deadline, {day(plans.in_days(-1))}, is over."
    assert says(reader(plan, start=plans.in_days(-60), deadline=plans.in_days(-1)), late, over)


def test_what_is_not_rated_is_to_be_found_out_first(learner, role):
    plan = plans.start(learner, assessed.report(learner, role, ANSWERS | {"talking": "not-sure"}))
    assert says(reader(plan), "Find out first: Talking.")


def test_when_all_is_done_that_is_said(as_learner, plan):
    LearningPlan.objects.filter(pk=plan.pk).update(excluded=["sql"])
    for level in (2, 3):
        plans.tick(as_learner, plan, "python", level)
    assert says(reader(plan), "80 of 80 hours done", "Every step of this plan is done.")


def test_without_a_report_it_keeps_what_is_done(as_learner, plan, report):
    plans.tick(as_learner, plan, "python", 2)
    report.delete()
    pdf = reader(plan)
    assert says(pdf, "There is no report for Coder any more.", "What you have done is kept here.", "Python, level 2")
    assert [one.title for one in pdf.outline[1] if not isinstance(one, list)] == ["Your steps", "Done"]


def test_every_page_names_its_number_and_its_day(rich):
    pdf = reader(rich)
    for number, page in enumerate(pdf.pages, 1):
        text = squeezed(page.extract_text())
        assert f"Page{number}of{len(pdf.pages)}" in text
        assert squeezed(f"Learning plan: Coder, as it stood on {day(plans.in_days(0))}.") in text


def test_it_is_tagged_and_says_its_language_title_and_standard(rich):
    pdf = reader(rich)
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert pdf.metadata.title == "Learning plan: Coder"
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()
    kinds = [one["/S"] for one in tags(root["/StructTreeRoot"])]
    assert kinds.count("/H1") == 1
    assert {"/H2", "/H3", "/L", "/LI", "/Link"} <= set(kinds)


def test_the_same_plan_at_the_same_moment_gives_the_same_bytes(rich):
    planned, catalogue = plans.planned(rich), published_catalogue()
    assert as_pdf(planned, catalogue, NOON) == as_pdf(planned, catalogue, NOON)


# Full-width signs are in none of the fonts that are always there; the test of other scripts covers them.
@pytest.mark.parametrize("text", [text for text in HOSTILE if text[:1] not in FULL_WIDTH])
def test_no_text_is_run_as_code(text):
    shown = text_of(worded(text))
    assert squeezed("".join(c for c in text if c.isprintable())) in shown
    assert "root:" not in shown


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "", "https://example.org/x"])
def test_only_addresses_of_the_web_become_links(url):
    links = [note.get_object() for page in worded(url).pages for note in page.get("/Annots", [])]
    assert [link["/A"]["/URI"] for link in links] == ([url] if url.startswith("https:") else [])


@pytest.mark.parametrize("text", ["机器学习", "🎉 party", "ภาษาไทย", "\uff1d1+1"])
def test_a_script_that_the_fonts_do_not_know_still_gives_a_pdf(text):
    assert worded(text).metadata.title == f"Learning plan: {text}"


def test_when_nothing_helps_the_fault_is_logged_and_told(monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise RuntimeError("no ink")

    monkeypatch.setattr(typesetting.typst, "compile", fail)
    with pytest.raises(PdfError):
        worded("Text")
    assert "no ink" in caplog.text


def test_a_disk_that_is_full_is_logged_and_told(monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr(typesetting, "TemporaryDirectory", fail)
    with pytest.raises(PdfError):
        worded("Text")
    assert "No space left on device" in caplog.text
