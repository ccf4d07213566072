"""A release of O*NET as a document: what counts, what is left out and said so."""

import pytest

from roles.exchange.onet import read_onet
from roles.exchange.problems import CatalogueError
from tests.exchange.onet_release import RATING, rating, release, write


@pytest.fixture
def folder(tmp_path):
    return write(tmp_path / "release", release())


def asked(incoming, number: int = 0) -> list[tuple]:
    requirements = incoming.raw["roles"][number]["profile"]["requirements"]
    return [(one["skill"], one["level"], one["weight"], one["essential"]) for one in requirements]


def faults(folder, **options) -> str:
    with pytest.raises(CatalogueError) as error:
        read_onet(folder, **options)
    return str(error.value)


@pytest.mark.parametrize("ending", [".txt", ".xlsx"])
def test_text_and_spreadsheets_give_the_same(ending, tmp_path, folder):
    other = write(tmp_path / "other", release(), ending=ending)
    assert read_onet(other).raw == read_onet(folder).raw


def test_what_is_important_counts_with_its_level_and_weight(folder):
    incoming = read_onet(folder)
    assert asked(incoming) == [
        ("onet-2-a-1-a", 3, 4, True),
        ("onet-2-a-1-e", 2, 3, False),
        ("onet-2-c-4-a", 1, 3, False),
    ]


def test_not_relevant_decides_whatever_the_level(folder):
    assert asked(read_onet(folder), 1) == [("onet-2-a-1-a", 5, 4, False)]


def test_what_onet_would_suppress_does_not_count_and_is_told(folder):
    notes = [str(note) for note in read_onet(folder).notes]
    text = "Persuasion does not count: O*NET itself recommends not to use its values"
    assert f"Occupation Data.txt: line 3: 15-9902.00 Cloud Counters: {text}" in notes


def test_occupations_without_ratings_or_with_nothing_important_are_told_and_not_invented(folder):
    incoming = read_onet(folder)
    assert [role["title"] for role in incoming.raw["roles"]] == ["Sky Painters", "Cloud Counters"]
    notes = "\n".join(map(str, incoming.notes))
    assert "line 4: 45-9903.00 Moss Farmers: has nothing of importance 3.0 or more; it is left out" in notes
    assert "line 5: 55-9904.00 Sail Menders: has no ratings of skills and knowledge; it is left out" in notes


def test_a_role_keeps_its_code_and_has_the_track_of_its_major_group(folder):
    role = read_onet(folder).raw["roles"][0] | {"profile": None}
    assert role == {
        "slug": "onet-15-9901-00",
        "title": "Sky Painters",
        "track": "onet-15",
        "career_level": 3,
        "summary": "What Sky Painters do.",
        "framework": "onet",
        "code": "15-9901.00",
        "profile": None,
    }
    assert read_onet(folder).raw["tracks"] == [{"slug": "onet-15", "name": "Computer and Mathematical"}]


def test_an_occupation_without_a_job_zone_is_told(tmp_path):
    zones = [["O*NET-SOC Code", "Job Zone"], ["15-9901.00", 4]]
    incoming = read_onet(write(tmp_path, release(Job_Zones=zones)))
    assert [role["career_level"] for role in incoming.raw["roles"]] == [3, 2]
    assert "Cloud Counters: has no job zone; it is taken for career level 2" in "\n".join(map(str, incoming.notes))


def test_skills_have_the_texts_of_their_scale_and_groups_of_the_content_model(folder):
    raw = read_onet(folder).raw
    assert [(skill["name"], skill["anchors"]) for skill in raw["skills"]] == [
        ("Reading Comprehension", {"1": "Read a sign", "3": "Read a letter", "4": "Read a law"}),
        ("Mathematics", {"1": "Count; Add"}),
        ("Persuasion", {}),
        ("Mathematics (knowledge)", {"5": "Prove"}),
    ]
    assert [group["name"] for group in raw["groups"]] == [
        "Basic Skills: Content",
        "Social Skills",
        "Knowledge: Mathematics and Science",
    ]
    assert "Persuasion has no text for any level" in "\n".join(map(str, read_onet(folder).notes))


def test_source_and_terms_are_kept(folder):
    framework = read_onet(folder).raw["frameworks"][0]
    assert framework["title"] == "O*NET 31.7 Database"
    assert framework["licence"] == "CC BY 4.0"
    assert "importance 3.0" in framework["changes"]


def test_the_release_is_asked_for_when_no_file_says_it(tmp_path):
    folder = write(tmp_path, release(), readme="")
    assert "say it with --release 29.3" in faults(folder)
    assert read_onet(folder, "30.0").raw["frameworks"][0]["release"] == "30.0"


