"""Packages against the JSON schema that 1EdTech publishes, which is no part of this project, as jsonschema is none.

Where both are there: CASE_SCHEMA=FILE pytest tests/exchange/case_published_schema.py, FILE being that of a CFPackage.
Our own check of the same shape (`case_shape`) is asked always.
"""

import json
import os
from pathlib import Path

import jsonschema
import pytest
from django.core.management import call_command

from tests.exchange.documents import load_document
from tests.exchange.test_case_export import with_a_framework

SCHEMA = Path(os.environ["CASE_SCHEMA"])


@pytest.mark.django_db
@pytest.mark.parametrize("options", [{}, {"framework": "harbour"}, {"licence": "CC0"}])
def test_a_package_is_valid_against_the_published_schema(options, capsys):
    load_document(with_a_framework())
    call_command("export_case", **options)
    validator = jsonschema.Draft201909Validator(json.loads(SCHEMA.read_text()))
    assert [error.message for error in validator.iter_errors(json.loads(capsys.readouterr().out))] == []
