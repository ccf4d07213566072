"""Pages of the catalogue. Everybody may read them; nothing here knows a person."""

from itertools import groupby

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from roles.career_map import by_track, draw, promotions_drawn
from roles.matching import hold_every_word
from roles.models import Alternative, CareerStep, Prerequisite, Requirement, Role, RoleProfile, Skill, Track

MAX_QUERY = 100  # characters of a search that are looked at
ROLES_ON_A_PAGE = 100
MOST_FOUND = 50  # roles and skills that a search shows
MOST_ASKING = 40  # roles on the page of a skill that they ask for


@require_safe
@login_not_required
def role_list(request: HttpRequest) -> HttpResponse:
    """Roles, track by track and page by page: all, or those that hold every word of a query, or of one track."""
    everything = list(Role.objects.open_to_all().by_track())
    query, track = _query(request), request.GET.get("track", "")
    found = [role for role in everything if not track or role.track.slug == track]
    found = [role for role in found if hold_every_word([role.title, role.summary, *role.also_known_as], query)]
    page = Paginator(found, ROLES_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "tracks": by_track(page.object_list),
        "all_tracks": [one for one, _ in by_track(everything)],
        "chosen": {"query": query, "track": track},
        "is_long": len(everything) > ROLES_ON_A_PAGE,
        "is_empty": not everything,
    }
    return render(request, "roles/role_list.html", context)


def _query(request: HttpRequest) -> str:
    return request.GET.get("q", "").replace("\0", "").strip()[:MAX_QUERY]


@require_safe
@login_not_required
def career_map(request: HttpRequest) -> HttpResponse:
    """All roles and the promotions between them, drawn."""
    drawn, roles = promotions_drawn()
    return render(request, "roles/career_map.html", {"map": drawn, "tracks": by_track(roles)})


@require_safe
@login_not_required
def track(request: HttpRequest, slug: str) -> HttpResponse:
    """One track as a ladder: its roles, and where they lead to and come from."""
    shown = get_object_or_404(Track, slug=slug)
    inside = Q(from_role__track=shown, to_role__track=shown)
    across = (Q(from_role__track=shown) | Q(to_role__track=shown)) & ~Q(kind=CareerStep.Kind.MOVE)
    steps = list(CareerStep.objects.filter(inside | across).values_list("from_role", "to_role", "kind"))
    ends = {role for start, end, _ in steps for role in (start, end)}
    roles = list(Role.objects.open_to_all().filter(Q(track=shown) | Q(pk__in=ends)).by_track())
    own = [role for role in roles if role.track_id == shown.pk]
    others = [role for role in roles if role.track_id != shown.pk]
    context = {"track": shown, "map": draw(own + others, steps, quiet=others), "roles": own}
    return render(request, "roles/track.html", context | {"tracks": by_track(own + others)})


@require_safe
@login_not_required
def role(request: HttpRequest, slug: str) -> HttpResponse:
    """One role: what it asks for, what is known of it, where it leads."""
    profile = (
        RoleProfile.objects.published().select_related("role__track", "role__framework").filter(role__slug=slug).first()
    )
    if profile is None:
        return _withdrawn(request, slug)
    shown = profile.role
    requirements = list(
        profile.requirements.select_related("skill__group")
        .prefetch_related("skill__anchors", Prefetch("alternatives", Alternative.objects.select_related("skill")))
        .order_by("skill__group__position", "-essential", "-weight", "position")
    )
    steps = list(
        CareerStep.objects.between_open_roles()
        .filter(Q(from_role=shown) | Q(to_role=shown))
        .select_related("from_role__track", "to_role__track")
    )
    facts = list(shown.facts.select_related("source"))
    context = {
        "role": shown,
        "profile": profile,
        "groups": [
            (group, list(rows)) for group, rows in groupby(requirements, lambda requirement: requirement.skill.group)
        ],
        "counts": {"all": len(requirements), "essential": sum(r.essential for r in requirements)},
        "facts": {
            kind: [fact for fact in facts if fact.kind == kind]
            for kind in ("responsibility", "education", "experience")
        },
        "pay": list(shown.pay.select_related("source")),
        "next_steps": [step for step in steps if step.from_role_id == shown.pk],
        "previous_steps": [step for step in steps if step.to_role_id == shown.pk],
    }
    return render(request, "roles/role.html", context)


def _withdrawn(request: HttpRequest, slug: str) -> HttpResponse:
    """Old reports lead to roles that were offered then: one that was published once is said to be gone."""
    once = Role.objects.filter(profiles__status=RoleProfile.Status.RETIRED).select_related("track").distinct()
    gone = get_object_or_404(once, slug=slug)
    return render(request, "roles/withdrawn.html", {"role": gone, "successor": gone.offered_successor()}, status=410)


@require_safe
@login_not_required
def skill_list(request: HttpRequest) -> HttpResponse:
    """All skills, group by group."""
    skills = Skill.objects.in_catalogue_order()
    groups = [(group, list(rows)) for group, rows in groupby(skills, lambda one: one.group)]
    return render(request, "roles/skill_list.html", {"groups": groups})


@require_safe
@login_not_required
def skill(request: HttpRequest, slug: str) -> HttpResponse:
    """One skill: its anchors, what it needs and opens, who asks for it, where to learn it.

    Old reports lead to skills that were there then: one that was merged leads on to the skill that stays.
    """
    rows = Skill.including_merged.select_related("group", "framework", "merged_into")
    shown = get_object_or_404(rows, slug=slug)
    if shown.merged_into:
        return redirect(shown.merged_into, permanent=True)
    anchors = list(shown.anchors.all())
    for anchor in anchors:
        anchor.skill = shown  # spares a query for the default hours
    asking = list(
        Requirement.objects.of_published_profiles()
        .filter(Q(skill=shown) | Q(alternatives__skill=shown))
        .select_related("profile__role__track")
        .order_by("-level", "profile__role__title")
        .distinct()
    )
    needs = Prerequisite.objects.select_related("skill", "needs").order_by("level", "skill__name", "needs__name")
    context = {
        "skill": shown,
        "anchors": anchors,
        "needs": needs.filter(skill=shown),
        "opens": needs.filter(needs=shown),
        "asking": asking[:MOST_ASKING],
        "more_asking": max(len(asking) - MOST_ASKING, 0),
        "resources": shown.resources.all(),
    }
    return render(request, "roles/skill.html", context)


@require_safe
@login_not_required
def search(request: HttpRequest) -> HttpResponse:
    """Roles and skills that hold every word of the query."""
    query = _query(request)
    context = {"query": query, "roles": [], "skills": [], "most": MOST_FOUND}
    if query:
        context["roles"] = list(Role.objects.open_to_all().matching(query).by_track())
        context["skills"] = list(Skill.objects.matching(query).in_catalogue_order())
    return render(request, "roles/search.html", context)
