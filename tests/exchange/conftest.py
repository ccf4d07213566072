"""The built-in catalogue as a document, read once: tests of its content need no database."""

import pytest

from roles.exchange import built_in
from roles.exchange.checks import Known, check
from roles.exchange.document import Document


@pytest.fixture(scope="session")
def document() -> Document:
    return check(*built_in.read_folder(), Known())
