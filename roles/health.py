"""What editors may want to mend in the catalogue, from plain values. Everything is named by its key."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from roles.levels import Level
from roles.prerequisites import Step, find_cycle

EXECUTIVE = 7  # the career level above which there is none
LINK_IS_OLD = timedelta(days=365)


@dataclass(frozen=True)
class SkillNow:
    """A skill: its name, whether it comes from a framework, and the levels that are described."""

    name: str
    is_imported: bool = False
    described: frozenset[int] = frozenset()


@dataclass(frozen=True)
class AskedFor:
    """What published profiles ask of a skill, as a requirement or an alternative: the highest level, in how many."""

    level: int
    times: int = 1


@dataclass(frozen=True)
class ResourceNow:
    """A resource: which levels of which skill it serves, and when its link was last seen to work."""

    title: str
    skill: int
    from_level: int
    to_level: int
    last_checked: date | None = None


@dataclass(frozen=True)
class RoleNow:
    """A role that people can aim at, and whether a step leads on to another such role."""

    title: str
    career_level: int
    leads_on: bool


@dataclass(frozen=True)
class CatalogueNow:
    """The catalogue as these rules look at it. `needs` are prerequisites, between (key of a skill, level)."""

    today: date
    skills: Mapping[int, SkillNow] = field(default_factory=dict)
    asked: Mapping[int, AskedFor] = field(default_factory=dict)
    in_drafts: frozenset[int] = frozenset()
    needs: tuple[tuple[Step, Step], ...] = ()
    resources: Mapping[int, ResourceNow] = field(default_factory=dict)
    roles: Mapping[int, RoleNow] = field(default_factory=dict)


@dataclass(frozen=True)
class Finding:
    """Something to mend: what it is called, what is the matter where the rule does not say it all, and its key."""

    name: str
    says: str
    key: int


def unasked(now: CatalogueNow) -> Iterator[Finding]:
    """Skills that no version asks for, published or in draft, and that none of those needs either."""
    wanted = set(now.asked) | now.in_drafts
    needs = defaultdict(set)
    for (skill, _), (needed, _) in now.needs:
        needs[skill].add(needed)
    waiting = list(wanted)
    while waiting:
        new = needs[waiting.pop()] - wanted
        wanted |= new
        waiting += new
    for key, skill in now.skills.items():
        if key not in wanted:
            yield Finding(skill.name, "", key)


def without_resources(now: CatalogueNow) -> Iterator[Finding]:
    """Levels on the way to what is asked for that no resource helps to reach, skill by skill."""
    served = defaultdict(set)
    for resource in now.resources.values():
        served[resource.skill] |= set(range(resource.from_level + 1, resource.to_level + 1))
    for key, asked in now.asked.items():
        missing = [level for level in range(1, asked.level + 1) if level not in served[key]]
        if missing and key in now.skills:
            yield Finding(now.skills[key].name, f"{_levels(missing)} without a resource", key)


def dead_ends(now: CatalogueNow) -> Iterator[Finding]:
    """Roles that lead no further, but for those above which there is nothing."""
    for key, role in now.roles.items():
        if role.career_level < EXECUTIVE and not role.leads_on:
            yield Finding(role.title, "", key)


def undescribed(now: CatalogueNow, *, imported: bool) -> Iterator[Finding]:
    """Skills of which a level is not described; either those of frameworks or the others."""
    for key, skill in now.skills.items():
        missing = [level for level in Level.values if level not in skill.described]
        if missing and skill.is_imported == imported:
            yield Finding(skill.name, f"{_levels(missing)} not described", key)


def asked_undescribed(now: CatalogueNow) -> Iterator[Finding]:
    """Skills that people are asked for and of which no level is described, so that they rate a mere name."""
    for key, asked in now.asked.items():
        if key in now.skills and not now.skills[key].described:
            times = f"asked for {asked.times} times" if asked.times > 1 else "asked for once"
            yield Finding(now.skills[key].name, times, key)


def unreachable(now: CatalogueNow) -> Iterator[Finding]:
    """Levels that need a level which nobody can tell to have reached: it is not described, or it needs them itself.

    A circle is refused wherever prerequisites are entered; here it is found should one be there all the same.
    """
    circle = find_cycle(now.needs)
    links = set(pairwise(circle))
    for (skill, level), (needed, at) in now.needs:
        if skill not in now.skills or needed not in now.skills:
            continue
        name, other = now.skills[skill].name, now.skills[needed]
        if ((skill, level), (needed, at)) in links:
            yield Finding(name, f"level {level} needs {other.name} {at}, which needs level {level} in turn", skill)
        elif missing := [lower for lower in range(1, at + 1) if lower not in other.described]:
            needs = f"level {level} needs {other.name} {at}"
            yield Finding(name, f"{needs}, of which {_levels(missing)} not described", skill)


def old_links(now: CatalogueNow) -> Iterator[Finding]:
    """Resources whose link was last seen to work more than a year ago, or never."""
    for key, resource in now.resources.items():
        if resource.last_checked is None:
            yield Finding(resource.title, "never looked at", key)
        elif now.today - resource.last_checked > LINK_IS_OLD:
            yield Finding(resource.title, f"last looked at in {resource.last_checked:%B %Y}", key)


def _levels(levels: list[int]) -> str:
    """Levels in words: "level 3 is", "levels 3, 4 and 5 are"."""
    if len(levels) == 1:
        return f"level {levels[0]} is"
    return f"levels {', '.join(map(str, levels[:-1]))} and {levels[-1]} are"


@dataclass(frozen=True)
class Rule:
    """One thing to look after: what it is called, why it matters, and on the pages of what it is mended."""

    slug: str
    title: str
    why: str
    model: str
    find: Callable[[CatalogueNow], Iterator[Finding]]
    is_folded: bool = False

    def findings(self, now: CatalogueNow) -> list[Finding]:
        """What there is to mend, by name."""
        return sorted(self.find(now), key=lambda one: (one.name.casefold(), one.key, one.says))


RULES = (
    Rule(
        "not-described",
        "Skills with a level that is not described",
        "People rate themselves by what each level says; without it they guess.",
        "skill",
        partial(undescribed, imported=False),
    ),
    Rule(
        "asked-but-not-described",
        "Skills that are asked for and of which no level is described",
        "A published role asks people for a level that nothing tells them.",
        "skill",
        asked_undescribed,
    ),
    Rule(
        "out-of-reach",
        "Prerequisites that put a level out of reach",
        "The level needs one that nobody can tell to have reached.",
        "skill",
        unreachable,
    ),
    Rule(
        "no-next-step",
        "Roles without a next step",
        "Whoever is ready for the role is offered nothing after it. Executives are left out.",
        "role",
        dead_ends,
    ),
    Rule(
        "no-resource",
        "Steps without a resource",
        "A published role asks for the level, or for one above it, and no resource leads there.",
        "skill",
        without_resources,
    ),
    Rule(
        "old-link",
        "Resources whose link was not looked at for a year",
        "Links go stale. Open each, and write down the day.",
        "learningresource",
        old_links,
    ),
    Rule(
        "not-asked-for",
        "Skills that no role asks for",
        "No version asks for them, published or in draft, and nothing that is asked for needs them.",
        "skill",
        unasked,
    ),
    Rule(
        "imported-not-described",
        "Skills of frameworks with a level that is not described",
        "They came like this. A framework that describes some levels only can still be rated by those.",
        "skill",
        partial(undescribed, imported=True),
        is_folded=True,
    ),
)
