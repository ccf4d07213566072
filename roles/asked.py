"""One requirement as plain values, for the rules that compare and merge versions."""

from collections.abc import Hashable
from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """What a version asks of one skill. Skill and alternatives, in their order, are given by name, slug or key."""

    skill: Hashable
    level: int
    weight: int
    essential: bool = False
    alternatives: tuple[Hashable, ...] = ()

    def names(self, skill: Hashable) -> bool:
        return skill == self.skill or skill in self.alternatives
