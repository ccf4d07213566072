"""Deleting a learning plan. Reports and ratings stay."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from assessor.learning.models import LearningPlan


@require_http_methods(["GET", "HEAD", "POST"])
def delete_plan(request: HttpRequest, pk) -> HttpResponse:
    """Say what goes, and delete it when that is confirmed. The newest of the other plans becomes the active one."""
    mine = LearningPlan.objects.visible_to(request.user)
    if request.method != "POST":
        plan = get_object_or_404(mine, pk=pk)
        rows = list(plan.steps.all())
        context = {"plan": plan, "done": sum(row.is_done for row in rows), "notes": sum(bool(r.note) for r in rows)}
        return render(request, "learning/delete.html", context)
    with transaction.atomic():
        plan = get_object_or_404(mine.select_for_update(), pk=pk)
        plan.delete()
        other = mine.order_by("-created_at").first() if plan.is_active else None
        if other:
            other.activate()
    messages.success(request, f"The plan for {plan.role_title} is deleted. Your reports and ratings are still here.")
    return redirect("plans")
