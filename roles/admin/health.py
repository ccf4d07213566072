"""What there is to mend in the catalogue, each with a link to where it is mended."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from roles.catalogue_now import catalogue_now
from roles.health import RULES, Finding, Rule

FIRST, PER_PAGE = 20, 100


@dataclass(frozen=True)
class Link:
    """A finding with the address of the page on which it is mended."""

    name: str
    says: str
    address: str


@dataclass(frozen=True)
class Ailment:
    """A rule with what it found: how many, the first of them, and how many more there are."""

    rule: Rule
    count: int
    first: list[Link]

    @property
    def more(self) -> int:
        return self.count - len(self.first)


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """All rules, each with the first that it finds."""
    _check(request)
    now = catalogue_now(timezone.localdate())
    found = [(rule, rule.findings(now)) for rule in RULES]
    ailments = [Ailment(rule, len(all_of), _links(rule, all_of[:FIRST])) for rule, all_of in found if all_of]
    well = [rule for rule, all_of in found if not all_of]
    return _render(request, "admin/roles/health.html", "Health of the catalogue", ailments=ailments, well=well)


@require_safe
def health_of(request: HttpRequest, rule: str) -> HttpResponse:
    """Everything that one rule finds, page by page."""
    _check(request)
    asked = next((one for one in RULES if one.slug == rule), None)
    if asked is None:
        raise Http404
    findings = asked.findings(catalogue_now(timezone.localdate()))
    page = Paginator(findings, PER_PAGE).get_page(request.GET.get("page"))
    links = _links(asked, page.object_list)
    return _render(request, "admin/roles/health_of.html", asked.title, rule=asked, page=page, links=links)


def _check(request: HttpRequest) -> None:
    if not request.user.has_perm("roles.change_role"):
        raise PermissionDenied


def _links(rule: Rule, findings: Iterable[Finding]) -> list[Link]:
    route = f"admin:roles_{rule.model}_change"
    return [Link(one.name, one.says, reverse(route, args=[one.key])) for one in findings]


def _render(request: HttpRequest, template: str, title: str, **context) -> HttpResponse:
    request.current_app = site.name
    return TemplateResponse(request, template, {**site.each_context(request), "title": title, **context})
