"""What the rules of the catalogue's health find, over plain values."""

from datetime import date

from roles.health import RULES, AskedFor, CatalogueNow, ResourceNow, RoleNow, SkillNow

TODAY = date(2026, 3, 1)
ALL = frozenset(range(1, 6))
PYTHON, SQL, SPARK = SkillNow("Python", described=ALL), SkillNow("SQL", described=ALL), SkillNow("Spark", described=ALL)


def found(rule: str, **now) -> list[tuple[str, str]]:
    """What a rule finds, as names and words."""
    asked = next(one for one in RULES if one.slug == rule)
    return [(one.name, one.says) for one in asked.findings(CatalogueNow(TODAY, **now))]


def test_an_empty_catalogue_has_nothing_to_mend():
    assert [found(rule.slug) for rule in RULES] == [[] for _ in RULES]


def test_a_skill_is_wanted_when_it_is_asked_for_or_needed_for_what_is():
    skills = {1: PYTHON, 2: SQL, 3: SPARK, 4: SkillNow("Cobol"), 5: SkillNow("Ada")}
    needs = (((1, 3), (2, 2)), ((2, 2), (3, 1)), ((4, 1), (5, 1)))
    told = found("not-asked-for", skills=skills, asked={1: AskedFor(3)}, needs=needs)
    assert told == [("Ada", ""), ("Cobol", "")]


def test_a_draft_asks_as_well():
    assert found("not-asked-for", skills={1: PYTHON}, in_drafts=frozenset({1})) == []


def test_every_level_up_to_the_one_asked_for_wants_a_resource():
    resources = {1: ResourceNow("A course", 1, 0, 2), 2: ResourceNow("A book", 1, 3, 4)}
    told = found("no-resource", skills={1: PYTHON}, asked={1: AskedFor(5)}, resources=resources)
    assert told == [("Python", "levels 3 and 5 are without a resource")]
    assert found("no-resource", skills={1: PYTHON}, asked={1: AskedFor(2)}, resources=resources) == []


def test_a_role_leads_on_unless_there_is_nothing_above_it():
    roles = {1: RoleNow("Coder", 2, False), 2: RoleNow("Head", 7, False), 3: RoleNow("Junior", 1, True)}
    assert found("no-next-step", roles=roles) == [("Coder", "")]


def test_skills_of_frameworks_are_told_apart():
    skills = {
        1: SkillNow("Python", described=ALL - {3}),
        2: SkillNow("Law", is_imported=True, described=frozenset({2})),
        3: SQL,
    }
    assert found("not-described", skills=skills) == [("Python", "level 3 is not described")]
    assert found("imported-not-described", skills=skills) == [("Law", "levels 1, 3, 4 and 5 are not described")]


def test_what_is_asked_for_without_any_description_is_told_with_how_often():
    skills = {1: SkillNow("Ada"), 2: SkillNow("Law", is_imported=True), 3: SkillNow("Art", described=frozenset({1}))}
    asked = {1: AskedFor(2, 1), 2: AskedFor(2, 7), 3: AskedFor(2, 7)}
    told = found("asked-but-not-described", skills=skills, asked=asked)
    assert told == [("Ada", "asked for once"), ("Law", "asked for 7 times")]


def test_a_level_is_out_of_reach_when_what_it_needs_is_not_described():
    skills = {1: PYTHON, 2: SkillNow("SQL", described=frozenset({1, 3}))}
    needs = (((1, 3), (2, 2)), ((1, 2), (2, 1)))
    told = [("Python", "level 3 needs SQL 2, of which level 2 is not described")]
    assert found("out-of-reach", skills=skills, needs=needs) == told


def test_a_level_is_out_of_reach_when_it_needs_itself_by_way_of_others():
    needs = (((1, 2), (2, 2)), ((2, 2), (3, 1)), ((3, 1), (1, 3)))
    told = found("out-of-reach", skills={1: PYTHON, 2: SQL, 3: SPARK}, needs=needs)
    assert ("Spark", "level 1 needs Python 3, which needs level 1 in turn") in told
    assert len(told) == 3


def test_links_go_stale_after_a_year():
    days = {1: date(2025, 3, 1), 2: date(2025, 2, 28), 3: None}
    resources = {key: ResourceNow(f"Course {key}", 1, 0, 1, day) for key, day in days.items()}
    told = [("Course 2", "last looked at in February 2025"), ("Course 3", "never looked at")]
    assert found("old-link", resources=resources) == told


def test_what_is_found_is_listed_by_name():
    roles = {key: RoleNow(name, 2, False) for key, name in enumerate(["b", "C", "a"])}
    assert [name for name, _ in found("no-next-step", roles=roles)] == ["a", "b", "C"]
