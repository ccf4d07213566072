"""Bringing tables into the catalogue: send files, see every row that they would change, confirm."""

from collections.abc import Callable, Sequence
from functools import wraps
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_POST

from roles.admin.table_form import MAX_ROWS, TablesForm
from roles.admin.table_page import as_done, as_kept, bring_in_context, done_context, preview_context
from roles.editors import may_bring_in
from roles.exchange.problems import CatalogueError, Problem
from roles.exchange.tables.preview import Preview, preview
from roles.models import CatalogueRevision, TableUpload
from roles.models.uploads import digest

MOVED_ON = "The catalogue was changed after you saw this page. Nothing was applied. This is what the files change now."
OTHER_FILES = "This page was not about the files that wait here. Nothing was applied. Look at what these change."


def for_editors(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of the admin for those who may bring tables in."""

    @wraps(view)
    def checked(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not may_bring_in(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return admin.site.admin_view(checked)


@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def bring_in(request: HttpRequest) -> HttpResponse:
    """Send files. What they would change is shown on a page of their own."""
    if request.method != "POST":
        return _ask(request, TablesForm())
    form = TablesForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, form)
    files = form.cleaned_data["files"]
    try:
        shown = preview(files, MAX_ROWS)
    except CatalogueError as error:
        return _ask(request, form, error.problems)
    upload = TableUpload.objects.keep(request.user, files, shown.revision, as_kept(shown))
    return redirect("tables-preview", upload.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def preview_tables(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every row of files that were sent with what becomes of it; and, once that is confirmed, what was done."""
    upload = _own_or_404(request, pk)
    if upload.applied_at:
        return _page(request, "done", "Tables brought in", done_context(upload))
    if request.method == "POST":
        return _confirm(request, upload)
    told = ""
    if upload.revision != CatalogueRevision.current():
        _look_again(upload)
        told = MOVED_ON
    return _show(request, upload, told)


@require_POST
@for_editors
def discard_tables(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Throw files away that wait for a confirmation."""
    upload = _own_or_404(request, pk)
    if not upload.applied_at:
        upload.delete()
        messages.success(request, "The files were thrown away. Nothing was changed.")
    return redirect("tables")


def _own_or_404(request: HttpRequest, pk: UUID) -> TableUpload:
    return get_object_or_404(TableUpload.objects.of(request.user), pk=pk)


def _confirm(request: HttpRequest, upload: TableUpload) -> HttpResponse:
    """Apply exactly what the page showed: these files, to the catalogue as it was then."""
    files = upload.contents()
    seen = (request.POST.get("digest"), request.POST.get("revision"))
    if seen[0] != digest(files):
        return _show(request, upload, OTHER_FILES, status=409)
    if seen[1] != str(upload.revision) or upload.revision != CatalogueRevision.current():
        _look_again(upload)
        return _show(request, upload, MOVED_ON, status=409)
    try:
        shown = preview(files, MAX_ROWS)
        if not shown.changes_anything:
            return _show(request, upload, "", status=409)
        _apply(upload, shown)
    except CatalogueError as error:
        return _not_applied(request, upload, error.problems)
    return redirect("tables-preview", upload.pk)


@transaction.atomic
def _apply(upload: TableUpload, shown: Preview) -> None:
    """All or nothing, and once: a second click waits here, and then finds that it is done."""
    row = TableUpload.objects.select_for_update().get(pk=upload.pk)
    if row.applied_at is None:
        shown.prepared.apply()
        row.finish(as_done(shown))


def _not_applied(request: HttpRequest, upload: TableUpload, problems: list[Problem]) -> HttpResponse:
    if CatalogueRevision.current() != upload.revision:
        told = MOVED_ON
    else:
        told = " ".join(["Nothing was applied.", *(f"{problem.text}." for problem in problems)])
    _look_again(upload)
    return _show(request, upload, told, status=409)


def _look_again(upload: TableUpload) -> None:
    """Find out what the files change by now."""
    try:
        shown = preview(upload.contents(), MAX_ROWS)
    except CatalogueError as error:  # files that were read before: the limits may be other ones since
        shown = Preview([], [], [], CatalogueRevision.current(), faults=[f"{problem}." for problem in error.problems])
    upload.show(shown.revision, as_kept(shown))


def _ask(request: HttpRequest, form: TablesForm, problems: Sequence[Problem] = ()) -> HttpResponse:
    return _page(request, "bring_in", "Bring in tables", bring_in_context(request.user, form, problems))


def _show(request: HttpRequest, upload: TableUpload, told: str, status: int = 200) -> HttpResponse:
    context = preview_context(upload, request.GET) | {"told": told}
    return _page(request, "preview", "What the tables change", context, status)


def _page(request: HttpRequest, name: str, title: str, context: dict, status: int = 200) -> HttpResponse:
    context = {**admin.site.each_context(request), "title": title, **context}
    return TemplateResponse(request, f"admin/roles/tables/{name}.html", context, status=status)
