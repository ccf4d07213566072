"""Roads between roles: rung by rung, the shortest by hours, honest when a search ends early."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.careers import KINDS, Career
from assessor.engine.gap import Profile, Requirement
from assessor.engine.learning_path import everything
from assessor.engine.reach import Reach
from assessor.engine.road import Raise, nearest, newly_asked, shortest_roads, walk
from assessor.engine.steps import Skills
from tests.engine import road_reference
from tests.engine.strategies import SKILLS, answers, profiles, requirements, skills

ROLES = ("admin", "baker", "clerk", "diver", "envoy")


@st.composite
def choosy_profiles(draw):
    """Few requirements, many of them with alternatives."""
    asked = draw(st.lists(st.sampled_from(SKILLS), unique=True, max_size=3))
    return Profile(tuple(draw(requirements(skill)) for skill in asked))


@st.composite
def worlds(draw):
    """Profiles, careers, answers and skills; about every second career step is there."""
    asked = {role: draw(profiles(max_size=4) | choosy_profiles()) for role in ROLES}
    kinds = st.sampled_from([None, None, *KINDS])
    careers = {}
    for role in ROLES:
        drawn = [(to, draw(kinds)) for to in ROLES if to != role]
        careers[role] = Career(1, tuple((to, kind) for to, kind in drawn if kind))
    return asked, careers, draw(answers), draw(skills())


def reach_of(world) -> Reach:
    asked, _, given_answers, catalogue = world
    return Reach(asked, given_answers, catalogue)


def reference_hours(world, roles) -> int:
    asked, _, given_answers, catalogue = world
    return road_reference.hours(asked, given_answers, catalogue, roles)


def roles_of(road) -> tuple[str, ...]:
    return (road.start, *(rung.role for rung in road.rungs))


@given(worlds())
def test_the_shortest_and_the_next_best_roads_are_those_of_trying_every_road(world):
    found = shortest_roads(reach_of(world), world[1], "admin", "envoy")
    roads = [road for road in (found.shortest, *found.others) if road]
    assert [(road.hours, roles_of(road)) for road in roads] == road_reference.best_roads(*world, "admin", "envoy")
    assert (found.at_least, found.is_complete) == (None, True)


@given(worlds(), st.permutations(ROLES), st.integers(1, 5))
def test_a_rung_is_the_whole_learning_path_from_the_levels_held_by_then(world, order, length):
    asked, _, given_answers, catalogue = world
    reach, held = reach_of(world), 0
    roles = ("start", *order[:length])
    rungs, _ = road_reference.walked(asked, given_answers, catalogue, roles)
    for role, expected in zip(roles[1:], rungs, strict=True):
        now = reach.after(held, role)
        assert set(reach.steps(now & ~held)) == expected
        assert reach.hours(now & ~held) == sum(catalogue.hours[step] for step in expected)
        held = now


@given(worlds(), st.permutations(ROLES), st.integers(0, 4))
def test_nobody_stays_below_the_hours_that_a_role_is_said_to_take_at_least(world, order, length):
    reach, held = reach_of(world), 0
    for role in order[:length]:
        held = reach.after(held, role)
    for goal in ROLES:
        assert reach.at_least(held, goal) <= reach.hours(reach.after(held, goal))
        for role in ROLES:
            assert reach.at_least(held, goal) <= reach.hours(reach.after(reach.after(held, role), goal))


@given(worlds(), st.integers(0, 4))
def test_a_search_that_ends_early_still_shows_a_road_and_claims_no_more_than_it_knows(world, explored):
    best = road_reference.best_roads(*world, "admin", "envoy")
    found = shortest_roads(reach_of(world), world[1], "admin", "envoy", explored=explored)
    if not best:
        assert found.shortest is None
        return
    assert roles_of(found.shortest) in road_reference.all_roads(world[1], "admin", "envoy")
    assert found.shortest.hours == reference_hours(world, roles_of(found.shortest))
    if found.at_least is None:
        assert found.shortest.hours == best[0][0]
    else:
        assert found.at_least <= best[0][0]
        assert found.at_least < found.shortest.hours
        assert not found.is_complete
        assert found.others == ()
    if found.is_complete:
        assert [road.hours for road in (found.shortest, *found.others)] == [hours for hours, _ in best]


@given(worlds(), st.sets(st.sampled_from(KINDS)))
def test_a_road_may_be_of_some_kinds_of_step_only(world, kinds):
    found = shortest_roads(reach_of(world), world[1], "admin", "envoy", kinds=kinds, others=0)
    roads = road_reference.all_roads(world[1], "admin", "envoy", kinds)
    if found.shortest is None:
        assert roads == []
    else:
        assert found.shortest.hours == min(reference_hours(world, roles) for roles in roads)
        assert {rung.kind for rung in found.shortest.rungs} <= kinds
        assert found.others == ()


@given(worlds())
def test_what_is_near_is_sorted_by_the_hours_of_the_learning_path(world):
    asked, careers, given_answers, catalogue = world
    start = road_reference.completed(given_answers, catalogue)
    expected = sorted((everything(asked[role], start, catalogue).hours, role) for role in ROLES if role != "admin")
    near = nearest(reach_of(world), careers, "admin", ROLES)
    assert [(one.hours, one.role) for one in near] == expected
    assert {one.role: one.kind for one in near if one.kind} == dict(careers["admin"].steps)


@given(worlds(), st.randoms(use_true_random=False))
def test_the_same_input_in_any_order_gives_the_same_roads(world, random):
    asked, careers, given_answers, catalogue = world

    def shuffled(values):
        items = list(values)
        random.shuffle(items)
        return items

    again = {role: Career(1, tuple(shuffled(careers[role].steps))) for role in shuffled(careers)}
    reach = Reach(dict(shuffled(asked.items())), dict(shuffled(given_answers.items())), catalogue)
    found = shortest_roads(reach, again, "admin", "envoy")
    assert found == shortest_roads(reach_of(world), careers, "admin", "envoy")


HOURS = Skills({(skill, level): 10 * level for skill in SKILLS for level in range(1, 6)})


def asks(*asked: tuple) -> Profile:
    """Requirements as (level, skill, alternatives ...)."""
    return Profile(tuple(Requirement(skill, level, 1, alternatives=others) for level, skill, *others in asked))


def ladder(**steps: str) -> dict[str, Career]:
    """Promotions, each role's as one string of letters."""
    return {role: Career(1, tuple((to, "promotion") for to in ends)) for role, ends in steps.items()}


