"""A page as its reader gets it: title, words, links, way back; and how many queries it took."""

import re
from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext


def _text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).replace("\u00a0", " ").split())


def html(response) -> str:
    return response.content.decode()


def title(response) -> str:
    return _text(re.search(r"<title>(.*?)</title>", html(response), re.S)[1])


def heading(response) -> str:
    return _text(re.search(r"<h1[^>]*>(.*?)</h1>", html(response), re.S)[1])


def words(response) -> str:
    """What stands in the main part, without tags; runs of white space are one space."""
    return _text(re.search(r"<main[^>]*>(.*)</main>", html(response), re.S)[1])


def section(response, name: str) -> str:
    """The words of the section that is labelled by the heading with this id."""
    return _text(re.search(rf'<section[^>]*aria-labelledby="{name}">(.*?)</section>', html(response), re.S)[1])


def crumbs(response) -> list[str]:
    """The way back from this page, the page itself last."""
    trail = re.search(r'<nav class="breadcrumbs".*?</nav>', html(response), re.S)[0]
    return [_text(one) for one in re.findall(r"<li[^>]*>(.*?)</li>", trail, re.S)]


def links(response) -> list[str]:
    """Where the links of the main part lead, in order."""
    main = re.search(r"<main[^>]*>(.*)</main>", html(response), re.S)[1]
    return [unescape(href) for href in re.findall(r'<a [^>]*?href="([^"]*)"', main)]


def queries(client, url: str) -> int:
    """How many queries a page takes once the catalogue is in memory."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)
