import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _nobody_is_locked_out():
    """Failed attempts are counted in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    """The real hash is slow on purpose; these tests are not about it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
