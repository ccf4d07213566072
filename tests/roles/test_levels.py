"""What is said of a level that a framework does not describe."""

import pytest

from roles.levels import described


def test_described_levels_speak_for_themselves():
    texts = {level: f"Text {level}" for level in range(1, 6)}
    assert described(texts) == {str(level): text for level, text in texts.items()}


def test_a_level_between_two_that_are_described_is_told_by_them():
    assert described({1: "Low.", 3: "Middle.", 4: "High."}) == {
        "1": "Low.",
        "2": "More than at level 1, less than at level 3.",
        "3": "Middle.",
        "4": "High.",
        "5": "More than at level 4.",
    }


@pytest.mark.parametrize("level", [1, 2])
def test_a_level_below_all_that_are_described(level):
    assert described({3: "Middle."})[str(level)] == "Less than at level 3."


def test_a_skill_that_describes_none_gets_none():
    assert described({}) == {}
