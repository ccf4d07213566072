"""Side by side: every skill that a role asks for has one line, and what differs stands first."""

from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.gap import Profile, Requirement
from assessor.engine.side_by_side import side_by_side
from tests.engine.strategies import profiles

few = st.lists(profiles(), min_size=1, max_size=3)


def lines(*several):
    return [(line.skill, line.differs) for line in side_by_side([Profile(tuple(each)) for each in several])]


@given(few)
def test_each_skill_that_is_asked_first_has_one_line(several):
    found = [line.skill for line in side_by_side(several)]
    assert len(found) == len(set(found))
    assert set(found) == {one.skill for profile in several for one in profile.requirements}


@given(few)
def test_a_role_asks_for_a_skill_by_a_requirement_that_it_serves(several):
    for line in side_by_side(several):
        for profile, asked in zip(several, line.asked, strict=True):
            serving = [one for one in profile.requirements if line.skill in one.members]
            own = [one for one in serving if one.skill == line.skill]
            assert asked == (own or serving or [None])[0]


@given(profiles())
def test_a_role_does_not_differ_from_itself(profile):
    assert not any(line.differs for line in side_by_side([profile, profile]))


@given(few, st.randoms(use_true_random=False))
def test_the_order_of_a_profile_is_irrelevant_to_the_skills_it_asks_first(several, random):
    turned = [Profile(tuple(random.sample(one.requirements, len(one.requirements)))) for one in several]
    plain = [
        [Profile(tuple(r for r in one.requirements if not r.alternatives)) for one in some]
        for some in (several, turned)
    ]
    named = [[_nameless(one) for one in some] for some in plain]
    assert side_by_side(named[0]) == side_by_side(named[1])


def _nameless(profile):
    return Profile(tuple(Requirement(one.skill, one.level, one.weight, one.essential) for one in profile.requirements))


def test_what_differs_stands_first_then_essentials_then_weight_then_name():
    first = [
        Requirement("same", 3, 5, essential=True),
        Requirement("light", 3, 1, name="Zeta"),
        Requirement("heavy", 3, 4),
        Requirement("alpha", 3, 1, name="alpha"),
        Requirement("core", 3, 1, essential=True),
    ]
    second = [Requirement("same", 3, 1, essential=True)]
    assert lines(first, second) == [
        ("core", True),
        ("heavy", True),
        ("alpha", True),
        ("light", True),
        ("same", False),
    ]


def test_a_level_an_essential_and_an_alternative_make_a_difference_and_a_weight_does_not():
    plain = Requirement("a", 3, 3)
    assert lines([plain], [Requirement("a", 4, 3)]) == [("a", True)]
    assert lines([plain], [Requirement("a", 3, 3, essential=True)]) == [("a", True)]
    assert lines([plain], [Requirement("a", 3, 3, alternatives=("b",))]) == [("a", True)]
    assert lines([plain], [Requirement("a", 3, 5)]) == [("a", False)]


def test_what_is_taken_in_place_of_another_skill_has_a_line_only_where_it_is_asked_first():
    either = Requirement("a", 3, 3, alternatives=("b",))
    assert [line.skill for line in side_by_side([Profile((either,)), Profile((either,))])] == ["a"]
    (line,) = [
        one for one in side_by_side([Profile((either,)), Profile((Requirement("b", 3, 3),))]) if one.skill == "b"
    ]
    assert line.asked == (either, Requirement("b", 3, 3))
