"""The geometry of the career map: boxes do not overlap, curves join boxes, all within the drawing."""

import re
from itertools import combinations

import pytest

from roles import career_map
from roles.career_map import CareerMap, Node, draw
from roles.models import Role, Track
from tests import factories

KINDS = ["promotion", "specialisation", "move"]


def roles(*tracks: list[int]) -> list[Role]:
    """Unsaved roles: one track for each list of career levels."""
    made = []
    for number, levels in enumerate(tracks):
        track = Track(pk=number + 1, name=f"Track {number}")
        made += [
            Role(pk=100 * number + n, title=f"Role {number} {n}", track=track, career_level=level)
            for n, level in enumerate(levels)
        ]
    return made


@pytest.fixture
def drawn() -> CareerMap:
    """Three tracks with crowded columns; every role leads to every other."""
    people = roles([1, 1, 1, 3, 7], [2], [3, 3, 1, 7])
    steps = [(a.pk, b.pk, KINDS[(a.pk + b.pk) % 3]) for a in people for b in people if a is not b]
    return draw(people, steps)


def overlap(a: Node, b: Node) -> bool:
    return abs(a.x - b.x) < a.width and abs(a.y - b.y) < a.height


def numbers(text: str) -> list[int]:
    return [int(n) for n in re.findall(r"-?\d+", text)]


def test_boxes_do_not_overlap(drawn):
    assert len(drawn.nodes) == 10
    assert [(a.role.pk, b.role.pk) for a, b in combinations(drawn.nodes, 2) if overlap(a, b)] == []


def test_boxes_lie_within_the_drawing(drawn):
    assert all(node.x >= 0 and node.x + node.width <= drawn.width - 8 for node in drawn.nodes)
    assert all(node.y >= 0 and node.y + node.height <= drawn.height for node in drawn.nodes)


def test_a_career_level_is_a_column_and_higher_is_further_right(drawn):
    column = {}
    for node in drawn.nodes:
        assert column.setdefault(node.role.career_level, node.x) == node.x
    assert sorted(column) == sorted(column, key=column.get)
    assert [x for x, _ in drawn.columns] == sorted(column.values())
    assert [name for _, name in drawn.columns] == ["Entry", "Mid", "Senior", "Executive"]


def test_a_track_is_a_band_with_its_roles_below_its_line(drawn):
    lines = [line for line, _, _ in drawn.bands]
    assert [name for _, _, name in drawn.bands] == ["Track 0", "Track 1", "Track 2"]
    for node in drawn.nodes:
        own = int(node.role.track.name[-1])
        assert lines[own] < node.y
        assert own == 2 or node.y + node.height < lines[own + 1]


def test_every_step_is_a_curve_from_the_edge_of_one_box_to_the_edge_of_another(drawn):
    rights = {(node.x + node.width, node.y + node.height // 2) for node in drawn.nodes}
    lefts = {(node.x, node.y + node.height // 2) for node in drawn.nodes}
    assert len(drawn.curves) == 90
    for curve in drawn.curves:
        assert tuple(numbers(curve.path)[:2]) in rights
        assert tuple(numbers(curve.arrow)[:2]) in lefts | rights
        assert tuple(numbers(curve.path)[-2:]) != tuple(numbers(curve.path)[:2])


def test_every_curve_stays_within_the_drawing(drawn):
    """The view box starts at -8, so its right edge is at width - 8."""
    for curve in drawn.curves:
        x1, _, b1, _, b2, _, x2, _ = numbers(curve.path)
        points = [(x1 + 3 * b1 * t + 3 * b2 * t**2 + x2 * t**3) / (1 + t) ** 3 for t in (0, 0.5, 1, 2)]
        assert max(points) <= drawn.width - 8
        assert min(numbers(curve.arrow)[::2]) >= 0


def test_steps_from_or_to_roles_that_are_not_drawn_are_left_out():
    one, two = roles([1, 2])
    drawn = draw([one], [(one.pk, two.pk, "promotion"), (two.pk, one.pk, "move")])
    assert drawn.curves == []


def test_neighbours_are_quiet():
    one, two = roles([1, 2])
    assert [node.is_quiet for node in draw([one, two], [], quiet=[two]).nodes] == [False, True]


@pytest.mark.parametrize("title", ["A", "Senior Machine Learning Engineer of Everything There Is", "x" * 150])
def test_a_title_takes_two_lines_at_most_inside_its_box(title):
    [role] = roles([1])
    role.title = title
    [node] = draw([role], []).nodes
    assert 1 <= len(node.lines) <= 2
    assert all(node.y < baseline < node.y + node.height and len(line) <= 19 for baseline, line in node.lines)


def test_an_empty_map_has_a_size_and_nothing_on_it():
    drawn = draw([], [])
    assert (drawn.nodes, drawn.curves, drawn.bands, drawn.columns) == ([], [], [], [])
    assert drawn.width > 0
    assert drawn.height > 0


@pytest.mark.django_db
def test_of_many_roles_only_tracks_that_somebody_climbs_are_drawn(monkeypatch):
    monkeypatch.setattr(career_map, "MOST_DRAWN", 3)
    ladder, list_only = factories.TrackFactory(position=1), factories.TrackFactory(position=0)
    low, high = (factories.published_role(track=ladder, career_level=level) for level in (1, 2))
    factories.published_role(track=list_only)
    assert career_map.promotions_drawn()[0].left_out == 0
    factories.published_role(track=list_only)
    low.steps.create(to_role=high, kind="promotion")
    drawn, roles = career_map.promotions_drawn()
    assert (roles, drawn.left_out) == ([low, high], 2)
