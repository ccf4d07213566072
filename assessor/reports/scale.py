"""The match drawn as a ruled scale from 0 to 100."""

from assessor.reports.wording import kept_together


def scale(match: dict, ready_at: int) -> dict | None:
    """A match (`low` and `high` in per cent) and the bar as text for a drawing; None when there is no match."""
    if match["low"] is None:
        return None
    width = match["high"] - match["low"]
    return {
        "low": f"{match['low']:.2f}",
        "width": f"{width:.2f}" if width else "",
        "ready": ready_at,
        "ready_text": kept_together(f"ready from {ready_at} %"),
        "text_anchor": "end" if ready_at > 50 else "start",
        "ticks": [0, 25, 50, 75, 100],
    }
