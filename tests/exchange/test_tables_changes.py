"""What tables change: an empty cell nothing, a missing row nothing, and a role's requirements only its draft."""

from datetime import date

import pytest

from roles.exchange.export import export_json
from roles.exchange.tables.preview import preview
from roles.models import Requirement, Role, RoleProfile, ScheduledPublication, Skill
from tests.exchange.documents import load_document, rows, small
from tests.exchange.tables import anchors_of, asks, bring_in, table, told

pytestmark = pytest.mark.django_db

JUNIOR = [asks("Junior", "Python", 2, 5, essential="yes"), asks("Junior", "Listening", 2, 1, essential="no")]


@pytest.fixture(autouse=True)
def _catalogue():
    load_document(small())


def draft_of(slug: str) -> dict:
    return next(role for role in export_json()["roles"] if role["slug"] == slug)["draft"]


def test_looking_changes_nothing():
    before = rows()
    preview([table("requirements", asks("junior", "python", 5)), anchors_of("Python")])
    assert rows() == before


def test_the_rows_of_a_role_become_its_draft_and_what_is_published_stays():
    published = rows()["Requirement"]
    shown = bring_in(
        table("requirements", asks("Junior", "Statistics", 4, 2), JUNIOR[0] | {"level": 3, "alternatives": "modelling"})
    )
    assert [(draft.slug, draft.replaces) for draft in shown.drafts] == [("junior", False)]
    assert [(one["skill"], one["level"], one["essential"]) for one in draft_of("junior")["requirements"]] == [
        ("statistics", 4, False),
        ("python", 3, True),
    ]
    assert draft_of("junior")["requirements"][1]["alternatives"] == ["modelling"]
    assert rows()["Requirement"][: len(published)] == published
    assert RoleProfile.objects.get(role__slug="junior", status="published").version == 1
    assert draft_of("senior") is None


def test_each_row_says_what_it_changes_and_what_is_gone_is_told():
    wanted = [asks("Junior", "Statistics", 4, 2), JUNIOR[0] | {"level": 3, "alternatives": "modelling"}]
    assert told(table("requirements", *wanted)) == [
        "Junior: Statistics: added New: level 4 Proficient, weight 2, not essential.",
        (
            "Junior: Python: changed Level raised from 2 Advanced beginner to 3 Competent. "
            "Serves as well from now on: Modelling."
        ),
        "Junior: Listening: removed Asked for no more: there is no row for it.",
    ]


def test_what_is_asked_for_already_makes_no_draft():
    assert told(table("requirements", *JUNIOR)) == []
    assert not preview([table("requirements", *JUNIOR)]).changes_anything


def test_another_order_is_a_change_and_told():
    assert told(table("requirements", *reversed(JUNIOR))) == [
        "Junior: changed The requirements stand in another order."
    ]
    bring_in(table("requirements", *reversed(JUNIOR)))
    assert [one["skill"] for one in draft_of("junior")["requirements"]] == ["listening", "python"]


def test_another_order_of_alternatives_is_a_change_and_told():
    rows_of = [JUNIOR[0] | {"alternatives": "modelling; statistics"}, JUNIOR[1]]
    bring_in(table("requirements", *rows_of))
    rows_of[0] |= {"alternatives": "statistics; modelling"}
    assert told(table("requirements", *rows_of)) == ["Junior: Python: changed The alternatives stand in another order."]


def test_a_draft_that_is_there_is_what_a_file_is_compared_with_and_is_replaced():
    bring_in(table("requirements", JUNIOR[0] | {"level": 4}, JUNIOR[1]))
    shown = preview([table("requirements", *JUNIOR)])
    assert [draft.replaces for draft in shown.drafts] == [True]
    bring_in(table("requirements", *JUNIOR))
    assert [one["level"] for one in draft_of("junior")["requirements"]] == [2, 2]
    assert RoleProfile.objects.filter(role__slug="junior").count() == 2


def test_a_draft_keeps_its_note_and_from_when_one_is_ready():
    raw = small()
    raw["roles"][0]["profile"]["ready_at"] = 70
    load_document(raw)
    bring_in(table("requirements", JUNIOR[0]))
    RoleProfile.objects.filter(status="draft").update(change_note="Less to listen to.")
    assert draft_of("junior")["ready_at"] == 70
    bring_in(table("requirements", JUNIOR[1]))
    assert (draft_of("junior")["ready_at"], draft_of("junior")["change_note"]) == (70, "Less to listen to.")


def test_a_day_that_was_decided_for_a_replaced_draft_is_told():
    bring_in(table("requirements", JUNIOR[0]))
    ScheduledPublication.objects.create(profile=RoleProfile.objects.get(status="draft"), day=date(2031, 2, 3))
    assert preview([table("requirements", JUNIOR[1])]).notes == [
        "Junior: its draft was to be published on 03 February 2031. The new draft has no day yet."
    ]


