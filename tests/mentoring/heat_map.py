"""A mentor's overview as its reader gets it: the lines of the table by name, and its headings."""

import re
from html import unescape

from tests.reading import html


def lines(response) -> dict[str, list[str]]:
    """By name what stands in a person's line: match, report, then a cell for each skill; in the order of the page."""
    body = re.search(r'<div class="scroll-x heat-map".*?<tbody>(.*?)</tbody>', html(response), re.S)[1]
    found = [_texts(row) for row in re.findall(r"<tr>(.*?)</tr>", body, re.S)]
    return {name: cells for name, *cells in found}


def headings(response) -> dict[str, str]:
    """Where each heading leads, by what it says."""
    head = re.search(r"<thead>(.*?)</thead>", html(response), re.S)[1]
    return {_text(text): unescape(href) for href, text in re.findall(r'<a href="([^"]*)">(.*?)</a>', head, re.S)}


def sorted_by(response) -> tuple[str, str]:
    """The heading by which the table is sorted, and how."""
    found = re.findall(r'<th [^>]*aria-sort="(\w+)"[^>]*>(.*?)</th>', html(response), re.S)
    assert len(found) == 1
    return _text(found[0][1]), found[0][0]


def _texts(row: str) -> list[str]:
    return [_text(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)]


def _text(cell: str) -> str:
    """What is heard: marks that say the same once more are for the eye alone."""
    heard = re.sub(r'<span[^>]*aria-hidden="true"[^>]*>.*?</span>', "", cell, flags=re.S)
    words = " ".join(unescape(re.sub(r"<[^>]*>", " ", heard)).replace("\u00a0", " ").split())
    return words.replace(" ,", ",").replace(" :", ":")