def test_levels_add_up_along_a_road():
    asked = {"s": asks(), "m": asks((2, "a")), "t": asks((3, "a"), (1, "b"))}
    reach, careers = Reach(asked, {}, HOURS), ladder(s="m", m="t", t="")
    road = walk(reach, careers, ("s", "m", "t"))
    assert [(rung.role, rung.kind, rung.hours) for rung in road.rungs] == [
        ("m", "promotion", 30),
        ("t", "promotion", 40),
    ]
    assert road.rungs[1].raised == (Raise("a", 2, 3, 30), Raise("b", 0, 1, 10))
    assert road.hours == 70
    assert road.stops == ("m",)


def test_a_level_already_held_never_reopens_what_it_needs():
    catalogue = Skills(HOURS.hours, {("a", 2): (("b", 5),), ("a", 3): (("c", 1),)})
    asked = {"s": asks(), "t": asks((3, "a"))}
    road = walk(Reach(asked, {"a": 2}, catalogue), ladder(s="t", t=""), ("s", "t"))
    assert road.rungs[0].raised == (Raise("a", 2, 3, 30), Raise("c", 0, 1, 10))


def test_what_does_not_apply_adds_no_steps():
    asked = {"s": asks(), "t": asks((3, "a"), (1, "b", "c"))}
    road = walk(Reach(asked, {"a": "not-applicable", "b": "not-applicable"}, HOURS), ladder(s="t"), ("s", "t"))
    assert road.rungs[0].raised == (Raise("c", 0, 1, 10),)


