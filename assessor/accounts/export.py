"""Everything that is kept about one person, as files to take along: JSON for programs, tables for spreadsheets."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Field, Model, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import slugify

from assessor.accounts.classified import Personal, all_rows, rows_to_export
from assessor.accounts.models import User
from assessor.accounts.personal import PERSONAL
from assessor.reports.csv_file import cell

EVERYTHING, READ_ME = "everything.json", "README.txt"
YOU, NAMELESS = "you", "somebody who gives no name"
ONLY_IN_JSON = f"see {EVERYTHING}"


class Part(NamedTuple):
    """What the download has of one table: the names of its fields, and a row of values for each row."""

    title: str
    fields: list[str]
    rows: list[list]

    @property
    def name(self) -> str:
        return slugify(self.title)


def parts_of(user: User) -> list[Part]:
    """Everything that is kept about a person and is of use to them, in the order of the table of personal data."""
    return [_part(label, kind, user) for label, kind in PERSONAL.items() if kind.shown]


def archive(user: User) -> bytes:
    """All parts in one zip: a text that says what is in it, one JSON document, and a table for each part with rows."""
    parts = parts_of(user)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(READ_ME, _read_me(parts))
        zipped.writestr(EVERYTHING, _document(parts))
        for part in parts:
            if part.rows:
                zipped.writestr(f"{part.name}.csv", _table(part))
    return file.getvalue()


def _part(label: str, kind: Personal, user: User) -> Part:
    fields = [all_rows(label).model._meta.get_field(name) for name in kind.shown]
    rows = _with_names(rows_to_export(label, kind, user).order_by("pk"), fields)
    values = [[_value(row, field, user) for field in fields] for row in rows]
    return Part(kind.title, kind.shown, values)


def _with_names(rows: QuerySet, fields: list[Field]) -> QuerySet:
    """The rows with what is needed to name the rows that they point to, so that none is asked for one by one."""
    named = [field for field in fields if field.is_relation and not _is_in_download(field)]
    further = [f"{field.name}__{key.name}" for field in named for key in _keys(field.related_model)]
    return rows.select_related(*[field.name for field in named], *further) if named else rows


def _keys(model: type[Model]) -> list[Field]:
    return [] if model is User else [field for field in model._meta.concrete_fields if field.is_relation]


def _is_in_download(field: Field) -> bool:
    """Whether a field points to rows that are in the download themselves, and so can be told by their key."""
    kind = PERSONAL.get(field.related_model._meta.label)
    return kind is not None and field.related_model is not User


def _value(row: Model, field: Field, user: User):
    """What the download says for a field. People are told by the name they gave; an address may not be known."""
    if not field.is_relation or _is_in_download(field):
        return getattr(row, field.attname)
    other = getattr(row, field.name)
    if isinstance(other, User):
        return YOU if other == user else other.name or NAMELESS
    return None if other is None else str(other)


def _document(parts: list[Part]) -> str:
    rows = {part.name: [dict(zip(part.fields, row, strict=True)) for row in part.rows] for part in parts}
    return json.dumps({"made_at": timezone.now(), **rows}, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


def _table(part: Part) -> bytes:
    """A part in UTF-8 with the mark by which spreadsheets know it. No cell can be taken for a formula."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow([field.replace("_", " ").capitalize() for field in part.fields])
    writer.writerows([cell(text) for text in map(_text, row)] for row in part.rows)
    return lines.getvalue().encode("utf-8-sig")


def _text(value) -> str | int:
    """A value as a spreadsheet shows it. What has parts of its own is in the JSON document alone."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list) and all(isinstance(one, str | int) for one in value):
        return ", ".join(map(str, value))
    return ONLY_IN_JSON if isinstance(value, list | dict) else str(value)


def _read_me(parts: list[Part]) -> str:
    context = {"parts": [part for part in parts if part.rows], "missing": list(_left_out()), "made_at": timezone.now()}
    return render_to_string("account/download.txt", context)


def _left_out() -> Iterator[tuple[str, str]]:
    """What is kept and not in the download, and why."""
    for kind in PERSONAL.values():
        if kind.withheld:
            yield kind.title, kind.because
