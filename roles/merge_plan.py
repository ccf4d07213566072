"""What merging two skills would change, found without changing anything: for the preview, and for doing it."""

from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from roles.asked import Asked
from roles.asked_rows import asked_by_key
from roles.merge_rules import merged_needs, merged_requirements
from roles.models import LearningResource, Prerequisite, RoleProfile, Skill, Suggestion
from roles.prerequisites import find_cycle, spell_cycle
from roles.profile_changes import RequirementChange, profile_changes

Status = RoleProfile.Status


class MergeError(Exception):
    """Two skills cannot be merged; the text tells an editor why. Nothing was changed."""


@dataclass(frozen=True)
class Version:
    """A version that names the old skill, and what it asks for before and after; skills are given by key."""

    profile: RoleProfile
    before: list[Asked]
    after: list[Asked]


@dataclass
class Moves:
    """Rows that go with the old skill: those that change, as they will be and not saved, and those that go."""

    moved: list = field(default_factory=list)
    gone: list = field(default_factory=list)


@dataclass(frozen=True)
class Plan:
    """Everything that merging two skills would change."""

    old: Skill
    new: Skill
    drafts: list[Version]
    published: list[Version]
    needs: Moves
    resources: Moves
    suggestions: int

    @property
    def note(self) -> str:
        """What a new version says of the change."""
        return f"{self.old} was merged into {self.new}."


def plan_of(old: Skill, new: Skill) -> Plan:
    """What merging `old` into `new` would change. Raises MergeError when it would close a circle of prerequisites."""
    # No more than is looked at: a framework may have a thousand roles that ask for the skill.
    profiles = naming(old).select_related("role").prefetch_related("requirements__alternatives")
    versions = [_version(profile, old, new) for profile in profiles]
    return Plan(
        old=old,
        new=new,
        drafts=[one for one in versions if one.profile.is_draft],
        published=[one for one in versions if not one.profile.is_draft],
        needs=_needs(old, new),
        resources=_resources(old, new),
        suggestions=Suggestion.objects.filter(skill=old).count(),
    )


def naming(skill: Skill) -> QuerySet:
    """The drafts and published versions that ask for a skill, be it as an alternative."""
    versions = RoleProfile.objects.filter(status__in=[Status.DRAFT, Status.PUBLISHED])
    asking = Q(requirements__skill=skill) | Q(requirements__alternatives__skill=skill)
    return RoleProfile.objects.filter(pk__in=versions.filter(asking).order_by().values("pk")).order_by("role__title")


def _version(profile: RoleProfile, old: Skill, new: Skill) -> Version:
    before = asked_by_key(profile)
    return Version(profile, before, merged_requirements(before, old.pk, new.pk))


def changes_of(version: Version, names: dict[int, str]) -> list[RequirementChange]:
    """What the version asks otherwise, in plain words."""
    return profile_changes(*([_named(one, names) for one in side] for side in (version.before, version.after)))


def _named(asks: Asked, names: dict[int, str]) -> Asked:
    others = tuple(names[key] for key in asks.alternatives)
    return Asked(names[asks.skill], asks.level, asks.weight, asks.essential, others)


def _needs(old: Skill, new: Skill) -> Moves:
    rows = list(Prerequisite.objects.order_by("pk"))
    edges = [((row.skill_id, row.level), (row.needs_id, row.needs_level)) for row in rows]
    wanted = merged_needs(edges, old.pk, new.pk)
    _refuse_circle(wanted, old, new)
    moves, kept = Moves(), set()
    # Rows of the skill that stays come first: of two that become one, theirs is kept.
    for row in sorted(rows, key=lambda row: old.pk in (row.skill_id, row.needs_id)):
        was = row.skill_id, row.needs_id, row.needs_level
        row.skill_id, row.needs_id = (new.pk if key == old.pk else key for key in was[:2])
        key = row.skill_id, row.level, row.needs_id
        if key in kept or key not in wanted:
            row.skill_id, row.needs_id, _ = was
            moves.gone.append(row)
            continue
        kept.add(key)
        row.needs_level = wanted[key]
        if (row.skill_id, row.needs_id, row.needs_level) != was:
            moves.moved.append(row)
    return moves


def _refuse_circle(needs: dict[tuple, int], old: Skill, new: Skill) -> None:
    cycle = find_cycle(((skill, level), (needed, at)) for (skill, level, needed), at in needs.items())
    if cycle:
        names = dict(Skill.objects.filter(pk__in={key for key, _ in cycle}).values_list("pk", "name"))
        spelt = spell_cycle([(names[key], level) for key, level in cycle])
        raise MergeError(
            f"{old} cannot be merged into {new}, for their prerequisites together close a circle: {spelt}. "
            "Take one of them away first."
        )


def _resources(old: Skill, new: Skill) -> Moves:
    moves = Moves()
    there = list(LearningResource.objects.filter(skill=new))
    titles, links = {(one.title, one.provider) for one in there}, {one.url for one in there}
    for row in LearningResource.objects.filter(skill=old).order_by("pk"):
        if (row.title, row.provider) in titles or row.url in links:
            moves.gone.append(row)
        else:
            row.skill_id = new.pk
            moves.moved.append(row)
    return moves
