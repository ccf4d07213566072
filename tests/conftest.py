"""What all tests share: the cast, the built-in catalogue, and which tests need a browser or a database."""

import os
import shutil
import threading
import time

import pytest
from django.core.cache import cache
from django.db import connection, connections
from hypothesis import HealthCheck, settings

from assessor import catalogue
from roles.exchange import built_in
from roles.exchange.load import load
from tests import factories
from tests.coder import coder
from tests.kept_rows import made_once

# Playwright's synchronous API runs an event loop in the test's thread, where Django would refuse to query.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

settings.register_profile("default", deadline=None, derandomize=True, max_examples=60)
settings.register_profile(
    "prove", deadline=None, max_examples=5000, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

LONG = {"test_axe.py", "test_csp_in_browser.py", "test_two_people.py", "test_editing.py"}
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


def pytest_addoption(parser):
    parser.addoption("--only-database", action="store_true", help="only the tests to which the database matters")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    if config.getoption("--only-database"):
        chosen = [item for item in items if _touches_the_database(item) and not _is_the_same_on_all(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
        items[:] = chosen
    elsewhere = [item for item in items if _is_for_another_database(item)]
    config.hook.pytest_deselected(items=elsewhere)
    items[:] = [item for item in items if item not in elsewhere]
    # Playwright keeps an event loop running in this thread, which gives Django other connections than before:
    # whatever the order of the rest, browser tests come last.
    # The longest of them first, so that no worker is left alone with one at the end.
    items.sort(key=lambda item: (_needs_a_browser(item), item.path.name not in LONG))
    if not shutil.which("chromium"):
        if os.environ.get("CI") == "true":
            raise pytest.UsageError("No chromium on this machine; CI runs the browser tests too.")
        missing = pytest.mark.skip(reason="browser tests need chromium (apt-get install chromium)")
        for item in filter(_needs_a_browser, items):
            item.add_marker(missing)


def _is_for_another_database(item) -> bool:
    """Whether a test asks something that only the other of the two databases can answer."""
    asked = {vendor for vendor in ("sqlite", "postgresql") if item.get_closest_marker(vendor)}
    return bool(asked) and connection.vendor not in asked


def _is_the_same_on_all(item) -> bool:
    """What a browser draws, and how many queries something takes, depend on no database: SQLite shows it."""
    return item.get_closest_marker("front_end") is not None or "queries" in item.originalname


def _needs_a_browser(item) -> bool:
    return "browser" in item.fixturenames


def _touches_the_database(item) -> bool:
    return bool(DATABASE_FIXTURES & set(item.fixturenames)) or item.get_closest_marker("django_db") is not None


@pytest.fixture(autouse=True)
def _forget_the_catalogue():
    """The copy of the catalogue in memory outlives a test's database; the next test must not see it."""
    catalogue.forget()


@pytest.fixture(autouse=True)
def _nobody_is_throttled():
    """Attempts and trials are counted in the cache, which outlives a test as well."""
    cache.clear()


@pytest.fixture(scope="session")
def browser_type_launch_args():
    return {"executable_path": shutil.which("chromium"), "args": ["--no-sandbox", "--disable-gpu"]}


@pytest.fixture(scope="session")
def live_server(django_db_setup, live_server):
    """Started once the test database is there: before, it would not know that it has to share the one in memory."""
    return live_server


@pytest.fixture(scope="session")
def browser(django_db_setup, browser):
    """A browser that lets go of the database when it ends.

    While Playwright's event loop runs, this thread and the server's threads have database connections of their own, and
    PostgreSQL drops no database that is in use.
    """
    yield browser
    wait_for_requests()
    connections.close_all()


def wait_for_requests() -> None:
    """Until the live server has answered all it was asked: emptying tables under a request is a deadlock."""
    end = time.monotonic() + 10
    while time.monotonic() < end and any("process_request_thread" in thread.name for thread in threading.enumerate()):
        time.sleep(0.01)


@pytest.fixture
def built_in_catalogue(db):
    """The catalogue that the product comes with."""
    made_once("built-in", lambda: load(*built_in.read_folder()))


@pytest.fixture
def role(db):
    """The coder's, where a test's own module or folder has no other one."""
    return coder()


@pytest.fixture
def learner(db):
    return factories.UserFactory(email="learner@example.org", name="Lena Learner")


@pytest.fixture
def stranger(db):
    return factories.UserFactory(email="stranger@example.org", name="Stan Stranger")


@pytest.fixture
def editor(db):
    return factories.UserFactory(email="editor@example.org", name="Edda Editor", is_staff=True, is_superuser=True)


@pytest.fixture
def as_learner(client, learner):
    """A client signed in as the learner."""
    client.force_login(learner)
    return client
