"""Which role could come next: from the current role, from the best ready role, or an entry role."""

from assessor.engine.careers import Career, NextRole, next_roles, within_reach
from assessor.engine.match import Match, Verdict
from assessor.engine.matching import RoleMatch

CAREERS = {
    "junior": Career(1, (("architect", "move"), ("expert", "specialisation"), ("senior", "promotion"))),
    "senior": Career(3, (("lead", "promotion"),)),
    "lead": Career(4, ()),
    "expert": Career(3, (("architect", "promotion"), ("lead", "move"))),
    "architect": Career(4, (("senior", "move"),)),
}


def found(role: str, low: int = 90, verdict: str = "ready", assessed: int = 100, possible: int = 100) -> RoleMatch:
    return RoleMatch(role, Match(low, possible, possible, assessed, 0, 100), Verdict(verdict))


def names(suggested: list[NextRole]) -> list[str]:
    return [one.role for one in suggested]


ALL = [found(role, verdict="not-yet") for role in CAREERS]


def test_a_current_role_suggests_its_steps_promotions_first():
    expected = [("senior", "promotion"), ("expert", "specialisation"), ("architect", "move")]
    assert [(one.role, one.kind) for one in next_roles(CAREERS, ALL, "junior")] == expected


def test_a_current_role_goes_before_the_role_somebody_is_ready_for():
    assert names(next_roles(CAREERS, [*ALL[1:], found("junior")], "senior")) == ["lead"]


def test_steps_of_one_kind_come_as_listed():
    careers = {"a": Career(1, (("d", "move"), ("b", "promotion"), ("c", "promotion"))), **CAREERS}
    assert names(next_roles(careers, [found(role) for role in "abcd"], "a")) == ["b", "c", "d"]


def test_a_role_that_was_not_matched_is_not_suggested():
    assert names(next_roles(CAREERS, [found("senior")], "junior")) == ["senior"]


def test_without_a_current_role_the_highest_ready_role_leads_on():
    ready = [found("junior", low=100), found("senior", low=85), found("lead", verdict="not-yet")]
    assert next_roles(CAREERS, ready) == [NextRole("lead", "promotion")]


def test_among_ready_roles_of_one_level_the_best_match_leads_on():
    matched = [found("architect", verdict="not-yet"), found("lead", verdict="not-yet")]
    assert names(next_roles(CAREERS, [*matched, found("expert", 91), found("senior", 90)])) == ["architect", "lead"]
    assert names(next_roles(CAREERS, [*matched, found("expert", 90), found("senior", 91)])) == ["lead"]


def test_equal_matches_are_told_apart_as_fractions_and_then_by_slug():
    matched = [found("architect", verdict="not-yet"), found("lead", verdict="not-yet")]
    big = 10**20
    nearly = found("expert", low=9 * big - 1, possible=10 * big)
    assert names(next_roles(CAREERS, [*matched, nearly, found("senior", 9 * big, possible=10 * big)])) == ["lead"]
    assert names(next_roles(CAREERS, [*matched, found("senior"), found("expert")])) == ["architect", "lead"]


def test_an_unknown_current_role_counts_as_none():
    matched = [found("senior"), found("lead", verdict="not-yet")]
    assert next_roles(CAREERS, matched, "astronaut") == [NextRole("lead", "promotion")]


def test_the_top_of_a_ladder_leads_nowhere():
    assert next_roles(CAREERS, [found("senior"), found("lead")]) == []


def test_with_no_ready_role_the_three_best_entry_roles_are_suggested():
    careers = {role: Career(1) for role in "abcde"} | {"z": Career(2)}
    lows = {"a": 10, "b": 30, "c": 20, "d": 30, "e": 5, "z": 80}
    suggested = next_roles(careers, [found(role, low, "not-yet") for role, low in lows.items()])
    assert suggested == [NextRole(role, "entry") for role in "bdc"]


def test_an_entry_role_without_a_match_comes_last():
    careers = {"a": Career(1), "b": Career(1)}
    nothing = RoleMatch("a", Match(0, 0, 0, 0, 100, 100), Verdict.UNDECIDED)
    assert names(next_roles(careers, [nothing, found("b", 0, "not-yet")])) == ["b", "a"]


def test_less_than_half_assessed_is_never_ready_for():
    alike = dict.fromkeys(CAREERS, 0.0)
    half, less = found("senior", assessed=50), found("lead", assessed=49)
    assert within_reach(CAREERS, [half, less], alike) == [half]
    assert next_roles(CAREERS, [half, less]) == [NextRole("lead", "promotion")]
    assert next_roles(CAREERS, [less, found("junior", 10, "not-yet")]) == [NextRole("junior", "entry")]


def test_roles_within_reach_come_by_career_level_then_closeness_then_slug():
    alike = {"junior": 0.9, "senior": 0.2, "lead": 0.1, "expert": 0.3, "architect": 0.1}
    every = [found(role) for role in CAREERS]
    expected = ["architect", "lead", "expert", "senior", "junior"]
    assert [one.role for one in within_reach(CAREERS, every, alike)] == expected
    assert [one.role for one in within_reach(CAREERS, every[::-1], alike)] == expected


def test_only_ready_roles_are_within_reach():
    others = [found("senior", verdict="undecided"), found("lead", verdict="not-yet")]
    assert within_reach(CAREERS, others, dict.fromkeys(CAREERS, 0.0)) == []
