"""The level meter: what is filled, missing, above, or may turn out anything, and the same in words."""

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string

from roles.templatetags.levels import drawn_meter, level_meter, level_name

FILLED, SURPLUS, MISSING, UNKNOWN, ASKED, NONE = (
    "is-filled",
    "is-surplus",
    "is-missing",
    "is-unknown",
    "is-asked",
    "",
)


@pytest.mark.parametrize(
    ("shown", "segments", "words"),
    [
        ({"required": 2}, [ASKED, ASKED, NONE, NONE, NONE], "level 2, advanced beginner"),
        ({"level": 1, "required": 3}, [FILLED, MISSING, MISSING, NONE, NONE], "you 1, needs 3"),
        ({"level": 0, "required": 2}, [MISSING, MISSING, NONE, NONE, NONE], "you 0, needs 2"),
        ({"level": 3, "required": 3}, [FILLED, FILLED, FILLED, NONE, NONE], "you 3, needs 3"),
        ({"level": 5, "required": 3}, [FILLED, FILLED, FILLED, SURPLUS, SURPLUS], "you 5, needs 3"),
        ({"level": 2}, [FILLED, FILLED, NONE, NONE, NONE], "you 2"),
        ({"required": 3, "unknown": True}, [UNKNOWN] * 5, "you: open, needs 3"),
        (
            {"level": 1, "required": 3, "unknown": True},
            [FILLED, UNKNOWN, UNKNOWN, NONE, NONE],
            "you 1 or more, needs 3",
        ),
    ],
)
def test_the_meter_shows_and_says_the_same(shown, segments, words):
    meter = level_meter(**shown)
    assert meter["segments"] == segments
    assert meter["words"] == words
    assert meter["required"] == shown.get("required")


def test_the_words_can_be_left_to_the_page():
    assert level_meter(level=1, required=2, words=False)["words"] == ""


def test_a_meter_is_drawn_once_and_is_html_not_text():
    drawn = drawn_meter(level=1, required=3)
    assert drawn_meter(level=1, required=3) is drawn
    assert "you 1, needs 3" in drawn
    assert drawn == render_to_string("components/level_meter.html", level_meter(level=1, required=3))
    assert Template("{% load levels %}{% level_meter level=1 required=3 %}").render(Context()) == drawn


def test_a_mentors_level_is_a_diamond_above_its_segment():
    meter = level_meter(level=1, required=3, mentors=[2, 0, 2])
    assert meter["segments"] == [
        f"{FILLED} has-mentor-before",
        f"{MISSING} has-mentor",
        MISSING,
        NONE,
        NONE,
    ]
    assert meter["words"] == "you 1, needs 3"
    assert 'class="meter has-mentors"' in drawn_meter(level=1, required=3, mentors=[2])


def test_mentors_in_another_order_make_the_same_drawing():
    assert drawn_meter(level=1, mentors=[4, 2, 4]) is drawn_meter(level=1, mentors=(2, 4))


def test_without_mentors_nothing_of_them_is_drawn():
    assert "mentor" not in drawn_meter(level=1, required=3)


def test_levels_have_their_names():
    names = ["None", "Novice", "Advanced beginner", "Competent", "Proficient", "Expert"]
    assert [level_name(level) for level in range(6)] == names
