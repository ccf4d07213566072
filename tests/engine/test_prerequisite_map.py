"""The map of a plan's prerequisites: every line leads to the right, and says what the plan's needs say."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given

from assessor.engine.map_rows import LINE, NODE
from assessor.engine.prerequisite_map import Node, PrerequisiteMap, prerequisite_map
from tests.engine.plans import plan, plans, told


def drawn(text: str, **needs: str) -> PrerequisiteMap:
    return prerequisite_map(*plan(text, **needs))


def columns(text: str, **needs: str) -> dict[str, int]:
    return {node.skill: node.column for node in drawn(text, **needs).nodes}


def places(found: PrerequisiteMap) -> dict[int, list[tuple[float, float]]]:
    """For each column the rows at which nodes and passing lines stand, with their heights, from the top."""
    there = {(number, node.column): (node.row, NODE) for number, node in enumerate(found.nodes)}
    for edge in found.edges:
        first = found.nodes[edge.before].column + 1
        there |= {(edge.before, first + n): (row, LINE) for n, row in enumerate(edge.via)}
    return {column: sorted(one for (_, c), one in there.items() if c == column) for _, column in there}


@given(plans())
def test_every_line_leads_to_a_later_column(made):
    found = prerequisite_map(*made)
    for edge in found.edges:
        before, after = found.nodes[edge.before], found.nodes[edge.after]
        assert before.column < after.column
        assert len(edge.via) == after.column - before.column - 1


@given(plans())
def test_the_map_says_every_need_of_the_plan_once(made):
    said = [need for edge in prerequisite_map(*made).edges for need in edge.needs]
    assert len(said) == len(set(said))
    assert set(said) == told(*made)


@given(plans())
def test_a_need_is_said_by_the_line_between_the_nodes_that_hold_its_steps(made):
    found = prerequisite_map(*made)
    for edge in found.edges:
        for need in edge.needs:
            for (skill, level), node in zip(need, (found.nodes[edge.before], found.nodes[edge.after]), strict=True):
                assert node.skill == skill
                assert node.from_level < level <= node.to_level


@given(plans())
def test_a_line_without_needs_is_a_skill_that_goes_on(made):
    found = prerequisite_map(*made)
    for edge in found.edges:
        before, after = found.nodes[edge.before], found.nodes[edge.after]
        assert (before.skill == after.skill) == (not edge.needs)
        assert edge.needs or before.to_level <= after.from_level


@given(plans())
def test_only_skills_with_a_need_are_in_the_map(made):
    found = prerequisite_map(*made)
    assert {node.skill for node in found.nodes} == {skill for need in told(*made) for skill, _ in need}
    assert {n for edge in found.edges for n in (edge.before, edge.after)} == set(range(len(found.nodes)))


@given(plans())
def test_nodes_and_lines_do_not_lie_on_each_other(made):
    for there in places(prerequisite_map(*made)).values():
        for (row, height), (lower, other) in pairwise(there):
            assert lower - row >= (height + other) / 2 - 1e-9


@given(plans())
def test_lines_of_one_node_run_together_as_long_as_they_can(made):
    found = prerequisite_map(*made)
    for one, other in combinations(found.edges, 2):
        if one.before == other.before:
            assert all(a == b for a, b in zip(one.via, other.via, strict=False))


@given(plans())
def test_the_map_begins_at_the_top_left(made):
    found = prerequisite_map(*made)
    if found.nodes:
        assert min(node.column for node in found.nodes) == 0
        assert min(row for there in places(found).values() for row, _ in there) == 0


@given(plans())
def test_the_same_plan_gives_the_same_map(made):
    assert prerequisite_map(*made) == prerequisite_map(*made)


def test_a_skill_is_a_node_from_the_level_held_to_the_last_one_planned():
    found = drawn("a2 a3 b1 c1", b1="a3")
    assert found.nodes == (Node("a", 1, 3, 0, 0.0), Node("b", 0, 1, 1, 0.0))
    assert found.edges[0].needs == ((("a", 3), ("b", 1)),)


def test_needs_that_are_held_or_outside_the_plan_are_not_in_the_map():
    assert drawn("a3 b1", b1="a2 z1") == PrerequisiteMap()


def test_a_level_of_the_same_skill_is_no_line():
    assert drawn("a1 a2", a2="a1") == PrerequisiteMap()


@pytest.mark.parametrize("text", ["", "a1 a2 b1"])
def test_a_plan_without_needs_has_an_empty_map(text):
    assert drawn(text) == PrerequisiteMap()


def test_a_node_stands_behind_the_last_of_what_it_needs():
    assert columns("a1 b1 c1 d1", b1="a1", c1="b1", d1="a1 c1") == {"a": 0, "b": 1, "c": 2, "d": 3}


def test_what_needs_nothing_stands_just_before_what_needs_it_first():
    assert columns("a1 b1 c1 d1 e1", b1="a1", c1="b1", d1="c1 e1", e1="") == {"a": 0, "b": 1, "c": 2, "e": 2, "d": 3}


def test_lines_do_not_cross_where_they_need_not():
    found = drawn("a1 b1 c1 d1", c1="b1", d1="a1", b1="")
    rows = {node.skill: node.row for node in found.nodes}
    assert (rows["a"] < rows["b"]) == (rows["d"] < rows["c"])
    tangled = drawn("a1 b1 c1 d1 e1 f1", d1="c1", e1="b1 c1", f1="a1 b1")
    rows = {node.skill: node.row for node in tangled.nodes}
    assert (rows["a"] < rows["b"] < rows["c"]) == (rows["f"] < rows["e"] < rows["d"])


def test_a_chain_is_a_straight_line():
    assert {node.row for node in drawn("a1 b1 c1", b1="a1", c1="b1").nodes} == {0.0}


def test_a_node_stands_in_the_middle_of_what_it_needs():
    rows = {node.skill: node.row for node in drawn("a1 b1 c1", c1="a1 b1").nodes}
    assert rows == {"a": 0.0, "b": 1.0, "c": 0.5}


def test_a_line_passes_beside_the_nodes_of_the_columns_between():
    found = drawn("a1 b1 c1", b1="a1", c1="a1 b1")
    [long_line] = [edge for edge in found.edges if edge.via]
    between = next(node for node in found.nodes if node.skill == "b")
    assert abs(long_line.via[0] - between.row) >= (NODE + LINE) / 2


def test_parts_that_no_line_joins_stand_one_below_the_other():
    found = drawn("a1 b1 c1 d1", b1="a1", d1="c1")
    assert {node.skill: node.row for node in found.nodes} == {"a": 0.0, "b": 0.0, "c": 1.0, "d": 1.0}


def test_skills_that_wait_for_each_other_in_turn():
    found = drawn("a1 a2 b1 b2 a3", b1="a1", a3="b1")
    assert [(node.skill, node.from_level, node.to_level, node.column) for node in found.nodes] == [
        ("a", 0, 2, 0),
        ("b", 0, 2, 1),
        ("a", 2, 3, 2),
    ]
    assert [len(edge.needs) for edge in found.edges] == [1, 0, 1]
