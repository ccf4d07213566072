"""A report's downloads: for its owner alone, under a readable name, and the same whatever becomes of the catalogue."""

import json
from datetime import UTC, datetime
from io import BytesIO, StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from openpyxl import load_workbook

from assessor import typesetting
from assessor.reports.downloads import XLSX
from assessor.reports.models import GapReport
from tests import assessed
from tests.crowd import crowd
from tests.reading import heading, html, links, queries, section, words
from tests.reports.test_frozen import EDITS

pytestmark = pytest.mark.django_db

KINDS = {"pdf": "application/pdf", "csv": "text/csv; charset=utf-8", "xlsx": XLSX, "json": "application/json"}
ANSWERS = {"python": 3, "sql": 1, "sets": 0, "talking": "not-sure"}

every_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture
def report(learner, role):
    return assessed.report(learner, role, ANSWERS)


def address(report: GapReport, kind: str) -> str:
    return f"/reports/{report.pk}/report.{kind}"


@every_kind
def test_a_download_has_its_type_and_a_name_that_says_what_it_is(as_learner, report, kind):
    response = as_learner.get(address(report, kind))
    assert response["Content-Type"] == KINDS[kind]
    day = report.created_at.date().isoformat()
    assert response["Content-Disposition"] == f'attachment; filename="gap-report-coder-{day}.{kind}"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))


def test_the_day_in_the_name_is_the_day_where_the_site_is(as_learner, learner, role, settings, monkeypatch):
    late = datetime(2026, 11, 20, 23, tzinfo=UTC)
    monkeypatch.setattr(GapReport._meta.get_field("created_at"), "default", lambda: late)
    settings.TIME_ZONE = "Europe/Berlin"
    response = as_learner.get(address(assessed.report(learner, role, {}), "json"))
    assert "2026-11-21.json" in response["Content-Disposition"]


@every_kind
@pytest.mark.parametrize("who", ["stranger", "editor"])
def test_others_get_the_same_404_as_for_nothing(client, report, who, kind, request):
    client.force_login(request.getfixturevalue(who))
    theirs, nothing = client.get(address(report, kind)), client.get(f"/reports/{uuid4()}/report.{kind}")
    assert theirs.status_code == nothing.status_code == 404
    assert theirs.content == nothing.content


@every_kind
def test_without_signing_in_one_is_sent_to_sign_in(client, report, kind):
    assert client.get(address(report, kind)).url == f"/account/login/?next={address(report, kind)}"


@every_kind
def test_nothing_is_sent_to_a_download(as_learner, report, kind):
    assert as_learner.post(address(report, kind)).status_code == 405


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("number", [3, 12])
def test_a_download_takes_3_queries_whatever_the_size(as_learner, learner, number, kind):
    report = assessed.report(learner, crowd(number), {f"crowd-{n}": 1 for n in range(number)})
    assert queries(as_learner, address(report, kind)) == 3


@pytest.mark.parametrize("kind", ["pdf", "csv", "json"])
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_a_download_stays_the_same_to_the_byte(as_learner, report, edit, kind):
    before = as_learner.get(address(report, kind)).content
    edit()
    assert as_learner.get(address(report, kind)).content == before


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_the_spreadsheet_keeps_every_cell(as_learner, report, edit):
    def cells():
        book = load_workbook(BytesIO(as_learner.get(address(report, "xlsx")).content))
        return [[cell.value for row in sheet for cell in row] for sheet in book]

    before = cells()
    edit()
    assert cells() == before


def test_json_is_the_document_that_the_command_line_prints(as_learner, report, tmp_path):
    ratings, printed = tmp_path / "ratings.csv", StringIO()
    ratings.write_text("skill,level\n" + "".join(f"{skill},{level}\n" for skill, level in ANSWERS.items()))
    call_command("gap_report", role="coder", ratings=ratings, format="json", stdout=printed)
    downloaded = as_learner.get(address(report, "json")).content.decode()
    assert json.loads(downloaded) == json.loads(printed.getvalue())
    assert downloaded.endswith("}\n")


def test_a_pdf_that_cannot_be_made_is_said_so_with_the_other_files(as_learner, report, monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise RuntimeError("no ink")

    monkeypatch.setattr(typesetting.typst, "compile", fail)
    response = as_learner.get(address(report, "pdf"))
    assert (response.status_code, heading(response)) == (503, "The PDF could not be made")
    assert address(report, "xlsx") in links(response)
    assert report.get_absolute_url() in links(response)
    assert "no ink" in caplog.text


def test_the_report_page_offers_every_file(as_learner, report):
    response = as_learner.get(report.get_absolute_url())
    assert {address(report, kind) for kind in KINDS} <= set(links(response))
    assert section(response, "downloads").startswith("Take it with you")
    assert '<section class="d-print-none" aria-labelledby="downloads">' in html(response)
    assert "Requirements as CSV" in words(response)
