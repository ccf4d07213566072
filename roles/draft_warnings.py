"""What an editor should look at before publishing a draft. Each is a warning: there may be a good reason."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

FEWEST, MOST = 14, 30  # requirements of a profile that is worth the time it takes to rate


@dataclass(frozen=True)
class Asked:
    """One requirement of the draft; `kind` is "technical" or "soft", `undescribed` are the levels without a text."""

    skill: str
    kind: str
    level: int
    weight: int
    undescribed: tuple[int, ...] = ()


@dataclass(frozen=True)
class Neighbour:
    """A role one promotion below or above: its title, and the level it asks of each skill."""

    title: str
    levels: dict[str, int] = field(default_factory=dict)


def warnings(asked: Iterable[Asked], below: Iterable[Neighbour] = (), above: Iterable[Neighbour] = ()) -> list[str]:
    """The warnings for a draft, as sentences, those about the whole of it first."""
    asked = list(asked)
    texts = [f"{one.skill} has no text for level {_listed(one.undescribed)}." for one in asked if one.undescribed]
    return [*_about_all(asked), *_falling(asked, below, above), *texts]


def _about_all(asked: list[Asked]) -> Iterator[str]:
    if asked and not FEWEST <= len(asked) <= MOST:
        why = "Fewer tell little about a person" if len(asked) < FEWEST else "More take long to rate"
        yield f"It asks for {len(asked)} skill{'s'[: len(asked) != 1]}; {FEWEST} to {MOST} are usual. {why}."
    if asked and all(one.kind != "soft" for one in asked):
        yield "It asks for no soft skill."
    if len(asked) > 1 and len({one.weight for one in asked}) == 1:
        yield f"All weights are {asked[0].weight}, so nothing counts more than anything else."


def _falling(asked: list[Asked], below: Iterable[Neighbour], above: Iterable[Neighbour]) -> Iterator[str]:
    """A level that falls along a promotion: whoever is promoted would need less of it."""
    below, above = list(below), list(above)
    for one in asked:
        lower = [(role, level) for role in below if (level := role.levels.get(one.skill, 0)) > one.level]
        higher = [(role, level) for role in above if (level := role.levels.get(one.skill, 5)) < one.level]
        for role, level in lower:
            yield f"{one.skill}: level {one.level}, though {role.title}, which leads here, asks for {level}."
        for role, level in higher:
            yield f"{one.skill}: level {one.level}, though {role.title}, which this leads to, asks for {level}."


def _listed(levels: tuple[int, ...]) -> str:
    return ", ".join(map(str, levels))
