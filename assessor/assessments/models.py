"""Self-assessments: a draft that its owner fills in, and that never changes once it is submitted."""

import uuid
from collections.abc import Iterable

from django.conf import settings
from django.core.validators import URLValidator
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils import timezone

from assessor.accounts.holders import Holder, held_by, is_held
from assessor.accounts.models import Trial
from assessor.assessments.answers import Given, mark
from assessor.engine import levels
from assessor.finality import FinalOnceClosed


class SubmittedError(Exception):
    """Somebody tried to change a submitted self-assessment. A new one starts from its answers."""


class SelfAssessmentQuerySet(models.QuerySet):
    """Self-assessments, by use."""

    def visible_to(self, holder: Holder):
        """Those that a person or a visitor on trial may see: their own."""
        return self.filter(held_by(holder))

    def drafts(self):
        return self.filter(status=SelfAssessment.Status.DRAFT)

    def submitted(self):
        return self.filter(status=SelfAssessment.Status.SUBMITTED)

    def start(self, holder, *, target_role_id: int, current_role_id: int | None = None) -> "SelfAssessment":
        """The holder's draft, aimed at a role: the one under way, else a new one that starts from the last answers."""
        roles = {"target_role_id": target_role_id, "current_role_id": current_role_id}
        whose = {"trial": holder} if isinstance(holder, Trial) else {"owner": holder}
        try:
            with transaction.atomic():
                draft, is_new = self.get_or_create(**whose, status=SelfAssessment.Status.DRAFT, defaults=roles)
                if is_new:
                    draft.take_over_last_answers()
        except IntegrityError:  # the same person started one in another tab at the same moment
            draft = self.drafts().get(**whose)
        if (draft.target_role_id, draft.current_role_id) != (target_role_id, current_role_id):
            draft.target_role_id, draft.current_role_id = target_role_id, current_role_id
            draft.save(update_fields=["target_role", "current_role"])
        return draft

    def for_writing(self):
        """The same rows, locked until the end of the transaction: whoever saves answers or submits takes turns."""
        return self.select_for_update(of=("self",))


class SelfAssessment(FinalOnceClosed):
    """One person's ratings of themselves, aimed at a role. A person has at most one draft.

    It asks about what the role needs, or about every skill of the catalogue.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "In progress"
        SUBMITTED = "submitted", "Submitted"

    final_error = SubmittedError
    final_words = "A submitted self-assessment does not change; start a new one."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="self_assessments")
    trial = models.ForeignKey(Trial, models.CASCADE, null=True, related_name="self_assessments")
    current_role = models.ForeignKey("roles.Role", models.SET_NULL, null=True, blank=True, related_name="+")
    target_role = models.ForeignKey("roles.Role", models.SET_NULL, null=True, related_name="+")
    asks_everything = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    started_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(null=True)

    objects = SelfAssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at"]
        constraints = [
            models.UniqueConstraint(fields=["owner"], condition=models.Q(status="draft"), name="one_draft_a_person"),
            models.UniqueConstraint(fields=["trial"], condition=models.Q(status="draft"), name="one_draft_a_trial"),
            models.CheckConstraint(condition=is_held(), name="an_assessment_is_a_persons_or_a_trials"),
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

    def answers_by_skill(self) -> dict[str, levels.Answer]:
        """The answers as the engine reads them, by skill slug.

        One to a skill that was merged since is for the skill that stays; of two for it, the later one counts.
        """
        return {slug: level if kind == Answer.Kind.LEVEL else kind for slug, (kind, level, _) in self._rows().items()}

    def adopted_skills(self) -> list[str]:
        """The skills (slugs) whose level was taken over from a mentor."""
        return [slug for slug, (_, _, is_adopted) in self._rows().items() if is_adopted]

    def _rows(self) -> dict[str, tuple]:
        rows = self.answers.order_by("confirmed_at", "pk")
        values = rows.values_list("skill__slug", "skill__merged_into__slug", "kind", "level", "is_adopted")
        return {stays or slug: tuple(answer) for slug, stays, *answer in values}

    def take_over_last_answers(self) -> None:
        """Copy the answers of the holder's latest submitted assessment into this new draft."""
        mine = SelfAssessment.objects.filter(owner=self.owner, trial=self.trial)
        last = mine.submitted().order_by("-submitted_at").first()
        if last:
            self.copy_answers(standing(last.answers.select_related("skill")))

    def copy_answers(self, answers) -> None:
        """Take over answers of another assessment, with the day on which each was confirmed."""
        Answer.objects.bulk_create(
            Answer.of(
                answer.given,
                assessment=self,
                skill_id=answer.skill_id,
                confirmed_at=answer.confirmed_at,
                is_adopted=answer.is_adopted,
            )
            for answer in answers
        )

    def submit(self) -> bool:
        """Close the draft for good. False when somebody, perhaps in another tab, has done so already."""
        changed = SelfAssessment.objects.filter(pk=self.pk).drafts()
        moment = timezone.now()
        if not changed.update(status=self.Status.SUBMITTED, submitted_at=moment):
            return False
        self.status, self.submitted_at = self.Status.SUBMITTED, moment
        return True


