"""The level meter and the names of levels, for templates."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.template.base import Template
from django.template.loader import get_template

from roles.levels import NAMES

register = template.Library()


@register.simple_tag(name="level_meter")
def drawn_meter(
    *,
    level: int | None = None,
    required: int | None = None,
    unknown: bool = False,
    words: bool = True,
    mentors: Iterable[int] = (),
) -> str:
    """The meter as HTML. There are fewer than 200 without mentors, and a report has 40: each is drawn once."""
    source = get_template("components/level_meter.html").template
    return _drawn(source, level, required, unknown, words, tuple(sorted(set(mentors))))


@lru_cache(maxsize=500)
def _drawn(
    source: Template, level: int | None, required: int | None, unknown: bool, words: bool, mentors: tuple[int, ...]
) -> str:
    # Another template is another object: whoever edits it sees the change.
    meter = level_meter(level=level, required=required, unknown=unknown, words=words, mentors=mentors)
    return source.render(template.Context(meter))


def level_meter(
    *,
    level: int | None = None,
    required: int | None = None,
    unknown: bool = False,
    words: bool = True,
    mentors: Iterable[int] = (),
):
    """The meter: filled to `level`, a bracket under `required`; `unknown` dots what may turn out anything.

    Without a level and not unknown it shows a requirement alone. With `words` the same stands beside it in words. A
    diamond stands above each level that `mentors` gave (0: before the first segment); their words are the page's.
    """
    given = set(mentors)
    return {
        "segments": [_segment(number, level, required, unknown) + _diamonds(number, given) for number in range(1, 6)],
        "has_mentors": bool(given),
        "required": required,
        "words": _words(level, required, unknown) if words else "",
    }


def _segment(number: int, level: int | None, required: int | None, unknown: bool) -> str:
    if level is None:
        if unknown:
            return "is-unknown"
        return "is-asked" if required and number <= required else ""
    if number <= level:
        return "is-surplus" if required and number > required else "is-filled"
    if required and number <= required:
        return "is-unknown" if unknown else "is-missing"
    return ""


def _diamonds(number: int, mentors: set[int]) -> str:
    return (" has-mentor" if number in mentors else "") + (" has-mentor-before" if number == 1 and 0 in mentors else "")


def _words(level: int | None, required: int | None, unknown: bool) -> str:
    if level is None and not unknown:
        return f"level {required}, {NAMES[required].lower()}"
    mine = "you: open" if level is None else f"you {level}"
    if level is not None and unknown:
        mine = f"you {level} or more"
    return f"{mine}, needs {required}" if required else mine


@register.filter
def level_name(level: int) -> str:
    """The name of a level: 3 is "Competent"."""
    return NAMES[int(level)]
