"""Roles to be ranked."""

import pytest

from roles.models import Skill
from tests import factories


@pytest.fixture
def roles(role):
    """The coder, and around it an analyst (SQL 4), a speaker (talking 3) and, in another track, a boss."""
    sql, talking = Skill.objects.get(slug="sql"), Skill.objects.get(slug="talking")
    track = {"track": role.track}
    factories.published_role({"skill": sql, "level": 4, "essential": True}, slug="analyst", career_level=1, **track)
    factories.published_role({"skill": talking, "level": 3}, slug="speaker", career_level=3, **track)
    other = factories.TrackFactory(name="Other work")
    factories.published_role({"skill": sql, "level": 2}, {"skill": talking}, slug="boss", career_level=5, track=other)
    return role
