"""The roles of the built-in catalogue: all that must be covered, each asking for enough, all connected."""

from collections import Counter
from itertools import product

import pytest

ENTRY, MID, SENIOR, LEAD, MANAGER, DIRECTOR, EXECUTIVE = range(1, 8)

# The list of roles to cover: title, and the levels on the ladder that its wording allows.
ROLES = {
    "Junior AI Engineer": [ENTRY],
    "AI Engineer": [MID],
    "Senior AI Engineer": [SENIOR],
    "Lead AI Engineer": [LEAD],
    "AI Team Lead": [MANAGER],
    "Director of AI": [DIRECTOR],
    "Chief AI Officer": [EXECUTIVE],
    "AI Systems Engineer": [MID],
    "Junior AI/ML Engineer": [ENTRY],
    "AI/ML Systems Engineer": [MID],
    "Senior AI/ML Engineer": [SENIOR],
    "AI/ML Team Lead or Manager": [MANAGER],
    "Software Engineer": [ENTRY],
    "AI/ML Software Engineer": [MID],
    "AI Architect": [SENIOR, LEAD],
    "Junior Machine Learning Engineer": [ENTRY],
    "Machine Learning Engineer": [MID],
    "Lead Machine Learning Engineer": [SENIOR],
    "Deep Learning Engineer": [MID],
    "NLP Engineer": [MID],
    "Computer Vision Engineer": [MID],
    "AI Research Assistant": [ENTRY],
    "AI Research Scientist": [MID],
    "Data Scientist": [ENTRY, MID],
    "Data Engineer": [MID],
    "Data Engineering Expert": [SENIOR],
    "Azure Data Engineer": [MID],
    "Data Cloud Platform Engineer": [MID],
    "Data Issue Manager": [MID],
    "MLOps Engineer": [MID],
    "AI Application Developer": [MID],
    "AI Product Manager": [MID, SENIOR],
    "Machine Learning Consultant": [MID, SENIOR],
    "AI Ethics Engineer": [MID],
    "AI Ethics and Policy Analyst": [MID],
    "AI Security Engineer": [MID],
    "Junior Data Engineer": [ENTRY],
    "Senior Data Engineer": [SENIOR],
    "Lead or Manager, Data Engineering": [LEAD],
    "Data Architect": [LEAD],
}
OTHER_TITLES = {
    "Engineering Lead, AI Systems": "Lead AI Engineer",
    "Mid-Level AI/ML Engineer": "AI/ML Systems Engineer",
    "AI/ML Researcher": "AI Research Scientist",
    "AI Consultant": "Machine Learning Consultant",
}
# The rows of that list of which the articles say little: their requirements are the editors' judgement.
JUDGED = [7, 12, 13, 16, 18, 22, 24, 25, 30, 31, 32, *range(34, 41)]
ARTICLES = {
    "AI Systems Engineer",
    "AI Machine Learning Systems Engineer",
    "AI Engineer Jobs",
    "Engineering Lead, AI Systems",
    "AI/ML Software Engineer",
}


@pytest.fixture(scope="session")
def roles(document):
    return {role.title: role for role in document.roles}


@pytest.fixture(scope="session")
def skills(document):
    return {skill.slug: skill for skill in document.skills}


def test_exactly_the_roles_to_cover_are_there(roles):
    assert len(ROLES) == 40
    assert roles.keys() == ROLES.keys()


@pytest.mark.parametrize("title", ROLES)
def test_a_role_stands_at_its_level(roles, title):
    assert roles[title].career_level in ROLES[title]


@pytest.mark.parametrize("title", OTHER_TITLES)
def test_a_role_is_known_by_its_other_title(roles, title):
    assert title in roles[OTHER_TITLES[title]].also_known_as


def test_a_role_of_which_little_is_said_says_so(roles):
    judged = {title for number, title in enumerate(ROLES, 1) if number in JUDGED}
    assert {role.title for role in roles.values() if role.editors_judgement} == judged


@pytest.mark.parametrize("title", ROLES)
def test_a_role_asks_for_14_to_30_skills_technical_and_soft(roles, skills, title):
    asked = roles[title].profile.requirements
    assert 14 <= len(asked) <= 30
    kinds = Counter(skills[one.skill].kind for one in asked)
    assert min(kinds["technical"], kinds["soft"]) >= 3


@pytest.mark.parametrize("title", ROLES)
def test_weights_differ_and_essentials_are_chosen_with_care(roles, title):
    asked = roles[title].profile.requirements
    assert len({one.weight for one in asked}) >= 3
    assert 3 <= sum(one.essential for one in asked) <= 7
    assert [one.skill for one in asked if one.essential and one.weight < 3] == []


@pytest.mark.parametrize("title", ROLES)
def test_a_role_is_described_with_where_that_is_said(roles, title):
    role = roles[title]
    assert role.summary
    assert role.sources
    assert {"responsibility", "education", "experience"} <= {fact.kind for fact in role.facts}


def test_sources_are_the_titles_of_the_articles(document):
    assert {source.title for source in document.sources} == ARTICLES


def test_pay_rows_have_a_source(document, roles):
    rows = [row for role in roles.values() for row in role.pay]
    assert {row.source for row in rows} <= {source.slug for source in document.sources}


def test_the_article_that_states_no_year_or_region_is_given_none(document, roles):
    [third] = [source.slug for source in document.sources if source.title == "AI Engineer Jobs"]
    rows = [row for role in roles.values() for row in role.pay if row.source == third]
    assert rows
    assert {(row.year, row.region) for row in rows} == {(None, "")}


@pytest.mark.parametrize("title", ROLES)
def test_levels_along_a_promotion_go_down_only_where_the_change_note_names_the_skill(roles, skills, title):
    by_slug = {role.slug: role for role in roles.values()}
    before = {one.skill: one.level for one in roles[title].profile.requirements}
    for step in roles[title].steps:
        after = by_slug[step.to].profile
        lower = [one.skill for one in after.requirements if one.level < before.get(one.skill, 0)]
        if step.kind == "promotion":
            note = after.change_note.casefold()
            assert [slug for slug in lower if skills[slug].name.casefold() not in note] == [], step.to


def test_a_promotion_never_leads_downwards(roles):
    level = {role.slug: role.career_level for role in roles.values()}
    steps = [(role, step) for role in roles.values() for step in role.steps if step.kind == "promotion"]
    assert [(role.slug, step.to) for role, step in steps if level[step.to] < role.career_level] == []


def test_steps_connect_all_roles(roles):
    links = {(role.slug, step.to) for role in roles.values() for step in role.steps}
    links |= {(end, start) for start, end in links}
    reached = {"junior-ai-engineer"}
    for _ in roles:
        reached |= {end for start, end in links if start in reached}
    assert reached == {role.slug for role in roles.values()}


def test_no_role_is_a_dead_end_without_a_next_step(roles):
    assert [role.slug for role in roles.values() if not role.steps] == []


def test_no_two_roles_ask_for_the_same(roles):
    asks = {role.slug: role.profile.asks()[1] for role in roles.values()}
    same = [(a, b) for a, b in product(asks, asks) if a < b and asks[a] == asks[b]]
    assert same == []


def test_the_documents_choice_of_languages_is_an_alternative(roles):
    [python] = [one for one in roles["AI Engineer"].profile.requirements if one.skill == "python"]
    assert set(python.alternatives) == {"r", "java", "cpp"}