def standing(answers: Iterable["Answer"]) -> list["Answer"]:
    """Answers (loaded with their skill), none for a skill that was merged: that is for the skill that stays.

    Of two that are for the same skill then, the later one counts. Nothing is saved.
    """
    found: dict[int, Answer] = {}
    for answer in sorted(answers, key=lambda answer: (answer.confirmed_at, answer.pk)):
        answer.skill_id = answer.skill.merged_into_id or answer.skill_id
        found[answer.skill_id] = answer
    return list(found.values())


class AnswerQuerySet(models.QuerySet):
    """Answers, by use."""

    def visible_to(self, holder: Holder):
        """Those of a holder's own assessments; what a shared report was made from is read by way of the report."""
        return self.filter(held_by(holder, "assessment__"))


class Answer(models.Model):
    """What somebody said of one skill: a level, "not sure" or "not applicable". No row is no answer yet.

    `version` counts the changes; answers are saved by `saving.save_answers`, which compares it.
    """

    class Kind(models.TextChoices):
        LEVEL = "level", "Level"
        NOT_SURE = levels.NOT_SURE, "Not sure"
        NOT_APPLICABLE = levels.NOT_APPLICABLE, "Not applicable"

    assessment = models.ForeignKey(SelfAssessment, models.CASCADE, related_name="answers")
    skill = models.ForeignKey("roles.Skill", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=14, choices=Kind)
    level = models.PositiveSmallIntegerField(null=True)
    note = models.TextField(blank=True, max_length=2000)
    evidence = models.URLField(blank=True, max_length=500, validators=[URLValidator(schemes=["https"])])
    confirmed_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)
    is_adopted = models.BooleanField(default=False)  # its owner took the level over from a mentor's review

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "skill"], name="one_answer_for_each_skill"),
            models.CheckConstraint(
                condition=models.Q(kind="level", level__isnull=False, level__gte=0, level__lte=5)
                | models.Q(kind__in=["not-sure", "not-applicable"], level__isnull=True),
                name="an_answer_is_a_level_from_0_to_5_or_a_reason_for_none",
            ),
            models.CheckConstraint(
                condition=models.Q(evidence="") | models.Q(evidence__startswith="https://"),
                name="evidence_is_an_https_link",
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
    def of(cls, given: Given, **fields) -> "Answer":
        """An unsaved answer."""
        level = given.value if isinstance(given.value, int) else None
        kind = given.value if level is None else cls.Kind.LEVEL
        return cls(kind=kind, level=level, note=given.note, evidence=given.evidence, **fields)

    @property
    def value(self) -> levels.Answer:
        """The engine's form: a level, or a word for why there is none."""
        return self.level if self.kind == self.Kind.LEVEL else str(self.kind)

    @property
    def given(self) -> Given:
        return Given(self.value, self.note, self.evidence)

    @property
    def mark(self) -> str:
        """By which a page says which state of this answer it shows."""
        return mark(self.version, self.given)
