"""Documents that name skills which were merged here: they name the skills that stay."""

from roles.exchange.following import follow_merges
from roles.exchange.problems import Origins
from tests.exchange.documents import requirement, resource, role, skill

NOW = {"merged_skills": [{"slug": "old", "into": "new"}]}


def followed(**raw: list) -> tuple[dict, list[str]]:
    origins = Origins("a.csv", {("skills", 0): "a.csv, line 2", ("skills", 1): "a.csv, line 3"})
    document, found, notes = follow_merges(raw, origins, NOW)
    assert found.file("skills", 0) == "a.csv, line 3" or not notes
    return document, [str(note) for note in notes]


def test_the_skill_and_its_resources_are_left_out_and_it_is_told():
    raw, notes = followed(skills=[skill("old"), skill("other")], resources=[resource("old"), resource("other")])
    assert [entry["slug"] for entry in raw["skills"]] == ["other"]
    assert [entry["skill"] for entry in raw["resources"]] == ["other"]
    assert notes == ["a.csv, line 2: skill old: was merged here into new"]


def test_requirements_become_what_merging_made_of_them():
    asked = [
        requirement("old", 4, 2, essential=True),
        requirement("new", 2, 5),
        requirement("other", alternatives=["old"]),
    ]
    raw, _ = followed(skills=[skill("old"), skill("other")], roles=[role("maker", *asked), role("idle")])
    assert raw["roles"][0]["profile"]["requirements"] == [
        {"skill": "new", "level": 4, "weight": 5, "essential": True, "alternatives": []},
        {"skill": "other", "level": 3, "weight": 3, "essential": False, "alternatives": []},
    ]
    assert raw["roles"][1]["profile"] is None


def test_prerequisites_name_the_skill_that_stays_once_and_never_lead_to_themselves():
    needs = [{"level": 2, "skill": name, "needs": at} for name, at in (("old", 2), ("new", 1))]
    raw, _ = followed(skills=[skill("old"), skill("other", prerequisites=needs), skill("new", prerequisites=needs[:1])])
    assert raw["skills"][0]["prerequisites"] == [{"level": 2, "skill": "new", "needs": 2}]
    assert raw["skills"][1]["prerequisites"] == []


def test_nothing_is_touched_when_nothing_was_merged():
    raw = {"skills": [skill("other")]}
    assert follow_merges(raw, Origins("a"), NOW)[0] is raw