def test_files_are_found_by_their_names_however_written(tmp_path):
    folder = write(tmp_path, release())
    (folder / "Occupation Data.txt").rename(folder / "occupation_data.TXT")
    assert len(read_onet(folder).raw["roles"]) == 2


def test_a_renamed_file_is_found_by_its_headings_and_told(tmp_path):
    folder = write(tmp_path, release())
    (folder / "Level Scale Anchors.txt").rename(folder / "Scale Examples.txt")
    incoming = read_onet(folder)
    assert 'Scale Examples.txt: line 1: is read as "Level Scale Anchors", by its headings' in map(str, incoming.notes)
    assert incoming.raw["skills"][0]["anchors"]


def test_skills_may_be_parted_into_two_files(tmp_path, folder):
    files = release()
    rows = files.pop("Skills")
    files["Essential Skills"] = [RATING, *(row for row in rows if row[2].startswith("2.A"))]
    files["Transferable Skills"] = [RATING, *(row for row in rows if row[2].startswith("2.B"))]
    assert read_onet(write(tmp_path / "new", files)).raw == read_onet(folder).raw


def test_missing_files_are_all_named(tmp_path):
    folder = write(tmp_path, {"Skills": release()["Skills"]})
    message = faults(folder)
    for name in ("Occupation Data", "Job Zones", "Content Model Reference", "Level Scale Anchors", "Knowledge"):
        assert f"there is no file called {name} (.xlsx or .txt)" in message
    assert "there is no such folder" in faults(tmp_path / "nowhere")


def test_a_missing_column_is_named_and_an_unknown_one_told(tmp_path):
    occupations = [["O*NET-SOC Code", "Title", "Colour"], ["15-9901.00", "Sky Painters", "blue"]]
    assert 'there is no column "Description"' in faults(write(tmp_path, release(Occupation_Data=occupations)))
    zones = [["O*NET-SOC Code", "Job Zone", "Colour"], ["15-9901.00", 4, "blue"]]
    incoming = read_onet(write(tmp_path, release(Job_Zones=zones)))
    assert "Job Zones.txt: line 1: columns that are not used: Colour" in map(str, incoming.notes)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (rating("15-9901.00", "2.A.1.a", 5.1, 3), 'line 2, column Data Value: "5.1" is no value from 1 to 5'),
        (rating("15-9901.00", "2.A.1.a", 5, "many"), 'line 3, column Data Value: "many" is no value from 0 to 7'),
        (rating("15-9901.00", "2.A.1.a", 5, "NaN"), 'line 3, column Data Value: "NaN" is no value from 0 to 7'),
        (rating("99-9999.00", "2.A.1.a", 5, 3), '"99-9999.00" is not in Occupation Data'),
        (rating("15-9901.00", "2.A.1.a", 5, 3) * 2, "line 4: element 2.A.1.a of 15-9901.00 has a second value"),
    ],
)
def test_wrong_values_are_refused_with_their_line(rows, message, tmp_path):
    found = faults(write(tmp_path, release(Skills=[RATING, *rows])))
    assert found.startswith("Skills.txt: line ")
    assert message in found


def test_a_value_alone_does_not_count_and_is_told(tmp_path):
    rows = rating("15-9901.00", "2.A.1.a", 5, 3)[:1]
    incoming = read_onet(write(tmp_path, release(Skills=[RATING, *rows])))
    assert "Reading Comprehension has no level; it does not count" in "\n".join(map(str, incoming.notes))


def test_scales_that_run_otherwise_are_refused(tmp_path):
    scales = [["Scale ID", "Minimum", "Maximum"], ["LV", 0, 100]]
    assert "scale LV runs from 0 to 100, not from 0 to 7" in faults(write(tmp_path, release(Scales_Reference=scales)))


def test_wrong_codes_and_zones_are_refused(tmp_path):
    occupations = [["O*NET-SOC Code", "Title", "Description"], ["15", "A", "B"], *[["15-9901.00", *"AB"]] * 2]
    message = faults(
        write(tmp_path, release(Occupation_Data=occupations, Job_Zones=[["O*NET-SOC Code", "Job Zone"], [*"x6"]]))
    )
    assert 'line 2, column O*NET-SOC Code: "15" is no code such as 15-1252.00' in message
    assert "line 4, column O*NET-SOC Code: 15-9901.00 stands twice" in message
    assert '"6" is no job zone; there are 1 to 5' in message
