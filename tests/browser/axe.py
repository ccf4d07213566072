"""Runs axe-core on the page that is open, and reads what it found."""

from functools import cache
from pathlib import Path

from django.conf import settings
from playwright.sync_api import Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What depends on the width and the colours; all other rules ask for the same elements, which are there in every way.
LOOKS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
SETTLED = "() => Promise.all(document.getAnimations().map(one => one.finished))"
RUN = """([context, options]) => axe.run(context, options).then(result => result.violations.map(
  found => [found.id, found.help, found.nodes.length, found.nodes.slice(0, 4).map(node => node.html.slice(0, 160))]))"""


@cache
def source() -> str:
    return (Path(settings.NODE_MODULES) / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, tags: list[str], left_out: str = "", *, looks_alone: bool = False) -> list[str]:
    """One text for each broken rule: its name, what it asks for, and the first elements that break it.

    With `looks_alone` only the rules are asked that may say otherwise of the same page in another way. `left_out` is a
    selector of what is not looked at. The script is evaluated through the debugger, which the page's content security
    policy does not reach.
    """
    page.evaluate(SETTLED)
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(source())
    context = {"include": ["html"], "exclude": [left_out] if left_out else []}
    only = {"type": "rule", "values": LOOKS} if looks_alone else {"type": "tag", "values": tags}
    options = {"runOnly": only, "rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
    found = page.evaluate(RUN, [context, options])
    return [f"{rule}: {text} ({count} times)\n    " + "\n    ".join(nodes) for rule, text, count, nodes in found]
