"""Self-assessments: a draft that its owner fills in, and that never changes once it is submitted."""

import uuid

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils import timezone

from assessor.engine import levels


class SubmittedError(Exception):
    """Somebody tried to change a submitted self-assessment. A new one starts from its answers."""


class SelfAssessmentQuerySet(models.QuerySet):
    """Self-assessments, by use."""

    def visible_to(self, user):
        """Those that a person may see: their own."""
        return self.filter(owner=user.pk)

    def drafts(self):
        return self.filter(status=SelfAssessment.Status.DRAFT)

    def submitted(self):
        return self.filter(status=SelfAssessment.Status.SUBMITTED)

    def start(self, owner, *, target_role_id: int, current_role_id: int | None = None) -> "SelfAssessment":
        """The owner's draft, aimed at a role: the one under way, else a new one that starts from the last answers."""
        roles = {"target_role_id": target_role_id, "current_role_id": current_role_id}
        try:
            with transaction.atomic():
                draft, is_new = self.get_or_create(owner=owner, status=SelfAssessment.Status.DRAFT, defaults=roles)
                if is_new:
                    draft.take_over_last_answers()
        except IntegrityError:  # the same person started one in another tab at the same moment
            draft = self.drafts().get(owner=owner)
        if (draft.target_role_id, draft.current_role_id) != (target_role_id, current_role_id):
            draft.target_role_id, draft.current_role_id = target_role_id, current_role_id
            draft.save(update_fields=["target_role", "current_role"])
        return draft


class SelfAssessment(models.Model):
    """One person's ratings of themselves, aimed at a role. A person has at most one draft."""

    class Status(models.TextChoices):
        DRAFT = "draft", "In progress"
        SUBMITTED = "submitted", "Submitted"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="self_assessments")
    current_role = models.ForeignKey("roles.Role", models.SET_NULL, null=True, blank=True, related_name="+")
    target_role = models.ForeignKey("roles.Role", models.SET_NULL, null=True, related_name="+")
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    started_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(null=True)

    objects = SelfAssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at"]
        constraints = [
            models.UniqueConstraint(fields=["owner"], condition=models.Q(status="draft"), name="one_draft_a_person"),
            models.CheckConstraint(
                condition=models.Q(status="draft", submitted_at__isnull=True)
                | models.Q(status="submitted", submitted_at__isnull=False),
                name="a_submitted_assessment_says_since_when",
            ),
        ]

    def __str__(self):
        return f"{self.get_status_display()}: {self.target_role}"

    def get_absolute_url(self):
        return reverse("assessment", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    def save(self, *args, **kwargs):
        self.refuse_unless_draft()
        super().save(*args, **kwargs)

    def refuse_unless_draft(self) -> None:
        """Raise SubmittedError when the saved row was submitted, whatever this copy says."""
        if SelfAssessment.objects.filter(pk=self.pk).submitted().exists():
            raise SubmittedError("A submitted self-assessment does not change; start a new one.")

    def answers_by_skill(self) -> dict[str, levels.Answer]:
        """The answers as the engine reads them, by skill slug."""
        return {answer.skill.slug: answer.value for answer in self.answers.select_related("skill")}

    def take_over_last_answers(self) -> None:
        """Copy the answers of the owner's latest submitted assessment into this new draft."""
        last = SelfAssessment.objects.filter(owner=self.owner).submitted().order_by("-submitted_at").first()
        if last:
            Answer.objects.bulk_create(
                Answer(
                    assessment=self,
                    skill_id=answer.skill_id,
                    kind=answer.kind,
                    level=answer.level,
                    confirmed_at=answer.confirmed_at,
                )
                for answer in last.answers.all()
            )

    @transaction.atomic
    def save_answers(self, given: dict[int, levels.Answer | None]) -> None:
        """Write answers by skill id; None takes an answer back. Raises SubmittedError when it is too late."""
        locked = SelfAssessment.objects.select_for_update().get(pk=self.pk)
        if not locked.is_draft:
            raise SubmittedError("This self-assessment was submitted and does not change any more.")
        self.answers.filter(skill__in=[skill for skill, value in given.items() if value is None]).delete()
        Answer.objects.bulk_create(
            [
                Answer.of(value, assessment=self, skill_id=skill, confirmed_at=timezone.now())
                for skill, value in given.items()
                if value is not None
            ],
            update_conflicts=True,
            unique_fields=["assessment", "skill"],
            update_fields=["kind", "level", "confirmed_at"],
        )

    def submit(self) -> bool:
        """Close the draft for good. False when somebody, perhaps in another tab, has done so already."""
        changed = SelfAssessment.objects.filter(pk=self.pk).drafts()
        moment = timezone.now()
        if not changed.update(status=self.Status.SUBMITTED, submitted_at=moment):
            return False
        self.status, self.submitted_at = self.Status.SUBMITTED, moment
        return True


class Answer(models.Model):
    """What somebody said of one skill: a level, "not sure" or "not applicable". No row is no answer yet."""

    class Kind(models.TextChoices):
        LEVEL = "level", "Level"
        NOT_SURE = levels.NOT_SURE, "Not sure"
        NOT_APPLICABLE = levels.NOT_APPLICABLE, "Not applicable"

    assessment = models.ForeignKey(SelfAssessment, models.CASCADE, related_name="answers")
    skill = models.ForeignKey("roles.Skill", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=14, choices=Kind)
    level = models.PositiveSmallIntegerField(null=True)
    confirmed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "skill"], name="one_answer_for_each_skill"),
            models.CheckConstraint(
                condition=models.Q(kind="level", level__isnull=False, level__gte=0, level__lte=5)
                | models.Q(kind__in=["not-sure", "not-applicable"], level__isnull=True),
                name="an_answer_is_a_level_from_0_to_5_or_a_reason_for_none",
            ),
        ]

    def __str__(self):
        return f"{self.skill}: {self.value}"

    def save(self, *args, **kwargs):
        self.assessment.refuse_unless_draft()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        self.assessment.refuse_unless_draft()
        return super().delete(*args, **kwargs)

    @classmethod
    def of(cls, value: levels.Answer, **fields) -> "Answer":
        """An unsaved answer from the engine's form of it."""
        if isinstance(value, int):
            return cls(kind=cls.Kind.LEVEL, level=value, **fields)
        return cls(kind=value, **fields)

    @property
    def value(self) -> levels.Answer:
        """The engine's form: a level, or a word for why there is none."""
        return self.level if self.kind == self.Kind.LEVEL else str(self.kind)
