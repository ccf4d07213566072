"""The exports of DDaT as a document: role levels on ladders, texts that read well, and what is left out and said so."""

import pytest

from roles.exchange.ddat import read_ddat
from roles.exchange.ddat_rules import anchor, clean, kind_of, sentences, slug_of
from roles.exchange.problems import CatalogueError
from tests.exchange.ddat_exports import UNDEFINED, asked, roles, skills, write
from tests.exchange.files import csv_bytes


@pytest.fixture
def incoming(tmp_path):
    return read_ddat(*write(tmp_path))


def notes(incoming) -> list[str]:
    return [str(note) for note in incoming.notes]


def faults(*files, **options) -> str:
    with pytest.raises(CatalogueError) as error:
        read_ddat(*files, **options)
    return str(error.value)


def test_role_levels_are_roles_of_a_track_from_the_least_senior_up(incoming):
    assert [(role["slug"], role["track"], role["career_level"]) for role in incoming.raw["roles"]] == [
        ("ddat-junior-sky-painter", "ddat-sky-painter", 1),
        ("ddat-sky-painter", "ddat-sky-painter", 2),
        ("ddat-lead-sky-painter", "ddat-sky-painter", 4),
        ("ddat-rain-keeper", "ddat-rain-keeper", 2),
    ]
    assert incoming.raw["tracks"][0] == {
        "slug": "ddat-sky-painter",
        "name": "Sky painter",
        "summary": "A Sky painter paints. In this role, you will: plan; paint.",
    }


def test_each_leads_to_the_next_rung(incoming):
    steps = {role["slug"]: [step["to"] for step in role["steps"]] for role in incoming.raw["roles"]}
    assert steps == {
        "ddat-junior-sky-painter": ["ddat-sky-painter"],
        "ddat-sky-painter": ["ddat-lead-sky-painter"],
        "ddat-lead-sky-painter": [],
        "ddat-rain-keeper": [],
    }


def test_four_named_levels_become_1_2_4_and_5(incoming):
    asks = [(one["skill"], one["level"], one["weight"]) for one in incoming.raw["roles"][2]["profile"]["requirements"]]
    assert asks == [("ddat-brushes", 5, 3), ("ddat-clouds", 4, 3)]


def test_texts_read_well_and_levels_that_are_not_described_have_none(incoming):
    texts = {skill["name"]: skill["anchors"] for skill in incoming.raw["skills"]}
    assert texts == {
        "Brushes": {"1": "Hold a brush; wash it.", "2": "Mix colours.", "4": "Choose.", "5": "Teach."},
        "Clouds": {"1": "See them.", "2": "Tell them apart.", "5": "Make them."},
        "Stakeholder talks": {},
    }


def test_skills_are_grouped_by_the_family_that_asks_for_them_most(incoming):
    assert [(skill["name"], skill["group"], skill["kind"]) for skill in incoming.raw["skills"]] == [
        ("Brushes", "ddat-weather-skills", "technical"),
        ("Clouds", "ddat-weather-skills", "technical"),
        ("Stakeholder talks", "ddat-water-skills", "soft"),
    ]


def test_what_is_left_out_is_told_with_its_line(incoming):
    assert [note.split("csv: ")[1] for note in notes(incoming)] == [
        "line 13: skill Stakeholder talks has no text for any level",
        "line 8, column Skill Level: Clouds is asked for at level 4, for which it has no text",
        "line 26: is line 20 again; it is left out",
        "line 38: says NOT IN USE (Chief of skies, Brushes); it is left out",
    ]


def test_a_skill_that_only_roles_name_is_told(tmp_path):
    rows = [*roles(), asked("Rain keeper", "Rain keeper", "Puddles", "Working", "Water")]
    found = read_ddat(*write(tmp_path, rows))
    assert "Puddles is not in the export of skills; it has no texts" in "\n".join(notes(found))
    assert {"Puddles", "Clouds"} <= {skill["name"] for skill in found.raw["skills"]}


def test_role_levels_of_one_name_in_two_roles_are_told_apart(tmp_path):
    rows = [*roles(), asked("Rain keeper", "Lead sky painter", "Clouds", "Expert", "Water")]
    found = {role["slug"]: role["title"] for role in read_ddat(*write(tmp_path, rows)).raw["roles"]}
    assert found["ddat-rain-keeper-lead-sky-painter"] == "Lead sky painter (Rain keeper)"
    assert found["ddat-sky-painter-lead-sky-painter"] == "Lead sky painter (Sky painter)"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            asked("Rain keeper", "Rain keeper", "Clouds", "Expert", "Water"),
            "asks for Clouds at another level in line 50",
        ),
        (asked("Rain keeper", "Rain keeper", "Brushes", "Superb"), '"Superb" is not one of Awareness, Working'),
        (asked("Rain keeper", "", "Brushes", "Working"), "column Role Level: is empty"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_its_line(row, message, tmp_path):
    found = faults(*write(tmp_path, [*roles(), row]))
    assert found.startswith("roles.csv: line 56")
    assert message in found


def test_skills_that_stand_twice_and_missing_columns_are_refused(tmp_path):
    assert 'column Skill Name: "Clouds" stands twice' in faults(*write(tmp_path, None, [*skills(), skills()[2]]))
    files = write(tmp_path, None, [["Skill Name", "Skill Description", "Expert"]])
    assert 'there is no column "Awareness"' in faults(*files)


def test_a_table_corrects_career_levels_and_with_them_the_ladder(tmp_path):
    levels = tmp_path / "levels.csv"
    levels.write_bytes(csv_bytes(["Role level", "Career level"], ["Junior sky painter", 3]))
    found = read_ddat(*write(tmp_path), levels)
    painters = [(role["title"], role["career_level"], len(role["steps"])) for role in found.raw["roles"][:3]]
    assert painters == [("Sky painter", 2, 1), ("Junior sky painter", 3, 1), ("Lead sky painter", 4, 0)]
    assert found.decided == {"ddat-junior-sky-painter", "ddat-sky-painter", "ddat-lead-sky-painter"}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([["Nobody", 3]], 'role level "Nobody": there is no role level of that name in use'),
        ([["Sky painter", 8]], 'line 2, column Career level: "8" is no career level from 1 to 7'),
        ([["Sky painter", 1], ["Sky painter", 2]], 'line 3, column Role level: "Sky painter" stands twice'),
    ],
)
def test_a_wrong_correction_is_refused(rows, message, tmp_path):
    levels = tmp_path / "levels.csv"
    levels.write_bytes(csv_bytes(["Role level", "Career level"], *rows))
    assert message in faults(*write(tmp_path), levels=levels)


def test_lists_become_sentences():
    assert sentences("Before.\n\nYou will:\n- one;\n\u2022 two.\nAfter.") == "Before. You will: one; two. After."
    assert clean("a\u00a0 b\u200b \n c ") == "a b\nc"
    assert anchor(UNDEFINED) == anchor("") == ""


def test_words_in_brackets_do_not_make_a_skill_soft():
    assert kind_of("Communicating data") == "soft"
    assert kind_of("Data (team)") == "technical"
    assert slug_of("A" * 200) == "ddat-" + "a" * 95
