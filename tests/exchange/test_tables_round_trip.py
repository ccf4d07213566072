"""An export brought in again changes nothing, whatever the texts; a change to one cell is the only one."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roles.exchange import built_in
from roles.exchange.load import load
from roles.exchange.spreadsheet_text import is_formula_like, protect, some_lines, unprotect
from roles.exchange.tables.export import as_xlsx
from roles.exchange.tables.preview import preview
from roles.models import Anchor, LearningResource, Role, Skill
from tests.exchange.documents import load_document, rows, small
from tests.exchange.tables import bring_in, exported

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
AWKWARD = st.sampled_from(
    ["=1+1", "-\n=x", "'=x", "'", "  ", "a\r\nb", "\u2028@", "_x0041_", "x" * 40_000, "; ;", '",', "1"]
)
NAMES = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=30).filter(str.strip)


@pytest.fixture
def _catalogue(db):
    load_document(small())


def assert_nothing_changes() -> None:
    before = rows()
    for form, files in exported().items():
        shown = bring_in(*files)
        assert {row.kind for row in shown.rows} == {"unchanged"}, form
        assert not shown.changes_anything
    assert rows() == before


def test_the_built_in_catalogue_comes_back_unchanged(db):
    load(*built_in.read_folder())
    assert_nothing_changes()


@pytest.mark.usefixtures("_catalogue")
def test_a_catalogue_with_drafts_comes_back_unchanged():
    raw = small()
    for role in raw["roles"]:
        role["draft"] = {"requirements": [{"skill": "statistics", "level": 1, "weight": 5}]} | {"ready_at": 60}
    raw["roles"][0]["draft"]["requirements"] = []
    load_document(raw)
    assert_nothing_changes()


# The database is the same for all examples: each one replaces what the last one wrote.
@pytest.mark.usefixtures("_catalogue")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=settings.default.max_examples // 4)
@given(TEXTS | AWKWARD, TEXTS | AWKWARD, NAMES, st.lists(NAMES, max_size=3))
def test_any_text_comes_back_unchanged(description, text, name, titles):
    Skill.objects.filter(slug="python").update(description=description, name=name)
    Anchor.objects.filter(skill__slug="python", level=2).update(text=f"{text}z", practice=text)
    Role.objects.filter(slug="senior").update(summary=text, also_known_as=titles)
    LearningResource.objects.filter(skill__slug="statistics").update(provider=name)
    assert_nothing_changes()


@given(TEXTS | AWKWARD | st.text("'=+-@a\n", max_size=12))
def test_no_line_of_a_protected_text_is_like_a_formula_and_it_is_found_again(text):
    plain = some_lines(text)
    assert not any(is_formula_like(line) for line in protect(plain).split("\n"))
    assert unprotect(protect(plain)) == plain


@pytest.mark.usefixtures("_catalogue")
def test_no_cell_of_an_export_can_be_taken_for_a_formula():
    import csv
    import io

    from openpyxl import load_workbook

    Skill.objects.filter(slug="python").update(name="=cmd()", description="@x\n-y")
    files = exported()
    for _, content in files["CSV"]:
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))):
            assert not any(is_formula_like(line) for cell in row for line in cell.split("\n"))
    book = load_workbook(io.BytesIO(files["XLSX"][0][1]))
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert book["Skills"]["A2"].value == "=cmd()"


@pytest.mark.usefixtures("_catalogue")
def test_one_cell_that_is_changed_is_the_only_change():
    Skill.objects.filter(slug="python").update(description="x" * 20_000)
    files = dict(exported()["CSV"])
    files["roles.csv"] = files["roles.csv"].replace(b"Leads.", b"Follows.")
    shown = bring_in(*files.items())
    assert [row.name for row in shown.rows if row.kind == "changed"] == ["Senior"]
    assert Role.objects.get(slug="senior").summary == "Follows."
    assert len(Skill.objects.get(slug="python").description) == 20_000


@pytest.mark.usefixtures("_catalogue")
def test_the_empty_workbook_is_read_and_says_nothing():
    shown = preview([("template.xlsx", as_xlsx(None))])
    assert (shown.rows, shown.notes, shown.is_refused, shown.changes_anything) == ([], [], False, False)
