"""The versions of role profiles in a document: what is new is added, what was published is never touched."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from django.utils import timezone

from roles.asked import Asked
from roles.asked_rows import insert
from roles.exchange.document import DraftEntry, ProfileEntry, RequirementEntry, RoleEntry
from roles.exchange.problems import CatalogueError, Origins, Problem
from roles.exchange.sync import create, ids, update
from roles.models import Role, RoleProfile, Skill

Status = RoleProfile.Status


def load_versions(entries: list[RoleEntry], origins: Origins) -> Counter:
    """Add the versions that the database does not have. Returns how many were added, changed, unchanged.

    A profile that asks for what is published already is unchanged, whatever its number. Raises CatalogueError
    when an earlier version in the document differs from the one published here under the same number.
    """
    roles = ids(Role)
    existing, drafts = _existing_versions([entry.slug for entry in entries])
    counts: Counter = Counter(added=0, changed=0, unchanged=0)
    new: list[tuple[RoleProfile, ProfileEntry]] = []
    retired: list[RoleProfile] = []
    problems = []
    for index, entry in enumerate(entries):
        have = existing[entry.slug]
        problems += [
            Problem(origins.file("roles", index), f"role {entry.slug}", text)
            for text in _earlier_versions(entry, roles[entry.slug], have, new, counts)
        ]
        retired += _published_version(entry, roles[entry.slug], have, new, counts)
        _draft(entry, roles[entry.slug], have, drafts.get(entry.slug), new, counts)
    if problems:
        raise CatalogueError(problems)
    update(retired, ["status"], origins.whole)
    _create(new, origins.whole)
    return counts


def as_entries(profiles) -> dict[int, ProfileEntry]:
    """Profiles (loaded `with_requirements`) as document entries, by primary key.

    They are not validated: what the database holds is taken as it is.
    """
    return {
        profile.pk: ProfileEntry.model_construct(
            version=profile.version,
            ready_at=profile.ready_at,
            change_note=profile.change_note,
            published_at=profile.published_at,
            requirements=[
                RequirementEntry.model_construct(
                    skill=requirement.skill.slug,
                    level=requirement.level,
                    weight=requirement.weight,
                    essential=requirement.essential,
                    alternatives=[other.skill.slug for other in requirement.alternatives.all()],
                )
                for requirement in profile.requirements.all()
            ],
        )
        for profile in profiles
    }


Version = tuple[RoleProfile, ProfileEntry]
Versions = dict[int, Version]  # by number


def _existing_versions(roles: list[str]) -> tuple[dict[str, Versions], dict[str, Version]]:
    """By role: the versions that are or were published, and the draft."""
    profiles = list(RoleProfile.objects.filter(role__slug__in=roles).with_requirements())
    entries = as_entries(profiles)
    existing: dict[str, Versions] = defaultdict(dict)
    drafts: dict[str, Version] = {}
    for profile in profiles:
        pair = (profile, entries[profile.pk])
        if profile.is_draft:
            drafts[profile.role.slug] = pair
        else:
            existing[profile.role.slug][profile.version] = pair
    return existing, drafts


def _earlier_versions(entry: RoleEntry, role: int, have: Versions, new: list, counts: Counter) -> list[str]:
    faults = []
    for earlier in entry.earlier_profiles:
        if earlier.version not in have:
            profile = _profile(role, earlier, earlier.version, Status.RETIRED)
            have[earlier.version] = (profile, earlier)
            new.append(have[earlier.version])
            counts["added"] += 1
        elif have[earlier.version][1].asks() == earlier.asks():
            counts["unchanged"] += 1
        else:
            faults.append(
                f"earlier_profiles: version {earlier.version} is here already and asks for something else; "
                "a published version is never replaced, so take it out of the file"
            )
    return faults


def _published_version(
    entry: RoleEntry, role: int, have: Versions, new: list, counts: Counter
) -> Iterator[RoleProfile]:
    """What the document asks for now becomes the highest version, unless it is that already.

    Gives the version that goes out of use with that, its new status not saved yet.
    """
    if entry.profile is None:
        return
    highest = max(have, default=0)
    published = next((pair for pair in have.values() if pair[0].status == Status.PUBLISHED), None)
    if published and published[0].version == highest and published[1].asks() == entry.profile.asks():
        counts["unchanged"] += 1
        return
    version = max(entry.profile.version or 0, highest + 1)
    if published:
        published[0].status = Status.RETIRED
        yield published[0]
    have[version] = (_profile(role, entry.profile, version, Status.PUBLISHED), entry.profile)
    new.append(have[version])
    counts["changed" if published else "added"] += 1


def _draft(entry: RoleEntry, role: int, have: Versions, old: Version | None, new: list, counts: Counter) -> None:
    """A draft in the document becomes the role's draft, in place of the one that is there.

    A draft comes after everything published: one whose number was taken or passed is numbered anew.
    """
    next_version = max(have, default=0) + 1
    if entry.draft is None or (old and _same_draft(old, entry.draft)):
        if old and old[0].version < next_version:
            old[0].version = next_version
            old[0].save(update_fields=["version"])
        counts["unchanged"] += entry.draft is not None
        return
    if old:
        old[0].delete()
    version = max(entry.draft.version or 0, next_version)
    new.append((_profile(role, entry.draft, version, Status.DRAFT), entry.draft))
    counts["changed" if old else "added"] += 1


def _same_draft(old: Version, wanted: DraftEntry) -> bool:
    return (old[1].asks(), old[0].change_note) == (wanted.asks(), wanted.change_note)


def _profile(role: int, entry: ProfileEntry, version: int, status: Status) -> RoleProfile:
    return RoleProfile(
        role_id=role,
        version=version,
        status=status,
        ready_at=entry.ready_at,
        change_note=entry.change_note,
        published_at=None if status == Status.DRAFT else entry.published_at or timezone.now(),
    )


def _create(new: list[tuple[RoleProfile, ProfileEntry]], reason: str) -> None:
    """Insert whole versions in bulk."""
    skills = ids(Skill)
    create([profile for profile, _ in new], reason)
    insert([(profile, [_asked(one, skills) for one in entry.requirements]) for profile, entry in new], reason)


def _asked(entry: RequirementEntry, skills: dict[str, int]) -> Asked:
    others = tuple(skills[name] for name in entry.alternatives)
    return Asked(skills[entry.skill], entry.level, entry.weight, entry.essential, others)
