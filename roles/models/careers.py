"""Careers: tracks, the roles on them, what is known of each role, and the steps between roles."""

from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse

from roles.levels import level_between
from roles.matching import hold_every_word
from roles.models.frameworks import Framework
from roles.models.history import kept_history


class Source(models.Model):
    """An article or framework that facts come from."""

    slug = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=200, unique=True)

    history = kept_history()

    class Meta:
        ordering = ["title"]

    def __str__(self):
        return self.title


class Track(models.Model):
    """A family of roles that people climb together, such as "AI engineering"."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=100, unique=True)
    summary = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0, help_text="Tracks are listed in this order.")

    history = kept_history()

    class Meta:
        ordering = ["position", "name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("track", args=[self.slug])


class RoleQuerySet(models.QuerySet):
    """Roles, by use."""

    def open_to_all(self):
        """Roles with a published profile: the only ones people see or aim for."""
        return self.filter(profiles__status="published")

    def by_track(self):
        """With their track, from the entry level up."""
        return self.select_related("track").order_by(
            "track__position", "track__name", "career_level", "position", "title"
        )

    def matching(self, words: str):
        """Roles whose title, other titles or summary hold every one of the words."""
        rows = self.values_list("pk", "title", "summary", "also_known_as")
        found = [pk for pk, title, summary, others in rows if hold_every_word([title, summary, *others], words)]
        return self.filter(pk__in=found)


class Role(models.Model):
    """One job at one career level."""

    class CareerLevel(models.IntegerChoices):
        ENTRY = 1, "Entry"
        MID = 2, "Mid"
        SENIOR = 3, "Senior"
        LEAD = 4, "Lead"
        MANAGER = 5, "Manager"
        DIRECTOR = 6, "Director"
        EXECUTIVE = 7, "Executive"

    slug = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=150, unique=True)
    also_known_as = models.JSONField(default=list, blank=True, help_text="A list of other titles.")
    track = models.ForeignKey(Track, models.PROTECT, related_name="roles")
    career_level = models.PositiveSmallIntegerField(choices=CareerLevel)
    summary = models.TextField(blank=True)
    editors_judgement = models.BooleanField(
        default=False, help_text="The sources say little of this role: its requirements are the editors' own."
    )
    position = models.PositiveSmallIntegerField(default=0, help_text="Order within the track.")
    sources = models.ManyToManyField(Source, related_name="roles", blank=True)
    framework = models.ForeignKey(Framework, models.PROTECT, related_name="roles", null=True, blank=True)
    code = models.CharField(max_length=100, blank=True, help_text="What the framework itself calls it by.")
    successor = models.ForeignKey(
        "self", models.SET_NULL, related_name="predecessors", null=True, blank=True, editable=False
    )

    objects = RoleQuerySet.as_manager()
    history = kept_history(m2m_fields=[sources])

    class Meta:
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(condition=level_between("career_level", 1, 7), name="a_career_level_is_from_1_to_7")
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("role", args=[self.slug])

    def offered_successor(self) -> "Role | None":
        """The role that takes the place of this one now: of a successor that was retired as well, the next."""
        seen, heir = {self.pk}, self.successor
        while heir and heir.pk not in seen and not heir.profiles.filter(status="published").exists():
            seen.add(heir.pk)
            heir = heir.successor
        return heir if heir and heir.pk not in seen else None


class RoleFact(models.Model):
    """A responsibility, or the education or experience a role usually asks for, with where that is said."""

    class Kind(models.TextChoices):
        RESPONSIBILITY = "responsibility", "Responsibility"
        EDUCATION = "education", "Education"
        EXPERIENCE = "experience", "Experience"

    role = models.ForeignKey(Role, models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=20, choices=Kind)
    text = models.TextField()
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="facts", null=True, blank=True, help_text="Empty: the editors."
    )
    position = models.PositiveSmallIntegerField(default=0)

    history = kept_history()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["responsibility", "education", "experience"]),
                name="a_fact_is_of_a_known_kind",
            )
        ]

    def __str__(self):
        return self.text


class PayRow(models.Model):
    """Yearly pay for a role as one source gives it; sources that disagree are rows of their own."""

    class Basis(models.TextChoices):
        BASE = "base", "base pay"
        TOTAL = "total", "total pay"
        NOT_STATED = "not stated", "base or total not stated"

    role = models.ForeignKey(Role, models.CASCADE, related_name="pay")
    low = models.PositiveIntegerField(validators=[MinValueValidator(1)])
    high = models.PositiveIntegerField(null=True, blank=True, help_text='Empty: "or more".')
    currency = models.CharField(max_length=3, default="USD")
    basis = models.CharField(max_length=10, choices=Basis, default=Basis.NOT_STATED)
    year = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Empty: not stated.")
    region = models.CharField(max_length=100, blank=True, help_text="Empty: not stated.")
    note = models.CharField(max_length=400, blank=True)
    source = models.ForeignKey(Source, models.PROTECT, related_name="pay")
    position = models.PositiveSmallIntegerField(default=0)

    history = kept_history()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = "pay row"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(high__isnull=True) | models.Q(high__gte=models.F("low")),
                name="pay_runs_from_low_to_high",
            )
        ]

    def __str__(self):
        return self.figures

    @property
    def figures(self) -> str:
        """The amount or range with its currency: "USD 150,000 to 200,000"."""
        low = f"{self.currency} {self.low:,}"
        if self.high is None:
            return f"{low} or more"
        return low if self.high == self.low else f"{low} to {self.high:,}"


class CareerStepQuerySet(models.QuerySet):
    """Career steps, by use."""

    def between_open_roles(self):
        """Steps that lead nobody to a page that is not there."""
        open_to_all = Role.objects.open_to_all()
        return self.filter(from_role__in=open_to_all, to_role__in=open_to_all)


class CareerStep(models.Model):
    """A step people take from one role to another."""

    class Kind(models.TextChoices):
        PROMOTION = "promotion", "Promotion"
        SPECIALISATION = "specialisation", "Specialisation"
        MOVE = "move", "Move"

    from_role = models.ForeignKey(Role, models.CASCADE, related_name="steps")
    to_role = models.ForeignKey(Role, models.CASCADE, related_name="steps_from")
    kind = models.CharField(max_length=20, choices=Kind)
    position = models.PositiveSmallIntegerField(default=0)

    objects = CareerStepQuerySet.as_manager()
    history = kept_history()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["from_role", "to_role"], name="one_career_step_between_two_roles"),
            models.CheckConstraint(
                condition=~models.Q(from_role=models.F("to_role")), name="a_career_step_leads_to_another_role"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["promotion", "specialisation", "move"]),
                name="a_career_step_is_of_a_known_kind",
            ),
        ]

    def __str__(self):
        return f"{self.from_role} to {self.to_role}"
