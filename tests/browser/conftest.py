"""A live site with the built-in catalogue and people at every point of the main job, and windows signed in as them."""

from contextlib import contextmanager

import pytest
from django.conf import settings
from django.test import Client

from tests.browser import cast as people
from tests.conftest import wait_for_requests


@pytest.fixture
def cast(live_server):
    return people.assembled()


@pytest.fixture
def window(browser, live_server):
    """Opens a page in a context of its own, signed in as a person or as nobody; addresses may be relative."""

    @contextmanager
    def opened(person=None, width: int = 1280, **options):
        context = browser.new_context(
            base_url=live_server.url, viewport={"width": width, "height": 900}, reduced_motion="reduce", **options
        )
        context.set_default_timeout(10_000)
        if person is not None:
            context.add_cookies([session_cookie(person, live_server.url)])
        try:
            yield context.new_page()
        finally:
            context.close()

    yield opened
    wait_for_requests()


def session_cookie(person, url: str) -> dict:
    """What signing in leaves in a browser, without the slow hashing of a password."""
    client = Client()
    client.force_login(person)
    return {"name": settings.SESSION_COOKIE_NAME, "value": client.session.session_key, "url": url}
