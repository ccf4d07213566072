"""The rating pages as a browser without JavaScript uses them."""

import re

from tests.reading import html


def chosen(response) -> dict[str, str]:
    """The radio buttons that are set, by name."""
    radios = [tag for tag in html(response).split("<") if tag.startswith('input type="radio"') and " checked" in tag]
    return {tag.split('name="')[1].split('"')[0]: tag.split('value="')[1].split('"')[0] for tag in radios}


def marks(response) -> dict[str, str]:
    """The hidden fields that say which state of each answer the page shows."""
    return dict(re.findall(r'name="(seen\.[^"]+)" value="([^"]*)"', html(response)))


def send(client, address: str, values: dict, page=None, **options):
    """Send the page's form with these values; `page` is an older view of it, as in a window left open."""
    return client.post(address, marks(page or client.get(address)) | values, **options)
