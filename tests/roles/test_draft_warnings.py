"""What an editor is told to look at before publishing."""

import pytest

from roles.draft_warnings import Asked, Neighbour, warnings


def usual(number: int = 14, **fields) -> list[Asked]:
    """A draft that nothing is odd about: technical and soft skills, several weights."""
    kinds = ["technical", "soft"]
    return [Asked(f"Skill {n}", kinds[n % 2], 3, 1 + n % 5, **fields) for n in range(number)]


@pytest.mark.parametrize("number", [14, 30])
def test_a_usual_draft_has_none(number):
    assert warnings(usual(number)) == []


@pytest.mark.parametrize("number", [2, 13, 31])
def test_too_few_or_too_many_requirements(number):
    assert [w for w in warnings(usual(number)) if w.startswith(f"It asks for {number} skills; 14 to 30 are usual.")]


def test_an_empty_draft_has_none_of_these():
    assert warnings([]) == []


def test_no_soft_skill():
    asked = [Asked(f"Skill {n}", "technical", 3, 1 + n % 5) for n in range(14)]
    assert warnings(asked) == ["It asks for no soft skill."]


def test_all_weights_alike():
    asked = [Asked(f"Skill {n}", "soft", 3, 2) for n in range(14)]
    assert warnings(asked) == ["All weights are 2, so nothing counts more than anything else."]


def test_a_level_that_falls_along_a_promotion():
    junior, lead = Neighbour("Junior", {"Skill 1": 4, "Skill 2": 3}), Neighbour("Lead", {"Skill 3": 2, "Skill 4": 3})
    assert warnings(usual(), [junior], [lead]) == [
        "Skill 1: level 3, though Junior, which leads here, asks for 4.",
        "Skill 3: level 3, though Lead, which this leads to, asks for 2.",
    ]


def test_a_skill_without_all_its_texts():
    asked = [*usual(), Asked("Cooking", "soft", 3, 1, undescribed=(4, 5))]
    assert warnings(asked) == ["Cooking has no text for level 4, 5."]
