"""Runs axe-core on the page that is open, and reads what it found."""

from functools import cache
from pathlib import Path

from django.conf import settings
from playwright.sync_api import Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
NODES_SHOWN = 4

RUN = """options => axe.run(document, {...options, resultTypes: ["violations"]}).then(result => result.violations.map(
  found => [found.id, found.help, found.nodes.length, found.nodes.slice(0, 4).map(node => node.html.slice(0, 160))]))"""


@cache
def source() -> str:
    return (Path(settings.NODE_MODULES) / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, tags: list[str]) -> list[str]:
    """One line for each broken rule: its name, what it asks for, and the first elements that break it.

    Evaluated through the debugger, which the page's content security policy does not reach.
    """
    page.evaluate(source())
    rules = {"target-size": {"enabled": True}}
    return _lines(page.evaluate(RUN, {"runOnly": {"type": "tag", "values": tags}, "rules": rules}))


def colour_violations(page: Page) -> list[str]:
    """Only what can differ between the light and the dark scheme; `violations` must have run on this page before."""
    return _lines(page.evaluate(RUN, {"runOnly": {"type": "rule", "values": COLOUR_RULES}}))


def _lines(found: list) -> list[str]:
    return [f"{rule}: {text} ({count} times)\n    " + "\n    ".join(nodes) for rule, text, count, nodes in found]
