"""Every kind of row that is refused: with its line, its column and the reason; and then nothing can be applied."""

import pytest

from roles.exchange.tables.preview import preview
from roles.models import Skill
from tests.exchange.documents import load_document, small
from tests.exchange.tables import LESSON, anchors_of, asks, refusals, table, told

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _catalogue():
    load_document(small())


NEW = {"skill": "Rust", "kind": "technical", "group": "making"}
ROLE = {"role": "Captain", "track": "ladder", "career level": 3}

REFUSED = {
    "a name that nothing has": (
        table("requirements", asks("junior", "Pyhton")),
        '2: skill: there is no skill called "Pyhton"; did you mean "Python"?',
    ),
    "a name that nothing has and nothing is near": (
        table("steps", {"role": "junior", "next role": "Xyz", "kind": "move"}),
        '2: next role: there is no role called "Xyz".',
    ),
    "a needed cell that is empty": (table("requirements", asks("junior", "python", "")), "2: level: is empty."),
    "a level beyond the scale": (
        table("requirements", asks("junior", "python", 6)),
        '2: level: must be a whole number from 1 to 5, not "6".',
    ),
    "a level that is no whole number": (
        table("requirements", asks("junior", "python", "3.5")),
        '2: level: must be a whole number from 1 to 5, not "3.5".',
    ),
    "a weight in words": (
        table("requirements", asks("junior", "python", 3, "high")),
        '2: weight: must be a whole number from 1 to 5, not "high".',
    ),
    "neither yes nor no": (
        table("requirements", asks("junior", "python", essential="maybe")),
        '2: essential: must be yes or no, not "maybe".',
    ),
    "an alternative that nothing is called": (
        table("requirements", asks("junior", "python", alternatives="statistics; Cobol")),
        '2: alternatives: there is no skill called "Cobol".',
    ),
    "a skill that its own row names again": (
        table("requirements", asks("junior", "python", alternatives="Python")),
        "2: alternatives: the role's rows name Python in this row already.",
    ),
    "a skill that the role names twice": (
        table("requirements", asks("junior", "python"), asks("Junior", "Python")),
        "3: skill: the role's rows name Python in line 2 already.",
    ),
    "a kind that there is not": (
        table("steps", {"role": "junior", "next role": "senior", "kind": "jump"}),
        '2: kind: must be promotion, specialisation or move, not "jump".',
    ),
    "a step to the same role": (
        table("steps", {"role": "junior", "next role": "Junior", "kind": "move"}),
        "2: next role: a career step leads to another role.",
    ),
    "a row that stands twice": (
        table("steps", *[{"role": "junior", "next role": "senior", "kind": "move"}] * 2),
        "3: Stands in line 2 already.",
    ),
    "a skill that needs itself": (
        table("prerequisites", {"skill": "python", "level": 2, "needs": "Python", "needs level": 1}),
        "2: needs: a skill cannot need itself; its lower levels are needed anyway.",
    ),
    "a circle": (
        table("prerequisites", {"skill": "python", "level": 1, "needs": "modelling", "needs level": 3}),
        "2: Closes a circle: Modelling 2 needs Python 1, which needs Modelling 3, which needs Modelling 2.",
    ),
    "a new skill without a kind": (
        table("skills", {"skill": "Rust", "group": "making"}),
        "2: kind: is empty, and needed for a new one.",
    ),
    "a new skill without texts": (
        table("skills", NEW),
        "2: A new skill needs a text for levels 1, 2, 3, 4, 5, in the table Anchors.",
    ),
    "a group that there is not": (
        table("skills", NEW | {"group": "Makin"}),
        '2: group: there is no group called "Makin"; did you mean "Making"?',
    ),
    "a kind of skill that there is not": (
        table("skills", NEW | {"kind": "hard"}),
        '2: kind: must be technical or soft, not "hard".',
    ),
    "a slug with blanks": (
        table("skills", NEW | {"slug": "not a slug"}),
        '2: slug: must be at most 100 letters, digits, hyphens and underscores, not "not a slug".',
    ),
    "a second slug for a name": (
        table("skills", NEW | {"skill": "Python", "slug": "snake"}),
        '2: slug: Python is there already, as "python"; write that, or leave the cell empty.',
    ),
    "a name of which no slug can be made": (
        table("skills", NEW | {"skill": "???"}),
        "2: slug: write one, as none can be made from the name.",
    ),
    "a new name that makes a slug which is taken": (
        table("skills", NEW | {"skill": "Python!"}),
        '2: slug: write another, as "python" is that of Python already.',
    ),
    "a name that is too long": (
        table("skills", NEW | {"skill": "x" * 151}),
        "2: skill: holds 151 characters; 150 are the most.",
    ),
    "a text for a new level that is empty": (
        table("anchors", {"skill": "Rust", "level": 1, "practice": "Try."}, {"skill": "python", "level": 9}),
        '2: skill: there is no skill called "Rust".',
    ),
    "hours beyond all measure": (
        table("anchors", {"skill": "python", "level": 1, "hours": 5001}),
        '2: hours: must be a whole number from 1 to 5000, not "5001".',
    ),
    "a career level that there is not": (
        table("roles", ROLE | {"career level": 8}),
        '2: career level: must be a whole number from 1 to 7, not "8".',
    ),
    "a track that there is not": (
        table("roles", ROLE | {"track": "Nowhere"}),
        '2: track: there is no track called "Nowhere".',
    ),
    "another title that is too long": (
        table("roles", ROLE | {"also known as": f"Boss; {'x' * 151}"}),
        "2: also known as: holds 151 characters; 150 are the most.",
    ),
    "a link that is not https": (
        table("resources", LESSON | {"link": "http://example.org"}),
        '2: link: the address must begin with https://, not "http://example.org".',
    ),
    "a link of endless length": (
        table("resources", LESSON | {"link": f"https://example.org/{'x' * 500}"}),
        "2: link: holds an address of more than 500 characters.",
    ),
    "a resource that leads nowhere": (
        table("resources", LESSON | {"from level": 3}),
        "2: to level: must be above the from level, 3, not 3.",
    ),
    "a language that is no code": (
        table("resources", LESSON | {"language": "English!"}),
        '2: language: must be a language\'s code, such as en, not "English!".',
    ),
    "a day that there is not": (
        table("resources", LESSON | {"last checked": "31.12.2025"}),
        '2: last checked: must be a day, written 2026-01-31, not "31.12.2025".',
    ),
    "a new resource that says too little": (
        table("resources", {"skill": "Python", "title": "A book", "provider": "A press"}),
        (
            "2: link: is empty, and needed for a new one. hours: is empty, and needed for a new one. "
            "free: is empty, and needed for a new one. from level: is empty, and needed for a new one. "
            "to level: is empty, and needed for a new one."
        ),
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_row_is_refused_with_line_column_and_reason(kind):
    file, message = REFUSED[kind]
    assert refusals(file)[0] == message


def test_all_faults_of_a_row_are_told_at_once():
    row = asks("nobody", "python", 9, 9)
    (only,) = refusals(table("requirements", row))
    assert only.count("must be a whole number") == 2
    assert 'role: there is no role called "nobody".' in only


def test_a_name_that_two_have_is_refused():
    Skill.objects.filter(slug="listening").update(name="PYTHON")
    (only,) = refusals(table("requirements", asks("junior", "pYthon")))
    assert only.startswith('2: skill: "pYthon" may mean PYTHON (slug listening) or Python (slug python); write ')
    assert refusals(table("requirements", asks("junior", "python"), asks("junior", "PYTHON"))) == []


def test_a_slug_that_is_the_name_of_another_is_refused():
    Skill.objects.filter(slug="listening").update(name="python")
    assert "may mean" in refusals(table("requirements", asks("junior", "python")))[0]


def test_a_name_of_another_is_not_given_to_a_second():
    row = {"skill": "Statistics", "slug": "python"}
    assert refusals(table("skills", row)) == ['2: skill python: is called "Statistics", as "statistics" already is.']


def test_with_one_refused_row_nothing_can_be_applied():
    rows = [asks("junior", "python", 5), asks("junior", "listening", 7), asks("senior", "python", 2)]
    shown = preview([table("requirements", *rows)])
    assert shown.prepared is None
    assert shown.drafts == []
    assert [row.kind for row in shown.rows if row.line] == ["changed", "refused", "changed"]


def test_a_refused_row_is_not_taken_for_one_that_is_gone():
    shown = told(table("requirements", asks("junior", "python", 2, 5, essential="yes"), asks("junior", "listening", 7)))
    assert [line for line in shown if "removed" in line] == []


def test_rows_that_name_a_refused_new_skill_are_not_refused_for_it():
    found = refusals(table("skills", NEW | {"kind": "hard"}), anchors_of("Rust"))
    assert found == ['2: kind: must be technical or soft, not "hard".']


def test_only_so_many_names_are_searched_for_near_ones():
    rows = [asks("junior", f"Pyhton{n}") for n in range(60)]
    assert sum("did you mean" in line for line in refusals(table("requirements", *rows))) == 30
