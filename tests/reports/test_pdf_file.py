"""The PDF, read back: it says what the page says, is tagged for screen readers, and no text in it is run as code."""

import re
import tempfile
from io import BytesIO

import pytest
from django.utils.html import escape
from pypdf import PdfReader

from assessor import typesetting
from assessor.reports.page import page_context
from assessor.reports.pdf_file import as_pdf
from assessor.typesetting import PdfError
from roles.models import Skill
from tests import assessed, factories
from tests.crowd import add_resource
from tests.reading import html
from tests.reports.contents import HOSTILE, content, report_of

FULL_WIDTH = ["\uff1d", "\uff0b", "\uff0d", "\uff20"]
ANSWERS = {"python": 2, "java": 0, "sql": 1, "sets": 0, "talking": "not-sure"}


def reader(report) -> PdfReader:
    return PdfReader(BytesIO(as_pdf(report)))


def squeezed(text: str) -> str:
    """The text without white space and marks for line breaks: a PDF has its own."""
    return re.sub(r"[\s\u200b\u00ad]", "", text)


def text_of(pdf: PdfReader) -> str:
    return squeezed("".join(page.extract_text() for page in pdf.pages))


@pytest.fixture
def report(learner, role):
    add_resource(Skill.objects.get(slug="sql"), title="Queries", provider="A school", hours=9, free=False)
    role.facts.create(kind="education", text="A degree in anything.")
    return assessed.report(learner, role, ANSWERS)


@pytest.mark.django_db
def test_it_says_what_the_page_says(report):
    context, text = page_context(report.content), text_of(reader(report))
    rows = [*context["gaps"], *context["unknown"], *context["met"], *context["set_aside"]]
    said = [context["sentence"], context["match"], *context["deciding"], *context["find_out"]]
    said += [words for row in rows for words in (row["name"], row["mine"], row["asked"])]
    said += [words for move in context["moves"] for words in move.values()]
    for step in context["steps"]:
        said += [f"{step['name']}, level {step['from']} to {step['to']}", f"{step['hours']} hours"]
        said += [*step["because_words"], step["able_to"], step["practice"]]
    said += [words for table in context["tables"] for words in (table["title"], table["roles"][0]["title"])]
    said += ["Queries, A school, about 9 hours, paid", "A degree in anything.", "You were not sure."]
    assert [words for words in said if squeezed(words) not in text] == []


@pytest.mark.django_db
def test_the_headings_are_those_of_the_page(as_learner, report):
    page = html(as_learner.get(report.get_absolute_url()))
    heads = [one.title for one in reader(report).outline[1]]
    assert {"Your next moves", "Gaps", "Still open", "Your learning path"} <= set(heads)
    shown_here_alone = {"Your match by skill group"}
    assert [head for head in heads if head not in shown_here_alone and f">{escape(head)}</h2>" not in page] == []


@pytest.mark.django_db
def test_every_page_names_its_number_the_engine_and_the_fingerprint(report):
    pdf = reader(report)
    for number, page in enumerate(pdf.pages, 1):
        text = squeezed(page.extract_text())
        assert f"Page{number}of{len(pdf.pages)}" in text
        assert f"Engine{report.engine_version}." in text
        assert f"SHA-256{report.digest}" in text


@pytest.mark.django_db
def test_levels_and_groups_are_said_in_words_beside_their_drawing(report):
    text = text_of(reader(report))
    assert all(squeezed(words) in text for words in ("you 2, needs 3", "you: open, needs 2", "between 0 % and 100 %"))


@pytest.mark.django_db
def test_it_is_tagged_and_says_its_language_title_and_standard(report):
    pdf = reader(report)
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert pdf.metadata.title == "Gap report: Coder"
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()


def tags(node) -> list:
    """Every element of the structure tree below a node."""
    kids = node.get("/K", [])
    kids = [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]
    kids = [kid for kid in kids if isinstance(kid, dict) and "/S" in kid]
    return kids + [below for kid in kids for below in tags(kid)]


@pytest.mark.django_db
def test_its_structure_has_headings_lists_tables_and_a_described_scale(report):
    found = tags(reader(report).trailer["/Root"]["/StructTreeRoot"])
    kinds = [one["/S"] for one in found]
    assert kinds.count("/H1") == 1
    assert {"/H2", "/L", "/LI", "/Table", "/TH", "/TD", "/Link"} <= set(kinds)
    described = [one["/Alt"] for one in found if "/Alt" in one]
    assert any("on a scale from 0 to 100, ready from 85" in words for words in described)


def test_the_same_report_gives_the_same_bytes_whatever_was_made_before():
    first = as_pdf(report_of(content("Text")))
    as_pdf(report_of(content("Another")))
    assert as_pdf(report_of(content("Text"))) == first


def test_each_part_of_a_requirement_and_of_a_step_is_a_paragraph():
    tree = reader(report_of(content("Text"))).trailer["/Root"]["/StructTreeRoot"]
    items = [one for one in tags(tree) if one["/S"] == "/LBody"]
    assert {2, 4} <= {[one["/S"] for one in tags(item)].count("/P") for item in items}


def test_nothing_of_a_report_stays_on_the_disk(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    as_pdf(report_of(content("Text")))
    assert list(tmp_path.iterdir()) == []


def test_without_room_on_the_disk_the_fault_is_logged_and_told(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with pytest.raises(PdfError):
        as_pdf(report_of(content("Text")))
    assert "No such file or directory" in caplog.text


@pytest.mark.django_db
def test_a_report_in_which_everything_is_met_or_set_aside_has_its_pdf_too(learner, role):
    ready = assessed.report(learner, role, {"python": 5, "java": 0, "sql": 5, "talking": 5})
    assert "NogapisknowneveryskillyouratedReaches".casefold() in text_of(reader(ready)).replace(":", "").casefold()
    lone = factories.published_role({"skill": factories.SkillFactory(slug="lone")})
    aside = assessed.report(learner, lone, {"lone": "not-applicable"})
    assert "Thereisnomatchtostate" in text_of(reader(aside))


# Full-width signs are in none of the fonts that are always there; the test of other scripts covers them.
@pytest.mark.parametrize("text", [text for text in HOSTILE if text[:1] not in FULL_WIDTH])
def test_no_text_is_run_as_code(text):
    shown = text_of(reader(report_of(content(text))))
    assert squeezed("".join(c for c in text if c.isprintable())) in shown
    assert "root:" not in shown


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "", "https://example.org/x"])
def test_only_addresses_of_the_web_become_links(url):
    made = content("Text")
    made["resources"]["gap"][0]["url"] = url
    links = [note for page in reader(report_of(made)).pages for note in page.get("/Annots", [])]
    assert [link.get_object()["/A"]["/URI"] for link in links] == ([url] if url.startswith("https:") else [])


@pytest.mark.parametrize("text", ["机器学习", "🎉 party", "ภาษาไทย", "\uff1d1+1"])
def test_a_script_that_the_fonts_do_not_know_still_gives_a_pdf(text):
    assert reader(report_of(content(text))).metadata.title == f"Gap report: {text}"


def test_when_nothing_helps_the_fault_is_logged_and_told(monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise RuntimeError("no ink")

    monkeypatch.setattr(typesetting.typst, "compile", fail)
    with pytest.raises(PdfError):
        as_pdf(report_of(content("Text")))
    assert "no ink" in caplog.text
