"""What the pages that bring tables in show."""

from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import QueryDict

from roles.admin.table_form import TablesForm
from roles.exchange.problems import Problem
from roles.exchange.tables.columns import KNOWN, TABLES
from roles.exchange.tables.lines import ToldRow
from roles.exchange.tables.preview import KINDS, Preview
from roles.models import RoleProfile, TableUpload, UploadedTable

MAX_FAULTS = 100  # shown at once
PAGE = 100  # rows
WORDS = {"refused": "Refused", "added": "Added", "changed": "Changed", "removed": "Taken out", "unchanged": "Unchanged"}
CHANGES = {"added", "changed", "removed"}
VIEWS = {"changes": CHANGES, "all": set(KINDS)} | {kind: {kind} for kind in KINDS}


def as_kept(shown: Preview) -> dict:
    """A preview as JSON values, to be shown page by page without reading the files again."""
    return {
        "rows": [[row.table, row.file, row.line, row.name, row.kind, list(row.says)] for row in shown.rows],
        "notes": shown.notes,
        "faults": shown.faults,
        "drafts": [[draft.slug, draft.title, draft.replaces] for draft in shown.drafts],
        "is_refused": shown.is_refused,
        "changes_anything": shown.changes_anything,
    }


def as_done(shown: Preview) -> dict:
    """What is told of a preview once it is applied: no rows any more, but how many there were of each kind."""
    counts = Counter((row.table, row.kind) for row in shown.rows)
    return as_kept(shown) | {"rows": [], "counts": [[*key, number] for key, number in counts.items()]}


def bring_in_context(user, form: TablesForm, problems: Sequence[Problem]) -> dict:
    """The form, what was wrong with the files that were sent, the tables that there are, and what waits."""
    waiting = TableUpload.objects.of(user).filter(applied_at=None).defer("preview")
    waiting = waiting.prefetch_related(Prefetch("files", UploadedTable.objects.defer("content")))
    return {
        "form": form,
        "problems": problems[:MAX_FAULTS],
        "more_problems": max(len(problems) - MAX_FAULTS, 0),
        "kinds": TABLES,
        "waiting": [(upload, ", ".join(file.name for file in upload.files.all())) for upload in waiting],
    }


def preview_context(upload: TableUpload, asked: QueryDict) -> dict:
    """The counts of all rows, and one page of those that were asked for: of a kind, of a table."""
    kept = upload.preview
    rows = [ToldRow(*values) for values in kept["rows"]]
    view = asked.get("show", "")
    if view not in VIEWS:
        view = "refused" if kept["is_refused"] else "changes" if kept["changes_anything"] else "all"
    table = asked.get("table", "") if asked.get("table") in KNOWN else ""
    shown = [row for row in rows if row.kind in VIEWS[view] and table in ("", row.table)]
    return {
        "upload": upload,
        "kept": kept,
        **_counts(Counter((row.table, row.kind) for row in rows)),
        "total": sum(row.line is not None for row in rows),
        "refused": sum(row.kind == "refused" for row in rows),
        "views": _views(rows, view, table),
        "table": KNOWN.get(table),
        "view_name": view,
        "page": Paginator([(row, KNOWN[row.table].title, WORDS[row.kind]) for row in shown], PAGE).get_page(
            asked.get("page")
        ),
        "query": urlencode({"show": view, **({"table": table} if table else {})}),
    }


def done_context(upload: TableUpload) -> dict:
    """What was done, and the drafts that came of it, as they are now."""
    kept = upload.preview
    counts = {(table, kind): number for table, kind, number in kept["counts"]}
    slugs = [slug for slug, _, _ in kept["drafts"]]
    drafts = RoleProfile.objects.filter(role__slug__in=slugs, status=RoleProfile.Status.DRAFT).select_related("role")
    return {"upload": upload, **_counts(counts), "drafts": drafts.order_by("role__title")}


def _counts(found: dict[tuple[str, str], int]) -> dict[str, list]:
    """Each table that has rows, with how many there are of each kind that there is at all."""
    kinds = [one for one in KINDS if any(kind == one for _, kind in found)]
    counts = [(table, [found.get((table.name, one), 0) for one in kinds]) for table in TABLES]
    return {"kinds": [WORDS[one] for one in kinds], "counts": [pair for pair in counts if any(pair[1])]}


def _views(rows: list[ToldRow], chosen: str, table: str) -> list[dict]:
    """The ways to look at the rows, as links; without those that show nothing."""
    number = Counter(row.kind for row in rows if table in ("", row.table))
    words = {"changes": "All changes", "all": "All rows"} | {kind: WORDS[kind] for kind in KINDS}
    return [
        {
            "words": words[view],
            "number": count,
            "query": urlencode({"show": view, **({"table": table} if table else {})}),
            "is_chosen": view == chosen,
        }
        for view, kinds in VIEWS.items()
        if (count := sum(number[kind] for kind in kinds)) or view == chosen
    ]
