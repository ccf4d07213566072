"""All roles at once give the same match as one role at a time, bit for bit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.gap import Profile, Requirement, assess
from assessor.engine.matching import RoleMatch, compile_profiles, match_all
from tests.engine.strategies import SKILLS, answers, catalogues


def one_by_one(profiles, given_answers):
    reports = {role: assess(profiles[role], given_answers) for role in sorted(profiles)}
    return [RoleMatch(role, report.match, report.verdict) for role, report in reports.items()]


@given(catalogues(), answers)
def test_all_roles_equal_one_role(profiles, given_answers):
    assert match_all(compile_profiles(profiles), given_answers) == one_by_one(profiles, given_answers)


@given(catalogues(), answers, st.randoms(use_true_random=False))
def test_the_order_of_the_catalogue_is_irrelevant(profiles, given_answers, random):
    turned = list(profiles.items())
    random.shuffle(turned)
    again = match_all(compile_profiles(dict(turned)), given_answers)
    assert again == match_all(compile_profiles(profiles), given_answers)


@given(catalogues(), st.lists(answers, max_size=3))
def test_one_person_leaves_no_trace_on_the_next(profiles, people):
    compiled = compile_profiles(profiles)
    assert [match_all(compiled, one) for one in people] == [one_by_one(profiles, one) for one in people]


def test_the_sums_are_plain_integers():
    (found,) = match_all(compile_profiles({"r": Profile((Requirement("a", 3, 2),))}), {"a": 2})
    sums = [getattr(found.match, name) for name in type(found.match).__dataclass_fields__]
    assert [type(one) for one in sums] == [int] * 6


def test_skills_outside_the_catalogue_are_ignored():
    compiled = compile_profiles({"r": Profile((Requirement("a", 3, 2),))})
    assert match_all(compiled, {"a": 2, "z": 5}) == match_all(compiled, {"a": 2})


@pytest.mark.parametrize("answer", [0, 1, 5, "not-sure", "not-applicable", None])
def test_a_profile_as_heavy_as_the_packed_sums_can_hold(answer):
    asked = [Requirement(f"s{number}", 5, 5, essential=number % 2 == 0) for number in range(3495)]
    profiles = {"r": Profile(tuple(asked))}
    given_answers = {} if answer is None else {r.skill: answer for r in asked}
    assert match_all(compile_profiles(profiles), given_answers) == one_by_one(profiles, given_answers)


def test_a_heavier_profile_is_refused():
    asked = tuple(Requirement(f"s{number}", 1, 5) for number in range(3496))
    with pytest.raises(OverflowError):
        compile_profiles({"r": Profile(asked)})


def test_every_answer_to_every_skill_is_looked_up():
    asked = tuple(Requirement(skill, 4, 3, skill < "d") for skill in SKILLS)
    compiled = compile_profiles({"r": Profile(asked)})
    for answer in (*range(6), "not-sure", "not-applicable"):
        given_answers = dict.fromkeys(SKILLS, answer)
        assert match_all(compiled, given_answers) == one_by_one({"r": Profile(asked)}, given_answers)
