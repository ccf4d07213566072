"""Own entries keep their names, whichever came first; imported ones get their framework behind a name that is taken."""

import pytest

from roles.exchange.incoming import Incoming, prepare
from roles.exchange.problems import Origins
from roles.models import Role, Skill
from tests.exchange.documents import load_document, requirement, role, skill, small

pytestmark = pytest.mark.django_db

FRAMEWORK = {"slug": "made", "name": "MADE", "title": "Made-up framework"}


def imported() -> Incoming:
    """A framework with a skill and a role of names that the small document has too."""
    raw = {
        "frameworks": [FRAMEWORK],
        "groups": [{"slug": "made", "name": "Made"}],
        "tracks": [{"slug": "made", "name": "Made"}],
        "skills": [{**skill("made-python", "made"), "name": "Python", "framework": "made"}],
        "roles": [role("made-junior", requirement("made-python"), track="made", framework="made", title="JUNIOR")],
    }
    return Incoming(raw, Origins("made"))


def names() -> list[str]:
    return sorted([*Skill.objects.values_list("name", flat=True), *Role.objects.values_list("title", flat=True)])


def test_what_comes_later_gets_its_framework_behind_a_name_that_is_taken():
    load_document(small())
    prepare(imported(), framework="MADE").apply()
    assert {"Python", "Python (MADE)", "Junior", "JUNIOR (MADE)"} <= set(names())


def test_what_was_imported_makes_way_for_what_comes_later():
    prepare(imported(), framework="MADE").apply()
    assert names() == ["JUNIOR", "Python"]
    load_document(small())
    assert {"Python", "Python (MADE)", "Junior", "JUNIOR (MADE)"} <= set(names())
    assert Skill.history.filter(name="Python (MADE)").exists()
    assert not prepare(imported(), framework="MADE").changes_anything
