"""Which skills a review goes through, and in which order: those the role asks for, then those that these build on.

All of it is read from the frozen report, so that a review stays about what the learner saw.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

BUILT_ON = "What these build on"


@dataclass(frozen=True)
class Asked:
    """A skill with its texts (anchors by level, as text). `required` is None when it is not asked for itself."""

    slug: str
    name: str
    anchors: dict[str, str]
    required: int | None = None
    essential: bool = False
    weight: int = 0


@dataclass
class AskedGroup:
    """Cards of one skill group; a card has one skill, or alternatives of which any one is enough."""

    name: str
    cards: list[list[Asked]] = field(default_factory=list)


def asked_groups(content: dict, *, neutral: bool = False) -> list[AskedGroup]:
    """The skills that the role asks for, by skill group, in the report's order. Each skill stands once.

    The report's order tells gaps from what is met. `neutral` is an order that tells nothing of the learner: essentials
    first, then the highest weight, name, slug.
    """
    asked = sorted(content["requirements"], key=_rank(content)) if neutral else content["requirements"]
    groups: dict[str, AskedGroup] = {}
    placed: set[str] = set()
    for one in asked:
        own = [slug for slug in dict.fromkeys([one["skill"], *one["alternatives"]]) if slug not in placed]
        placed |= set(own)
        if own:
            name = content["skills"][own[0]]["group"]
            card = [_asked(content, slug, one["required"], one["essential"], one["weight"]) for slug in own]
            groups.setdefault(name, AskedGroup(name)).cards.append(card)
    return list(groups.values())


def built_on(content: dict, asked: Collection[str]) -> AskedGroup | None:
    """The other skills that the report names, by name: those asked for build on them. None if there are none.

    They are on the learner's path or to be found out, so to name them tells something of the learner.
    """
    others = [_asked(content, slug) for slug in content["skills"] if slug not in asked]
    others.sort(key=lambda one: (one.name.casefold(), one.slug))
    return AskedGroup(BUILT_ON, [[one] for one in others]) if others else None


def skills_of(groups: Iterable[AskedGroup]) -> dict[str, Asked]:
    """All skills of some groups by slug, in order."""
    return {one.slug: one for group in groups for card in group.cards for one in card}


def _asked(content: dict, slug: str, required: int | None = None, essential: bool = False, weight: int = 0) -> Asked:
    texts = content["skills"][slug]
    return Asked(slug, texts["name"], texts["anchors"], required, essential, weight)


def _rank(content: dict):
    names = {slug: texts["name"].casefold() for slug, texts in content["skills"].items()}
    return lambda one: (not one["essential"], -one["weight"], names[one["skill"]], one["skill"])
