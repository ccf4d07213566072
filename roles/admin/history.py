"""The history of what is edited on a page, and what changed lately in the whole catalogue."""

from django.contrib.admin import AdminSite, ModelAdmin, site
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.forms.models import _get_foreign_key
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from roles.history.entries import Kept, entries_of, everything
from roles.history.rows import WITHIN
from roles.history.saves import saves_of


class ShowsHistory:
    """For an admin: the page behind "History" tells of the row and of all rows that are edited on its page."""

    def history_view(self, request, object_id, extra_context=None):
        row = self.get_object(request, unquote(object_id))
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        context = {"title": f"History of {row}", "row": row, "opts": self.opts, **(extra_context or {})}
        return _shown(request, self.admin_site, scope_of(self, row), context)


@require_safe
def changed_lately(request: HttpRequest) -> HttpResponse:
    """What changed lately in the whole catalogue."""
    if not request.user.has_perm("roles.change_role"):
        raise PermissionDenied
    return _shown(request, site, everything(), {"title": "What changed lately", "row": None})


def scope_of(admin: ModelAdmin, row: Model) -> list[Kept]:
    """The records of a row, of the rows of its inlines, and of what is edited within those."""
    scope = [Kept(admin.model, admin.model.history.filter(id=row.pk))]
    for inline in admin.inlines:
        model = inline.model
        if not hasattr(model, "history"):
            continue
        above = _get_foreign_key(admin.model, model, fk_name=inline.fk_name)
        rows = model.history.filter(**{above.attname: row.pk})
        scope.append(Kept(model, rows))
        keys = rows.order_by().values("id")
        for inner, field in WITHIN.get(model, []):
            scope.append(Kept(inner, inner.history.filter(**{f"{field}_id__in": keys})))
    return scope


def _shown(request: HttpRequest, on: AdminSite, scope: list[Kept], context: dict) -> HttpResponse:
    page, entries = entries_of(scope, request.GET.get("page"))
    context = on.each_context(request) | context | {"page": page, "saves": saves_of(entries)}
    request.current_app = on.name
    return TemplateResponse(request, "admin/roles/history.html", context)
