"""Common gaps: how many of many people miss what, by the same rule as one person and one requirement."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.cohort import cohort_of, common_gaps
from assessor.engine.gap import Profile, Requirement, Status, judge
from assessor.engine.levels import NOT_APPLICABLE, NOT_SURE
from tests.engine import reference
from tests.engine.strategies import answers, profiles

peoples = st.lists(answers, max_size=6)


def found(profile, people):
    return common_gaps(cohort_of(profile, people))


def slugs(*requirements, people):
    return "".join(one.requirement.skill for one in found(Profile(requirements), people))


@given(profiles(), peoples)
def test_the_numbers_are_those_of_judging_one_by_one(profile, people):
    lines = {one.requirement: one for one in found(profile, people)}
    assert set(lines) == set(profile.requirements)
    for requirement, line in lines.items():
        judged = [judge(requirement, given_answers) for given_answers in people]
        counts = Counter(one.status for one in judged)
        assert (line.gap, line.unknown, line.met, line.set_aside) == tuple(
            counts[status] for status in (Status.GAP, Status.UNKNOWN, Status.MET, Status.SET_ASIDE)
        )
        assert line.who == tuple(place for place, one in enumerate(judged) if one.status == Status.GAP)
        missing = [requirement.level - one.low for one in judged if one.status == Status.GAP]
        assert line.missing_levels == sum(missing)
        assert line.mean_missing == (Fraction(sum(missing), len(missing)) if missing else None)


@given(profiles(), peoples)
def test_the_order_is_that_of_the_reference(profile, people):
    def key(requirement):
        having = sum(reference.status(requirement, given_answers) == "gap" for given_answers in people)
        asked = requirement
        return -having, -asked.weight, not asked.essential, asked.name.casefold(), asked.skill

    assert [one.requirement for one in found(profile, people)] == sorted(profile.requirements, key=key)


@given(profiles(), peoples, st.randoms(use_true_random=False))
def test_the_order_of_requirements_and_people_is_irrelevant_to_the_counts(profile, people, random):
    turned = Profile(tuple(random.sample(profile.requirements, len(profile.requirements))))
    there, back = (
        [(one.requirement, one.gap, one.unknown, one.met, one.set_aside, one.missing_levels) for one in lines]
        for lines in (found(profile, people), found(turned, random.sample(people, len(people))))
    )
    assert there == back


def test_many_people_who_miss_nothing_add_nothing():
    (line,) = found(Profile((Requirement("a", 5, 1),)), [{"a": 3}, *[{"a": 5}] * 200, *[{}] * 200])
    assert (line.gap, line.met, line.unknown, line.missing_levels) == (1, 200, 200, 2)


def test_an_example_by_hand():
    python, sql = Requirement("python", 4, 2), Requirement("sql", 3, 5, alternatives=("spark",))
    people = [
        {"python": 1, "sql": 1, "spark": 2},  # three levels missing; one
        {"python": 4, "sql": 3},  # met; met, whatever Spark is
        {"python": 2, "sql": 0},  # two missing; open, as Spark may be anything
        {"python": NOT_SURE, "sql": NOT_APPLICABLE, "spark": NOT_APPLICABLE},  # open; set aside
    ]
    first, second = found(Profile((sql, python)), people)
    assert (first.requirement, first.who, first.unknown, first.met, first.set_aside) == (python, (0, 2), 1, 1, 0)
    assert (first.missing_levels, first.mean_missing) == (5, Fraction(5, 2))
    assert (second.requirement, second.who, second.unknown, second.met, second.set_aside) == (sql, (0,), 1, 1, 1)
    assert (second.gap, second.mean_missing) == (1, 1)


def test_what_most_people_miss_comes_first_then_weight_then_essential_then_name_then_slug():
    asked = [
        Requirement("a", 3, 2, name="beta"),
        Requirement("b", 3, 2, name="ALPHA"),
        Requirement("c", 3, 2, name="alpha"),
        Requirement("d", 3, 2, essential=True, name="zeta"),
        Requirement("e", 3, 3, name="zeta"),
        Requirement("f", 3, 1, name="zeta"),
    ]
    one, other = dict.fromkeys("abcdef", 2), dict.fromkeys("abcde", 3) | {"f": 0}
    assert slugs(*asked, people=[one, other]) == "fedbca"


def test_names_are_compared_whatever_their_case():
    names = {"a": "straße", "b": "STRASSE", "c": "strass"}
    assert slugs(*(Requirement(skill, 3, 2, name=name) for skill, name in names.items()), people=[]) == "cab"


def test_an_essential_cannot_be_set_aside():
    essential, optional = Requirement("a", 3, 2, essential=True), Requirement("b", 3, 2)
    lines = found(Profile((essential, optional)), [{"a": NOT_APPLICABLE, "b": NOT_APPLICABLE}])
    assert [(one.requirement.skill, one.unknown, one.set_aside) for one in lines] == [("a", 1, 0), ("b", 0, 1)]


@pytest.mark.parametrize("level", range(1, 6))
def test_missing_levels_are_counted_whatever_the_weight(level):
    asked = tuple(Requirement(f"s{weight}", level, weight) for weight in range(1, 6))
    people = [{one.skill: have for one in asked} for have in range(level)]
    assert {one.mean_missing for one in found(Profile(asked), people)} == {Fraction(level + 1, 2)}


def test_nobody_and_nothing():
    requirement = Requirement("a", 3, 2)
    (line,) = found(Profile((requirement,)), [])
    assert (line.who, line.gap, line.unknown, line.met, line.set_aside, line.mean_missing) == ((), 0, 0, 0, 0, None)
    assert found(Profile(()), [{"a": 1}, {}]) == []
    assert found(Profile(()), []) == []


def test_the_numbers_are_plain_integers():
    (line,) = found(Profile((Requirement("a", 3, 2),)), [{"a": 1}])
    numbers = [*line.who, line.unknown, line.met, line.set_aside, line.missing_levels]
    assert {type(number) for number in numbers} == {int}
