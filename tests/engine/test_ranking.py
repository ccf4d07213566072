"""Ranking: the same order and the same verdicts as one role at a time, without a value for every role."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.gap import Profile, Requirement, assess
from assessor.engine.levels import NOT_APPLICABLE, NOT_SURE
from assessor.engine.match import Verdict
from assessor.engine.matching import RoleMatch, closeness, compile_profiles, match_all, matches, nearest
from assessor.engine.ranking import Order, rank, ready_roles
from tests.engine import reference
from tests.engine.strategies import answers, catalogues

NARROW, WIDE = 109, 110  # requirements of weight 5: their points fit 16 bits, or do not
MOST = 3495  # as many as there may be


def one_by_one(profiles, given_answers):
    reports = {role: assess(profiles[role], given_answers) for role in profiles}
    return {role: RoleMatch(role, report.match, report.verdict) for role, report in reports.items()}


def ranked(profiles, given_answers, *order, **more):
    compiled = compile_profiles(profiles)
    return [compiled.roles[column] for column in rank(compiled, given_answers, *order, **more)]


def best_first(profiles, given_answers):
    """The order once more, from the reference: fractions, no match last, slugs."""

    def key(role):
        low, _ = reference.match(profiles[role], given_answers) or (Fraction(-1), None)
        return -low, role

    return sorted(profiles, key=key)


@given(catalogues(), answers)
def test_the_best_match_comes_first(profiles, given_answers):
    assert ranked(profiles, given_answers) == best_first(profiles, given_answers)


@given(catalogues(), answers, st.integers(0, 7))
def test_the_first_few_are_the_first_of_all(profiles, given_answers, count):
    compiled = compile_profiles(profiles)
    for order in Order:
        assert rank(compiled, given_answers, order, count) == rank(compiled, given_answers, order)[:count]


@given(catalogues(), answers)
def test_the_closest_come_first_as_in_nearest(profiles, given_answers):
    compiled = compile_profiles(profiles)
    alike = closeness(compiled, given_answers)
    expected = nearest(match_all(compiled, given_answers), alike, count=len(profiles))
    assert ranked(profiles, given_answers, Order.CLOSENESS) == [one.role for one in expected]


@given(catalogues(), answers, st.data())
def test_the_matches_of_some_roles_equal_one_role_at_a_time(profiles, given_answers, data):
    compiled = compile_profiles(profiles)
    everyone = one_by_one(profiles, given_answers)
    columns = data.draw(st.lists(st.sampled_from(range(len(profiles))))) if profiles else []
    assert matches(compiled, given_answers, columns) == [everyone[compiled.roles[column]] for column in columns]


@given(catalogues(), answers)
def test_the_ready_roles_are_those_with_that_verdict(profiles, given_answers):
    expected = {role for role, one in one_by_one(profiles, given_answers).items() if one.verdict == Verdict.READY}
    assert ready_roles(compile_profiles(profiles), given_answers) == expected


def catalogue_of(*weights):
    """A role for each number of weights, asking a (known to be met) and b (known to be missing)."""
    asked = [(Requirement("a", 1, met), Requirement("b", 1, missing)) for met, missing in weights]
    return {f"r{number}": Profile(two) for number, two in enumerate(asked)}


def test_the_smallest_difference_decides():
    """Two fractions as near to each other as sums of this size can be: 17,473/17,474 and 17,474/17,475."""
    profiles = catalogue_of((17_473, 1), (17_474, 1), (17_473, 1))
    assert ranked(profiles, {"a": 1, "b": 0}) == ["r1", "r0", "r2"]


def test_equal_fractions_are_ties_whatever_their_numbers():
    thirds = [(number, 2 * number) for number in range(1, 5801, 7)]
    profiles = catalogue_of(*thirds)
    assert ranked(profiles, {"a": 1, "b": 0}) == sorted(profiles)


def test_no_match_comes_after_a_match_of_nothing():
    profiles = {"a": Profile((Requirement("x", 3, 1),)), "b": Profile((Requirement("y", 3, 1),)), "c": Profile(())}
    assert ranked(profiles, {"x": NOT_APPLICABLE, "y": 0}) == ["b", "a", "c"]


def test_an_empty_catalogue_has_no_ranking():
    compiled = compile_profiles({})
    assert [rank(compiled, {"a": 1}, order) for order in Order] == [[], []]
    assert (ready_roles(compiled, {"a": 1}), match_all(compiled, {"a": 1})) == (frozenset(), [])


def test_places_are_plain_integers():
    compiled = compile_profiles({"r": Profile((Requirement("a", 3, 2),))})
    for order in Order:
        assert [type(place) for place in rank(compiled, {"a": 2}, order)] == [int]


@pytest.mark.parametrize("answer", [0, 3, 5, NOT_SURE, NOT_APPLICABLE])
@pytest.mark.parametrize("many", [NARROW, WIDE, MOST])
def test_the_heaviest_profiles_are_ranked_too(many, answer):
    asked = [Requirement(f"s{number}", 5, 5, essential=number < 2) for number in range(many)]
    profiles = {"light": Profile((Requirement("s1", 2, 1),)), "heavy": Profile(tuple(asked), 60)}
    given_answers = {one.skill: answer for one in asked}
    assert ranked(profiles, given_answers) == best_first(profiles, given_answers)
    everyone = one_by_one(profiles, given_answers)
    assert matches(compile_profiles(profiles), given_answers, [0]) == [everyone["heavy"]]
    expected = {role for role, one in everyone.items() if one.verdict == Verdict.READY}
    assert ready_roles(compile_profiles(profiles), given_answers) == expected


@given(answers)
def test_a_requirement_with_many_alternatives_stands_beside_those_with_few(given_answers):
    many = (Requirement("a", 3, 2), Requirement("b", 2, 1, alternatives=("c", "d", "e")), Requirement("f", 4, 5))
    few = (Requirement("g", 1, 3), Requirement("a", 5, 4, alternatives=("h",)), Requirement("c", 1, 2, essential=True))
    profiles = {"many": Profile(many), "few": Profile(few), "one": Profile((Requirement("h", 2, 1),))}
    assert ranked(profiles, given_answers) == best_first(profiles, given_answers)
    assert match_all(compile_profiles(profiles), given_answers) == sorted(one_by_one(profiles, given_answers).values())


def test_closeness_is_exact_where_its_sums_pass_64_bits():
    """416 roles and 6,990 skills, of which one role asks the half that the person has, and one the other half."""
    skills = [f"s{number}" for number in range(2 * MOST)]
    halves = [Profile(tuple(Requirement(skill, 5, 5) for skill in half)) for half in (skills[:MOST], skills[MOST:])]
    profiles = {"same": halves[0], "opposite": halves[1]} | {f"r{number}": Profile(()) for number in range(416)}
    given_answers = dict.fromkeys(skills[:MOST], 5) | dict.fromkeys(skills[MOST:], 0)
    alike = closeness(compile_profiles(profiles), given_answers)
    assert (alike.pop("same"), alike.pop("opposite"), set(alike.values())) == (1.0, -1.0, {0.0})


READY = [  # name, answers, is ready
    ("everything met", {"e": 3, "p": 5, "q": 5}, True),
    ("exactly enough", {"e": 3, "p": 5, "q": 1}, True),
    ("a point too few", {"e": 3, "p": 5, "q": 0}, False),
    ("an essential is missing", {"e": 2, "p": 5, "q": 5}, False),
    ("an essential is unknown", {"p": 5, "q": 5}, False),
    ("an essential is not applicable", {"e": NOT_APPLICABLE, "p": 5, "q": 5}, False),
    ("20 per cent set aside", {"e": 3, "p": 5, "q": NOT_APPLICABLE}, True),
    ("50 per cent set aside", {"e": 3, "p": NOT_APPLICABLE, "q": 5}, False),
]


@pytest.mark.parametrize(("given_answers", "is_ready"), [row[1:] for row in READY], ids=[row[0] for row in READY])
def test_when_a_role_is_ready(given_answers, is_ready):
    asked = (Requirement("e", 3, 3, essential=True), Requirement("p", 5, 5), Requirement("q", 5, 2))
    compiled = compile_profiles({"r": Profile(asked, ready_at=84)})
    assert ready_roles(compiled, given_answers) == ({"r"} if is_ready else set())
