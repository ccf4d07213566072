import pytest


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    """The real hash is slow on purpose; these tests are not about it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
