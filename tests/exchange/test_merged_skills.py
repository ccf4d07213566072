"""Skills that were merged, in documents: an export takes them along, and what names them otherwise is told of it."""

import pytest

from roles.exchange.export import export_json
from roles.exchange.incoming import Incoming, prepare
from roles.exchange.load import load
from roles.exchange.problems import CatalogueError, Origins
from roles.exchange.tables.names import Names
from roles.merging import merge
from roles.models import CatalogueRevision, Skill
from tests import factories
from tests.exchange.documents import empty_the_catalogue, load_document, requirement, skill

pytestmark = pytest.mark.django_db

GONE = 'merged into "python"; name that one instead'


@pytest.fixture
def old(db):
    """A skill that was merged, which a retired version still names."""
    skills = [factories.SkillFactory(slug=slug) for slug in ("python-3", "python")]
    factories.published_role({"skill": skills[0], "level": 4}, slug="coder")
    merge(*skills, CatalogueRevision.current())
    return Skill.including_merged.get(slug="python-3")


def refused(raw: dict) -> str:
    with pytest.raises(CatalogueError) as refusal:
        load(raw, Origins(whole="test.json"))
    return str(refusal.value)


def test_an_export_is_the_same_after_a_way_through_an_empty_database(old):
    document = export_json()
    assert [entry["slug"] for entry in document["skills"]] == ["python"]
    assert [(entry["slug"], entry["into"]) for entry in document["merged_skills"]] == [("python-3", "python")]
    Skill.including_merged.update(merged_into=None)
    empty_the_catalogue()
    load_document(document)
    assert export_json() == document
    assert not load_document(document).changed_anything


def test_an_export_that_comes_back_changes_nothing(old):
    load_document(export_json())  # puts positions in order
    assert not load_document(export_json()).changed_anything


def test_a_document_that_names_it_as_a_skill_is_told_which_one_stays(old):
    assert GONE in refused({"skills": [skill("python-3", group=old.group.slug)]})


def test_its_name_is_taken(old):
    assert 'is called as "python-3"' in refused({"skills": [skill("another", name="Python 3", group=old.group.slug)]})


@pytest.mark.parametrize("where", ["profile", "draft", "alternative", "prerequisite", "resource"])
def test_whatever_asks_for_it_is_told_which_one_stays(old, where):
    role = {"slug": "coder", "title": "Coder", "track": export_json()["roles"][0]["track"], "career_level": 2}
    raw = {
        "profile": {"roles": [role | {"profile": {"requirements": [requirement("python-3", 2, 2)]}}]},
        "draft": {"roles": [role | {"draft": {"requirements": [requirement("python-3", 2, 2)]}}]},
        "alternative": {
            "roles": [role | {"profile": {"requirements": [requirement("python", 2, 2, alternatives=["python-3"])]}}]
        },
        "prerequisite": {
            "skills": [
                skill("sql", group=old.group.slug) | {"prerequisites": [{"level": 2, "skill": "python-3", "needs": 1}]}
            ]
        },
        "resource": {
            "resources": [
                {
                    "skill": "python-3",
                    "title": "A course",
                    "provider": "A school",
                    "url": "https://example.org",
                    "hours": 3,
                    "free": True,
                    "from_level": 0,
                    "to_level": 1,
                }
            ]
        },
    }[where]
    assert GONE in refused(raw)


def test_another_format_is_told_as_well(old):
    raw = {"skills": [skill("python-3", group=old.group.slug)]}
    with pytest.raises(CatalogueError, match="name that one instead"):
        prepare(Incoming(raw, Origins(whole="test.xlsx")))


def entry(**changes) -> dict:
    values = {"slug": "cobol", "name": "Cobol", "kind": "technical", "group": "group-x", "into": "python"}
    return values | changes


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"slug": "python"}, "is a skill here"),
        ({"slug": "python-3", "into": "sql"}, 'was merged into "python" here'),
        ({"into": "nothing"}, 'unknown skill "nothing"'),
        ({"group": "nothing"}, 'unknown group "nothing"'),
        ({"framework": "nothing"}, 'unknown framework "nothing"'),
    ],
)
def test_a_merged_skill_that_does_not_fit_is_refused(old, changes, said):
    factories.SkillFactory(slug="sql")
    assert said in refused({"merged_skills": [entry(**{"group": old.group.slug} | changes)]})


def test_a_merged_skill_that_stands_twice_is_refused(old):
    twice = [entry(group=old.group.slug)] * 2
    assert "stands twice" in refused({"merged_skills": twice})


@pytest.mark.parametrize("text", ["python-3", "Python 3", " PYTHON  3 "])
def test_a_row_of_a_table_is_told_which_one_stays(text):
    names = Names("skills")
    names.add("python", "Python")
    names.bury("python-3", "Python 3", "python")
    with pytest.raises(ValueError, match='was merged into "Python"; name that one instead'):
        names.meant(text)
