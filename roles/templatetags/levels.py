"""The level meter and the names of levels, for templates."""

from functools import lru_cache

from django import template
from django.template.base import Template
from django.template.loader import get_template

from roles.levels import NAMES

register = template.Library()


@register.simple_tag(name="level_meter")
def drawn_meter(
    *, level: int | None = None, required: int | None = None, unknown: bool = False, words: bool = True
) -> str:
    """The meter as HTML. There are fewer than 200, and a report has 40: each is drawn once."""
    return _drawn(get_template("components/level_meter.html").template, level, required, unknown, words)


@lru_cache(maxsize=500)
def _drawn(source: Template, level: int | None, required: int | None, unknown: bool, words: bool) -> str:
    # Another template is another object: whoever edits it sees the change.
    return source.render(template.Context(level_meter(level=level, required=required, unknown=unknown, words=words)))


def level_meter(*, level: int | None = None, required: int | None = None, unknown: bool = False, words: bool = True):
    """The meter: filled to `level`, a bracket under `required`; `unknown` dots what may turn out anything.

    Without a level and not unknown it shows a requirement alone. With `words` the same stands beside it in words.
    """
    return {
        "segments": [_segment(number, level, required, unknown) for number in range(1, 6)],
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
