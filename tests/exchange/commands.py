"""Commands as an operator runs them: what they say, and what they refuse."""

import io

import pytest
from django.core.management import CommandError, call_command


def said(*words, **options) -> str:
    """What a command writes."""
    out = io.StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue()


def refused(*words, **options) -> str:
    """Why a command ends with exit code 2; fails when it does not."""
    with pytest.raises(CommandError) as error:
        said(*words, **options)
    assert error.value.returncode == 2
    return str(error.value)
