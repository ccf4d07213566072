"""The level meter and the names of levels, for templates."""

from django import template

from roles.levels import NAMES

register = template.Library()


@register.inclusion_tag("components/level_meter.html")
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
