"""The geometry of a plan's map: boxes apart and inside the drawing, lines from box to box, and the same in words."""

import re
from itertools import combinations, pairwise

import pytest
from django.template.loader import render_to_string
from hypothesis import given

from assessor.learning.map_drawing import Box, PlanMap, map_context
from tests.engine.plans import plan, plans, told

NAMES = {"a": "Python", "b": "Deep learning", "c": "Statistics"}


def drawn(text: str, **needs: str) -> PlanMap:
    return map_context(*plan(text, **needs), NAMES)


def numbers(text: str) -> list[float]:
    return [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", text)]


def overlap(a: Box, b: Box) -> bool:
    return abs(a.x - b.x) < a.width and abs(a.y - b.y) < a.height


@given(plans())
def test_boxes_lie_apart_and_within_the_drawing(made):
    found = map_context(*made, NAMES)
    assert not any(overlap(a, b) for a, b in combinations(found.boxes, 2))
    assert all(box.x > 0 and box.x + box.width < found.width for box in found.boxes)
    assert all(box.y > 0 and box.y + box.height < found.height for box in found.boxes)


@given(plans())
def test_lines_lead_from_the_right_of_one_box_to_the_left_of_another(made):
    found = map_context(*made, NAMES)
    rights = {(box.x + box.width, box.middle) for box in found.boxes}
    lefts = {(box.x, box.middle) for box in found.boxes}
    for line in found.lines:
        assert tuple(numbers(line.path)[:2]) in rights
        assert tuple(numbers(line.arrow)[:2]) in lefts


@given(plans())
def test_lines_lead_to_the_right_and_stay_within_the_drawing(made):
    found = map_context(*made, NAMES)
    for line in found.lines:
        commands = [(letter, numbers(values)) for letter, values in re.findall(r"([MCH])([^MCH]+)", line.path)]
        across = [values[0] if letter == "H" else values[-2] for letter, values in commands]
        assert all(x < further for x, further in pairwise(across))
        assert across[-1] < found.width
        assert all(0 < y < found.height for letter, values in commands if letter != "H" for y in values[1::2])


@given(plans())
def test_the_list_says_every_need_that_the_drawing_shows(made):
    steps, skills = made
    sentences = map_context(steps, skills, {}).sentences
    said = set()
    for sentence in sentences:
        before, after = re.split(" comes? before ", sentence)
        said |= {(_step(words), _step(after)) for words in re.split(", | and ", before)}
    assert said == told(steps, skills)


def _step(words: str) -> tuple[str, int]:
    skill, level = words.split(" level ")
    return skill, int(level)


def test_the_list_is_in_the_order_of_the_plan():
    found = drawn("a1 a2 c1 b1 b2", b1="a1", b2="c1 a2")
    assert found.sentences == [
        "Python level 1 comes before Deep learning level 1",
        "Python level 2 and Statistics level 1 come before Deep learning level 2",
    ]


def test_three_that_come_first_are_listed_with_commas():
    assert drawn("a1 b1 c1 d1", d1="a1 b1 c1").sentences == [
        "Python level 1, Deep learning level 1 and Statistics level 1 come before d level 1"
    ]


def test_a_box_tells_its_skill_and_levels():
    [python, deep_learning] = drawn("a2 a3 b1", b1="a3").boxes
    assert ([words for _, words in python.lines], python.levels, python.title) == (
        ["Python"],
        "1 to 3",
        "Python, level 1 to 3",
    )
    assert deep_learning.title == "Deep learning, level 0 to 1"


@pytest.mark.parametrize("name", ["A", "Generative AI and large language models", "x" * 150, "人工智能 " * 30, "", " "])
def test_a_name_takes_two_lines_at_most_inside_its_box_and_its_title_is_whole(name):
    steps, skills = plan("a1 b1", b1="a1")
    box = map_context(steps, skills, {"a": name}).boxes[0]
    assert 1 <= len(box.lines) <= 2
    assert all(box.y < baseline < box.y + box.height and len(words) <= 17 for baseline, words in box.lines)
    assert box.title == f"{name}, level 0 to 1"


def test_a_skill_that_goes_on_in_another_box_is_told_by_its_line():
    assert [line.goes_on for line in drawn("a1 b1 a2", b1="a1", a2="b1").lines] == [False, True, False]


def test_a_long_chain_is_wider_than_a_page():
    def chain(skills: str) -> PlanMap:
        needs = {f"{skill}1": f"{before}1" for before, skill in pairwise(skills)}
        return drawn(" ".join(f"{skill}1" for skill in skills), **needs)

    assert not chain("abcdef").is_wide
    assert chain("abcdefg").is_wide


def test_a_plan_without_needs_has_nothing_to_draw():
    found = drawn("a1 b1")
    assert (found.boxes, found.lines, found.sentences) == ([], [], [])


def test_the_page_shows_the_drawing_and_the_list_with_names_as_plain_text():
    steps, skills = plan("a1 b1", b1="a1")
    html = render_to_string("learning/map.html", {"map": map_context(steps, skills, {"a": "<b>C&C</b>", "b": "SQL"})})
    assert "<li>&lt;b&gt;C&amp;C&lt;/b&gt; level 1 comes before SQL level 1</li>" in html
    assert html.count("<rect") == 2
    assert "<b>" not in html
    assert not re.search(r"\bstyle=|<script|\bon\w+=", html)
