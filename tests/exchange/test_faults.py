"""Each fault of a document is named with file and entry, and nothing of the document is loaded."""

import pytest

from tests.exchange.documents import FILE, load_document, problems_of, requirement, resource, role, rows, skill, small

pytestmark = pytest.mark.django_db


def python(raw):
    return raw["skills"][0]


def junior(raw):
    return raw["roles"][0]


def first(raw):
    return junior(raw)["profile"]["requirements"][0]


def circle(raw):
    python(raw)["prerequisites"] = [{"level": 1, "skill": "modelling", "needs": 2}]


# What is done to a good document, and how the message then begins and ends after the name of the file.
FAULTS = {
    "unknown skill in a requirement": (
        lambda raw: first(raw).update(skill="cobol"),
        'role junior: profile: unknown skill "cobol"',
    ),
    "unknown skill as an alternative": (
        lambda raw: first(raw).update(alternatives=["cobol"]),
        'role junior: profile: unknown skill "cobol"',
    ),
    "unknown skill in a prerequisite": (
        lambda raw: python(raw).update(prerequisites=[{"level": 2, "skill": "cobol", "needs": 1}]),
        'skill python: prerequisites: unknown skill "cobol"',
    ),
    "unknown skill of a resource": (
        lambda raw: raw["resources"].append(resource("cobol")),
        'resource Learn cobol: unknown skill "cobol"',
    ),
    "unknown group": (lambda raw: python(raw).update(group="magic"), 'skill python: unknown group "magic"'),
    "unknown track": (lambda raw: junior(raw).update(track="magic"), 'role junior: unknown track "magic"'),
    "unknown source of a fact": (
        lambda raw: junior(raw)["facts"][0].update(source="hearsay"),
        'role junior: unknown source "hearsay"',
    ),
    "unknown source of pay": (
        lambda raw: junior(raw)["pay"][0].update(source="hearsay"),
        'role junior: unknown source "hearsay"',
    ),
    "unknown source of a role": (
        lambda raw: junior(raw).update(sources=["hearsay"]),
        'role junior: unknown source "hearsay"',
    ),
    "unknown role of a step": (
        lambda raw: junior(raw).update(steps=[{"to": "king", "kind": "move"}]),
        'role junior: steps: unknown role "king"',
    ),
    "step to itself": (
        lambda raw: junior(raw).update(steps=[{"to": "junior", "kind": "move"}]),
        "role junior: steps: the role leads to itself",
    ),
    "step twice": (
        lambda raw: junior(raw)["steps"].append({"to": "senior", "kind": "move"}),
        'role junior: steps: "senior" stands twice',
    ),
    "source twice": (
        lambda raw: junior(raw).update(sources=["survey", "survey"]),
        'role junior: sources: "survey" stands twice',
    ),
    "skill twice": (lambda raw: raw["skills"].append(skill("python", name="Snake")), "skill python: stands twice"),
    "name twice": (
        lambda raw: raw["skills"].append(skill("snake", name="PYTHON")),
        'skill snake: is called "PYTHON", as "python" already is',
    ),
    "role twice": (
        lambda raw: raw["roles"].append(role("junior", requirement("python"), title="Other")),
        "role junior: stands twice",
    ),
    "title twice": (
        lambda raw: raw["roles"].append(role("other", requirement("python"), title="Junior")),
        'role other: is called "Junior", as "junior" already is',
    ),
    "resource twice": (
        lambda raw: raw["resources"].append(resource("python")),
        "resource Learn python: stands twice for skill python",
    ),
    "requirement twice": (
        lambda raw: junior(raw)["profile"]["requirements"].append(requirement("python")),
        'role junior: profile: skill "python" stands twice',
    ),
    "requirement that is its own alternative": (
        lambda raw: first(raw).update(alternatives=["python"]),
        'role junior: profile: skill "python" stands twice',
    ),
    "prerequisite twice": (
        lambda raw: raw["skills"][2]["prerequisites"].append({"level": 2, "skill": "python", "needs": 2}),
        'skill modelling: prerequisites: level 2 names "python" twice',
    ),
    "prerequisite of itself": (
        lambda raw: python(raw).update(prerequisites=[{"level": 2, "skill": "python", "needs": 1}]),
        "skill python: prerequisites: the skill names itself",
    ),
    "circle": (
        circle,
        "skill modelling: prerequisites form a circle: modelling 2 needs python 1, which needs modelling 2",
    ),
    "missing anchor": (lambda raw: python(raw)["anchors"].pop("3"), "skill python: anchors no text for level 3"),
    "empty anchor": (
        lambda raw: python(raw)["anchors"].update({"3": "  "}),
        "skill python: anchors 3 must not be empty (it says '  ')",
    ),
    "empty profile": (
        lambda raw: junior(raw).update(profile={"requirements": []}),
        "role junior: profile requirements must not be empty",
    ),
    "pay from high to low": (
        lambda raw: junior(raw)["pay"][0].update(high=1),
        "role junior: pay number 1 high (1) is below low (50000)",
    ),
    "resource that leads nowhere": (
        lambda raw: raw["resources"][0].update(from_level=2),
        "resource Learn python: to_level (2) must be above from_level (2)",
    ),
    "earlier version without number": (
        lambda raw: junior(raw).update(earlier_profiles=[{"requirements": [requirement("python")]}]),
        "role junior: earlier_profiles: each needs its version",
    ),
    "earlier version twice": (
        lambda raw: junior(raw).update(earlier_profiles=[{"version": 1, "requirements": [requirement("python")]}] * 2),
        "role junior: earlier_profiles: version 1 stands twice",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_and_nothing_is_loaded(fault):
    change, message = FAULTS[fault]
    raw = small()
    before = rows()
    change(raw)
    assert problems_of(raw) == [f"{FILE}: {message}"]
    assert rows() == before


def test_the_good_document_has_no_fault():
    assert problems_of(small()) == []


def test_an_earlier_version_is_earlier():
    raw = small()
    junior(raw)["profile"]["version"] = 2
    junior(raw)["earlier_profiles"] = [{"version": 2, "requirements": [requirement("python")]}]
    assert problems_of(raw) == [f"{FILE}: role junior: earlier_profiles: version 2 is not earlier than 2"]


def test_all_faults_are_reported_at_once():
    raw = small()
    for fault in ("unknown group", "unknown track", "unknown skill of a resource", "skill twice"):
        FAULTS[fault][0](raw)
    assert len(problems_of(raw)) == 4


def test_a_fault_in_the_last_entry_leaves_a_filled_database_as_it_was():
    load_document(small())
    before = rows()
    raw = small()
    python(raw)["description"] = "New."
    raw["resources"][-1]["skill"] = "cobol"
    assert len(problems_of(raw)) == 1
    assert rows() == before


def test_a_circle_with_what_is_in_the_database_is_found():
    load_document(small())
    raw = {"skills": [skill("python", prerequisites=[{"level": 1, "skill": "modelling", "needs": 2}])]}
    [problem] = problems_of(raw)
    assert problem.startswith(f"{FILE}: skill python: prerequisites form a circle: ")


def test_a_name_that_another_entry_of_the_database_has_is_refused():
    load_document(small())
    assert problems_of({"skills": [skill("snake", name="Python")]}) == [
        f'{FILE}: skill snake: is called "Python", as "python" already is'
    ]


def test_names_that_change_places_are_refused_and_nothing_is_changed():
    load_document(small())
    before = rows()
    raw = small()
    python(raw)["name"], raw["skills"][1]["name"] = "Statistics", "Python"
    [problem] = problems_of(raw)
    assert "two entries claim the same name" in problem
    assert rows() == before
