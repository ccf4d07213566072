import pytest

from tests.coder import coder


@pytest.fixture
def role(db):
    return coder()
