"""Closeness: how alike a person's pattern and a role's pattern are. It may float, so it decides nothing."""

from dataclasses import replace
from fractions import Fraction
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.gap import Profile, Requirement
from assessor.engine.match import Match, Verdict
from assessor.engine.matching import RoleMatch, closeness, compile_profiles, nearest
from tests.engine.strategies import answers, catalogues


def counted(requirement, given_answers):
    """The member whose level counts: the best known, else the first that applies."""
    members = (requirement.skill, *requirement.alternatives)
    known = [(given_answers[s], -place) for place, s in enumerate(members) if isinstance(given_answers.get(s), int)]
    if known:
        return members[-max(known)[1]]
    return next((s for s in members if given_answers.get(s) != "not-applicable"), members[0])


def asks(profile, given_answers, skill):
    """(level, weight x level) that a role asks of a skill; the most where it asks twice."""
    found = [r for r in profile.requirements if counted(r, given_answers) == skill]
    return max([0, *(r.level for r in found)]), max([0, *(r.weight * r.level for r in found)])


def centred(row):
    mean = Fraction(sum(row), len(row)) if row else 0
    return [one - mean for one in row]


def cosine(first, second):
    length = sqrt(sum(x * x for x in first)) * sqrt(sum(x * x for x in second))
    return float(sum(x * y for x, y in zip(first, second, strict=True))) / length if length else 0.0


def slow_closeness(profiles, given_answers):
    listed = {skill for p in profiles.values() for r in p.requirements for skill in r.members}
    known = sorted(skill for skill in listed if isinstance(given_answers.get(skill), int))
    asked = {role: [asks(profile, given_answers, skill) for skill in known] for role, profile in profiles.items()}
    means = [
        [Fraction(sum(row[k][i] for row in asked.values()), len(asked)) for k in range(len(known))] for i in (0, 1)
    ]
    person = centred([given_answers[skill] - means[0][k] for k, skill in enumerate(known)])
    rows = {role: centred([row[k][1] - means[1][k] for k in range(len(known))]) for role, row in asked.items()}
    return {role: cosine(person, row) for role, row in rows.items()}


@given(catalogues(), answers)
def test_closeness_agrees_with_a_slow_reference(profiles, given_answers):
    found = closeness(compile_profiles(profiles), given_answers)
    assert found == pytest.approx(slow_closeness(profiles, given_answers), abs=1e-6)


@given(catalogues(), answers)
def test_closeness_lies_between_minus_one_and_one(profiles, given_answers):
    found = closeness(compile_profiles(profiles), given_answers)
    assert sorted(found) == sorted(profiles)
    assert all(-1 <= one <= 1 for one in found.values())


@given(catalogues(), answers, st.randoms(use_true_random=False))
def test_closeness_is_not_changed_by_order_to_the_last_bit(profiles, given_answers, random):
    shuffled, roles = list(given_answers.items()), list(profiles.items())
    random.shuffle(shuffled)
    random.shuffle(roles)
    turned = {role: Profile(profile.requirements[::-1], profile.ready_at) for role, profile in roles}
    again = closeness(compile_profiles(turned), dict(shuffled))
    assert again == closeness(compile_profiles(profiles), given_answers)


def test_beyond_64_bits_closeness_is_the_same():
    """So many skills that the sums could pass 64 bits; the ones nobody rated change nothing."""
    asked = [(Requirement("a", 4, 3), Requirement("b", 2, 5, alternatives=("c",))), (Requirement("c", 5, 1),)]
    compiled = compile_profiles({"one": Profile(asked[0]), "other": Profile(asked[1]), "none": Profile(())})
    wide = replace(compiled, skills=compiled.skills | {f"phantom {number}": 0 for number in range(100_000)})
    given_answers = {"a": 3, "b": 1, "c": 4}
    assert closeness(wide, given_answers) == closeness(compiled, given_answers) != dict.fromkeys(compiled.roles, 0.0)


def test_a_flat_pattern_is_like_nothing():
    compiled = compile_profiles({"r": Profile((Requirement("a", 3, 2),))})
    assert closeness(compiled, {"a": 5}) == {"r": 0.0}
    assert closeness(compiled, {}) == {"r": 0.0}


def test_the_same_pattern_is_one_and_its_opposite_minus_one():
    profiles = {"left": Profile((Requirement("a", 4, 3),)), "right": Profile((Requirement("b", 4, 3),))}
    assert closeness(compile_profiles(profiles), {"a": 4, "b": 0}) == {"left": 1.0, "right": -1.0}


def found(role):
    return RoleMatch(role, Match(0, 0, 60, 1, 0, 1), Verdict.NOT_YET)


def test_the_nearest_five_come_closest_first_and_ties_by_slug():
    alike = {"f": 0.5, "e": 0.5, "d": 0.9, "c": -0.1, "b": 0.0, "a": -0.2}
    for order in ("abcdef", "fedcba"):
        assert [one.role for one in nearest([found(role) for role in order], alike)] == list("defbc")
