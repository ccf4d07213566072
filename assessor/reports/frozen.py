"""A report's frozen content as engine values again: the one way back from what was kept to what was judged.

The answers need no way back: `content["answers"]` is what the engine reads.
"""

from assessor.engine.changes import Reported
from assessor.engine.gap import Profile, Requirement


def profile_of(content: dict) -> Profile:
    """What the role asked for when the report was made.

    The requirements come in gap order, not as the editors listed them; no result depends on that.
    """
    asked = (
        Requirement(
            one["skill"],
            one["required"],
            one["weight"],
            one["essential"],
            tuple(one["alternatives"]),
            content["skills"][one["skill"]]["name"],
        )
        for one in content["requirements"]
    )
    return Profile(tuple(asked), content["role"]["ready_at"])


def reported(content: dict) -> Reported:
    """What the report was made of."""
    return Reported(profile_of(content), content["answers"])
