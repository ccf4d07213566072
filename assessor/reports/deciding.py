"""What a report's verdict hangs on, and how its range is to be read, each as a sentence or its end."""

from assessor.engine.gap import Status
from assessor.engine.levels import percent
from assessor.engine.match import Verdict
from assessor.reports.wording import kept_together, listed, whole_percent


def what_decides(content: dict, rows: list[dict]) -> str:
    """What decides the verdict, to stand after "What decides it:"; three requirements are named at most."""
    names = {row["skill"]: row["name"] for row in rows}
    if content["verdict"] == Verdict.READY:
        essentials = "every essential is met, and " if any(row["essential"] for row in rows) else ""
        return kept_together(f"{essentials}the match is at least {content['role']['ready_at']} %")
    if content["verdict"] == Verdict.UNDECIDED:
        return listed([names[slug] for slug in content["deciding"]])
    gaps = [row for row in rows if row["status"] == Status.GAP]
    essentials = [row["name"] for row in gaps if row["essential"]]
    return listed(essentials or [row["name"] for row in gaps])


def how_to_read(content: dict) -> str:
    """What the ends of the match mean, and how much of the role is settled by levels; "" without a match.

    What was set aside settles nothing, so it is told apart.
    """
    match = content["match"]
    if match["low"] is None:
        return ""
    settled, aside = _shares(content["requirements"])
    if match["low"] == match["high"]:
        words = f"Everything {'that counts' if aside else 'the role asks for'} is settled, so the match is one number"
    else:
        words = (
            "The lower end counts what is open as 0, the upper end counts it as met; "
            f"{whole_percent(settled)} of the role's weight is settled"
        )
    left_out = f"; {_aside_words(aside)} is set aside, as you said that it does not apply to you" if aside else ""
    return kept_together(f"{words}{left_out}.")


def _aside_words(aside: float) -> str:
    return f"{whole_percent(aside)} of the role's weight" if aside >= 1 else f"less than {whole_percent(1)}"


def _shares(requirements: list[dict]) -> tuple[float, float]:
    """How much of all weight is settled by levels, and how much is set aside, in per cent."""
    whole = sum(one["weight"] for one in requirements)
    aside = [one for one in requirements if one["status"] == Status.SET_ASIDE]
    settled = [one for one in requirements if one["status"] != Status.SET_ASIDE and one["low"] == one["high"]]
    return tuple(percent(sum(one["weight"] for one in some), whole) if whole else 0.0 for some in (settled, aside))