def test_steps_of_which_the_catalogue_knows_no_hours_are_not_planned():
    catalogue = Skills({("a", 1): 5, ("b", 1): 9}, {("a", 1): (("x", 1),)})
    asked = {"s": asks(), "t": asks((1, "a"), (1, "a", "b"))}
    road = walk(Reach(asked, {}, catalogue), ladder(s="t"), ("s", "t"))
    assert road.rungs[0].raised == (Raise("b", 0, 1, 9),)


def test_two_roles_that_are_not_joined_by_a_step_are_no_rung():
    with pytest.raises(KeyError):
        walk(Reach({"s": asks(), "t": asks()}, {}, HOURS), ladder(s="", t=""), ("s", "t"))


def test_holding_more_may_lead_to_fewer_hours_so_such_a_road_is_followed_too():
    """By way of x one comes to g with some b, and chooses b there, which t asks for anyway; without it one chooses a,
    which is of no use later."""
    asked = {"s": asks(), "x": asks((2, "b")), "h": asks(), "g": asks((3, "a", "b")), "t": asks((3, "b"))}
    reach, careers = Reach(asked, {}, HOURS), ladder(s="hx", x="h", h="g", g="t", t="")
    found = shortest_roads(reach, careers, "s", "t")
    assert (roles_of(found.shortest), found.shortest.hours) == (tuple("sxhgt"), 60)
    assert walk(reach, careers, tuple("shgt")).hours == 120


def test_equal_hours_go_to_fewer_rungs_and_then_by_slugs():
    asked = dict.fromkeys("spqrt", asks((1, "a")))
    found = shortest_roads(Reach(asked, {}, HOURS), ladder(s="rqp", p="rt", q="t", r="t", t=""), "s", "t")
    assert [roles_of(road) for road in (found.shortest, *found.others)] == [tuple("spt"), tuple("sqt"), tuple("srt")]


def test_an_other_road_is_not_one_of_those_before_with_stops_added_but_the_direct_step_aside():
    asked = dict.fromkeys("spqt", asks((1, "a")))
    found = shortest_roads(Reach(asked, {}, HOURS), ladder(s="tpq", p="qt", q="pt", t=""), "s", "t")
    assert [roles_of(road) for road in (found.shortest, *found.others)] == [tuple("st"), tuple("spt"), tuple("sqt")]


def test_an_other_road_takes_at_most_half_as_many_hours_again():
    asked = {"s": asks(), "p": asks((1, "b")), "q": asks((1, "b"), (1, "c")), "t": asks((1, "a"), (1, "d"))}
    found = shortest_roads(Reach(asked, {}, HOURS), ladder(s="tpq", p="t", q="t", t=""), "s", "t")
    assert [road.hours for road in (found.shortest, *found.others)] == [20, 30]


def test_an_other_road_has_at_most_two_rungs_more():
    asked = dict.fromkeys("sabcdet", asks((1, "a")))
    careers = ladder(s="tac", a="b", b="t", c="d", d="e", e="t", t="")
    found = shortest_roads(Reach(asked, {}, HOURS), careers, "s", "t")
    assert [roles_of(road) for road in (found.shortest, *found.others)] == [tuple("st"), tuple("sabt")]


def test_without_career_steps_there_is_no_road():
    found = shortest_roads(Reach({"s": asks(), "t": asks()}, {}, HOURS), ladder(s="", t="s"), "s", "t")
    assert (found.shortest, found.others, found.at_least) == (None, (), None)


def test_steps_to_roles_that_are_not_published_lead_nowhere():
    careers = ladder(s="xt", x="t", t="x")
    found = shortest_roads(Reach({"s": asks(), "t": asks()}, {}, HOURS), careers, "s", "t")
    assert roles_of(found.shortest) == ("s", "t")
    assert found.others == ()


def test_what_is_new_is_asked_for_by_no_member_before_essentials_first():
    before = asks((1, "a"), (1, "b", "c"))
    after = Profile(
        (
            Requirement("c", 1, 5),
            Requirement("d", 1, 2, name="Delta"),
            Requirement("e", 1, 2, name="alpha"),
            Requirement("f", 1, 1, essential=True),
            Requirement("g", 1, 5, alternatives=("a",)),
        )
    )
    assert [one.skill for one in newly_asked(before, after)] == ["f", "e", "d"]
