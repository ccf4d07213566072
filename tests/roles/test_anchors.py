"""Hours of a level: the anchor's own, else the default for its kind of skill."""

import pytest

from roles.levels import DEFAULT_HOURS
from roles.models import Anchor, Skill


@pytest.mark.parametrize("kind", ["technical", "soft"])
@pytest.mark.parametrize("level", range(1, 6))
def test_without_hours_of_its_own_a_level_takes_the_default_of_its_kind(kind, level):
    assert Anchor(skill=Skill(kind=kind), level=level).estimated_hours == DEFAULT_HOURS[kind][level]


def test_the_defaults_are_those_of_the_design():
    assert list(DEFAULT_HOURS["technical"].values()) == [8, 20, 60, 150, 400]
    assert list(DEFAULT_HOURS["soft"].values()) == [6, 15, 40, 100, 250]


def test_hours_of_its_own_win():
    assert Anchor(skill=Skill(kind="soft"), level=1, hours=30).estimated_hours == 30
