"""Learning plans: how somebody wants to reach a role, and what they have done for it.

The steps of a plan are worked out anew whenever it is looked at (see `planning`). Only what its owner said is kept:
the hours and days they have, and a row for each step with which they did something.
"""

import uuid

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from assessor.accounts.holders import Holder
from assessor.accounts.models import User
from assessor.engine.calendar import MOST_PER_WEEK
from roles.levels import Level, level_between

MOST_HOURS = 20_000  # in all: more than two working lives of evenings
MOST_STEP_HOURS = 5_000  # as the catalogue allows for one level
MOST_BREAKS = 20
MOST_NOTE = 2_000  # characters


class LearningPlanQuerySet(models.QuerySet):
    """Learning plans, by use."""

    def visible_to(self, holder: Holder):
        """Those that a person may see: their own. A visitor on trial has none."""
        return self.filter(owner=holder.pk) if isinstance(holder, User) else self.none()

    def active(self):
        return self.filter(is_active=True)

    def start(self, owner: User, role_slug: str, **fields) -> tuple["LearningPlan", bool]:
        """The owner's plan for a role and whether it is new: there is one for each role. The first becomes active."""
        mine = self.filter(owner=owner)
        for is_active in (not mine.active().exists(), False):
            try:
                with transaction.atomic():
                    return mine.get_or_create(
                        owner=owner, role_slug=role_slug, defaults=fields | {"is_active": is_active}
                    )
            except IntegrityError:  # another plan became the active one in another tab at the same moment
                continue
        return mine.get(role_slug=role_slug), False


class LearningPlan(models.Model):
    """What somebody has decided about their way to a role. It always goes by their newest report for that role.

    `outline` is what they last saw of it and agreed to, so that a change can be told (see `outline`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="learning_plans")
    role_slug = models.CharField(max_length=100)  # as the report keeps it; the role itself may be gone
    role_title = models.CharField(max_length=150)
    is_active = models.BooleanField(default=False)
    hours_per_week = models.PositiveSmallIntegerField()
    start = models.DateField()
    deadline = models.DateField(null=True, blank=True)
    hours_limit = models.PositiveIntegerField(null=True, blank=True)
    unknown_as_zero = models.BooleanField(default=False)
    free_first = models.BooleanField(default=False)
    excluded = models.JSONField(default=list, blank=True)  # slugs of skills that get no steps
    outline = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    in_calendar = models.JSONField(default=list, blank=True)  # the steps in the calendar files taken so far, with days
    created_at = models.DateTimeField(default=timezone.now)

    objects = LearningPlanQuerySet.as_manager()

    class Meta:
        ordering = ["-is_active", "-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "role_slug"], name="one_plan_a_person_and_role"),
            models.UniqueConstraint(fields=["owner"], condition=Q(is_active=True), name="one_active_plan_a_person"),
            models.CheckConstraint(
                condition=level_between("hours_per_week", 1, MOST_PER_WEEK), name="a_week_has_from_1_to_80_plan_hours"
            ),
            models.CheckConstraint(
                condition=Q(deadline__isnull=True) | Q(deadline__gte=models.F("start")),
                name="a_deadline_is_not_before_the_start",
            ),
            models.CheckConstraint(
                condition=Q(hours_limit__isnull=True) | level_between("hours_limit", 1, MOST_HOURS),
                name="a_plan_has_from_1_to_20000_hours_in_all",
            ),
        ]

    def __str__(self):
        return f"Learning plan for {self.role_title}"

    def get_absolute_url(self):
        return reverse("plan", args=[self.pk])

    @transaction.atomic
    def activate(self) -> None:
        """Make this the plan that its owner's home page goes on with."""
        theirs = LearningPlan.objects.filter(owner=self.owner_id).order_by("pk").select_for_update()
        list(theirs.values_list("pk"))  # locked in one order: two tabs take turns
        theirs.active().update(is_active=False)
        theirs.filter(pk=self.pk).update(is_active=True)


class PlanBreak(models.Model):
    """Days off: from the first to the last, both included."""

    plan = models.ForeignKey(LearningPlan, models.CASCADE, related_name="breaks")
    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        ordering = ["first_day", "last_day"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=models.F("first_day")), name="a_break_does_not_end_before_it_begins"
            )
        ]

    def __str__(self):
        return f"{self.first_day} to {self.last_day}"


class PlanStep(models.Model):
    """A step with which somebody did something: ticked it off, gave it hours of their own, wrote a note.

    The names are kept as well, as the skill may leave the catalogue. `ticked_at` tells whether a rating came after.
    """

    plan = models.ForeignKey(LearningPlan, models.CASCADE, related_name="steps")
    skill_slug = models.CharField(max_length=100)
    skill_name = models.CharField(max_length=150)
    level = models.PositiveSmallIntegerField(choices=Level)
    own_hours = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(MOST_STEP_HOURS)]
    )
    pinned = models.BooleanField(default=False)
    done_on = models.DateField(null=True, blank=True)
    ticked_at = models.DateTimeField(null=True, blank=True, editable=False)
    spent_hours = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(MOST_STEP_HOURS)]
    )
    planned_hours = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)  # when it was finished
    note = models.TextField(blank=True, max_length=MOST_NOTE)
    own_title = models.CharField(max_length=200, blank=True)
    own_url = models.URLField(max_length=500, blank=True, validators=[URLValidator(schemes=["https"])])
    own_resource_hours = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(MOST_STEP_HOURS)]
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "skill_slug", "level"], name="one_row_for_each_plan_skill_and_level"
            ),
            models.CheckConstraint(condition=level_between("level", 1, 5), name="a_plan_step_leads_to_level_1_to_5"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, ticked_at__isnull=True)
                | Q(done_on__isnull=False, ticked_at__isnull=False, planned_hours__isnull=False),
                name="a_finished_step_says_when_and_how_long",
            ),
            models.CheckConstraint(
                condition=Q(own_url="") | Q(own_url__startswith="https://"), name="an_own_resource_link_is_https"
            ),
        ]

    def __str__(self):
        return f"{self.skill_name}, level {self.level}"

    @property
    def key(self) -> tuple[str, int]:
        """The step as the engine names it."""
        return self.skill_slug, self.level

    @property
    def is_done(self) -> bool:
        return self.done_on is not None