def test_empty_cells_of_requirements_are_a_no_and_none_but_a_missing_column_leaves_them():
    first, second = ({key: row[key] for key in ("role", "skill", "level", "weight")} for row in JUNIOR)
    assert told(table("requirements", first, second)) == []
    assert told(table("requirements", first, second, columns=[*first, "essential"])) == [
        "Junior: Python: changed Not essential any more."
    ]


def test_an_empty_cell_leaves_what_is_there():
    bring_in(table("skills", {"skill": "Listening", "description": "To hear."}))
    before = export_json()
    file = table("skills", {"skill": "Listening", "kind": "", "group": "", "description": ""})
    assert told(file) == []
    bring_in(file)
    assert export_json() == before


def test_a_row_that_is_missing_deletes_nothing():
    before = export_json()
    step = {"role": "junior", "next role": "senior", "kind": "promotion"}
    bring_in(
        table("skills", {"skill": "Python"}),
        table("anchors", {"skill": "Python", "level": 1}),
        table("roles", {"role": "junior"}),
        table("steps", step),
    )
    assert export_json() == before


def test_a_new_skill_comes_with_its_texts_in_the_same_files_and_goes_to_the_end():
    skill = {"skill": "Rust", "kind": "Technical", "group": "making", "description": "Fast."}
    bring_in(
        table("requirements", *JUNIOR, asks("junior", "rust")),
        anchors_of("Rust"),
        table("prerequisites", {"skill": "Rust", "level": 2, "needs": "Python", "needs level": 3}),
        table("skills", skill),
    )
    rust = Skill.objects.get(slug="rust")
    assert (rust.name, rust.kind, rust.group.slug, rust.anchors.count()) == ("Rust", "technical", "making", 5)
    assert [one["slug"] for one in export_json()["skills"]][:4] == ["python", "statistics", "modelling", "rust"]
    assert rust.prerequisites.get().needs.slug == "python"
    assert Requirement.objects.filter(skill=rust, profile__status="draft").exists()


def test_a_whole_catalogue_is_filled_from_tables():
    bring_in(
        table("groups", {"group": "Sailing", "description": "On water."}),
        table("tracks", {"track": "The sea", "summary": "Salt."}),
        table("skills", {"skill": "Knots", "kind": "technical", "group": "Sailing"}),
        anchors_of("Knots"),
        table("roles", {"role": "Sailor", "track": "The sea", "career level": 1, "also known as": "Seaman; Tar"}),
        table("requirements", asks("Sailor", "Knots", 2, 5, essential="yes")),
        table("steps", {"role": "Sailor", "next role": "Junior", "kind": "move"}),
    )
    sailor = Role.objects.get(slug="sailor")
    assert (sailor.track.slug, sailor.also_known_as) == ("the-sea", ["Seaman", "Tar"])
    assert draft_of("sailor")["requirements"][0]["skill"] == "knots"
    assert sailor.steps.get().to_role.slug == "junior"


def test_with_its_slug_a_thing_is_given_another_name():
    assert told(table("skills", {"skill": "Serpents", "slug": "python"})) == [
        'Serpents: changed Skill: "Python" becomes "Serpents".'
    ]
    bring_in(
        table("skills", {"skill": "Serpents", "slug": "python"}), table("requirements", asks("junior", "Serpents"))
    )
    assert Skill.objects.get(slug="python").name == "Serpents"


def test_changes_of_every_table_are_told_in_words():
    files = [
        table("groups", {"group": "Making", "description": "With hands."}),
        table("tracks", {"track": "Ladder", "summary": "Down."}),
        table("anchors", {"skill": "Python", "level": 1, "practice": "Print.", "hours": 10}),
        table("prerequisites", {"skill": "modelling", "level": 2, "needs": "python", "needs level": 2}),
        table("roles", {"role": "Senior", "track": "Side", "career level": 3, "editors' judgement": "yes"}),
        table("steps", {"role": "junior", "next role": "senior", "kind": "move"}),
        table("resources", {"skill": "python", "title": "Learn python", "provider": "School", "free": "no"}),
    ]
    assert told(*files) == [
        'Making: changed Description: "With hands.".',
        'Ladder: changed Summary: "Up." becomes "Down.".',
        'Python, level 1: changed Practice: "Write a script." becomes "Print.". Hours: "12" becomes "10".',
        'Modelling 2 needs Python: changed Needs level: "1" becomes "2".',
        (
            'Senior: changed Track: "Ladder" becomes "Side". Career level: "2" becomes "3". '
            'Editors\' judgement: "no" becomes "yes".'
        ),
        'Junior to Senior: changed Kind: "promotion" becomes "move".',
        'Learn python (Python): changed Free: "yes" becomes "no".',
    ]
    bring_in(*files)
    assert told(*files) == []
    assert Skill.objects.get(slug="python").anchors.get(level=1).text == "Do python as at level 1."
