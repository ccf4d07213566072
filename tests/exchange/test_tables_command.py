"""`manage.py import_tables` and `export_tables`: what they say, and how they end."""

import pytest
from django.core.management import CommandError, call_command

from roles.models import RoleProfile
from tests.exchange.documents import load_document, rows, small
from tests.exchange.tables import asks, table

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _catalogue():
    load_document(small())


@pytest.fixture
def file(tmp_path):
    """Writes a file of a table, and returns its path."""

    def write(name: str, *lines: dict):
        path = tmp_path / f"{name}.csv"
        path.write_bytes(table(name, *lines)[1])
        return path

    return write


def test_what_is_brought_in_is_told_row_by_row_and_counted(file, capsys):
    call_command("import_tables", file("requirements", asks("Junior", "Python", 4, 5, essential="yes")))
    out = capsys.readouterr().out
    assert "requirements.csv, line 2: Junior: Python: changed: Level raised" in out
    assert "requirements.csv: Junior: Listening: taken out: Asked for no more" in out
    assert "Requirements: 1 changed, 1 taken out\n" in out
    assert "Junior: a new draft, to be looked at and published in the admin\n" in out
    assert out.endswith("Applied.\n")
    assert RoleProfile.objects.filter(status="draft").count() == 1


def test_a_second_time_there_is_nothing_to_change(file, capsys):
    path = file("requirements", asks("Junior", "Python", 4, 5))
    call_command("import_tables", path)
    before = rows()
    capsys.readouterr()
    call_command("import_tables", path)
    assert capsys.readouterr().out.endswith("Nothing to change.\n")
    assert rows() == before


def test_a_dry_run_changes_nothing(file, capsys):
    before = rows()
    call_command("import_tables", file("requirements", asks("Junior", "Python", 4, 5)), dry_run=True)
    assert capsys.readouterr().out.endswith("A dry run: nothing was changed.\n")
    assert rows() == before


def test_refused_rows_end_it_with_2_and_nothing_is_changed(file):
    before = rows()
    good = file("skills", {"skill": "Python", "description": "Snakes."})
    bad = file("requirements", asks("Junior", "Pyhton", 9))
    with pytest.raises(CommandError) as error:
        call_command("import_tables", good, bad)
    assert error.value.returncode == 2
    assert "requirements.csv, line 2: Junior / Pyhton: refused: level: must be a whole number" in str(error.value)
    assert str(error.value).endswith("1 row refused; nothing was changed. Mend them and run this again.")
    assert rows() == before


def test_files_that_cannot_be_read_end_it_with_2(tmp_path, file):
    odd = tmp_path / "odd.csv"
    odd.write_bytes(b"colour\nred\n")
    for files, message in (
        ([tmp_path / "missing.csv"], "missing.csv: No such file or directory"),
        ([odd], "1 problem; nothing was changed."),
        ([odd, odd], "the same file is named twice"),
    ):
        with pytest.raises(CommandError, match=message) as error:
            call_command("import_tables", *files)
        assert error.value.returncode == 2


@pytest.mark.parametrize("target", ["tables", "tables.xlsx"])
def test_an_export_is_taken_back_and_changes_nothing(tmp_path, capsys, target):
    call_command("export_tables", tmp_path / target)
    written = tmp_path / target
    files = sorted(written.iterdir()) if written.is_dir() else [written]
    assert len(files) in (1, 9)
    call_command("import_tables", *files)
    assert capsys.readouterr().out.endswith("Nothing to change.\n")


def test_a_template_is_empty(tmp_path, capsys):
    call_command("export_tables", tmp_path / "new", template=True)
    assert (tmp_path / "new" / "steps.csv").read_text(encoding="utf-8-sig") == "role,next role,kind\n"


def test_an_export_to_nowhere_ends_with_2(tmp_path):
    with pytest.raises(CommandError, match="No such file or directory") as error:
        call_command("export_tables", tmp_path / "no" / "such.xlsx")
    assert error.value.returncode == 2


def test_of_many_changes_some_are_listed_unless_all_are_asked_for(file, capsys):
    anchors = [
        {"skill": skill, "level": level, "hours": 7} for skill in ("python", "listening") for level in range(1, 6)
    ]
    anchors += [{"skill": skill, "level": n, "hours": 7} for skill in ("statistics", "modelling") for n in range(1, 6)]
    path = file("anchors", *anchors)
    call_command("import_tables", path, file("skills", {"skill": "Python", "description": "Snakes."}), dry_run=True)
    out = capsys.readouterr().out
    assert "... and 1 more; --all lists them.\n" in out
    assert "Snakes" not in out
    call_command("import_tables", path, file("skills", {"skill": "Python", "description": "Snakes."}), all=True)
    out = capsys.readouterr().out
    assert "more; --all" not in out
    assert "Snakes" in out
