"""`manage.py gap_report`: a report from a file of ratings, or errors and nothing else."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from assessor.reports.document import KEYS
from roles.models import CareerStep
from tests import factories

pytestmark = pytest.mark.django_db

MATCH = {"low", "high", "assessed"}
SUGGESTED = {"slug", "title", "kind", "match", "verdict"}


@pytest.fixture
def analyst():
    """A role that asks for Python 4 (essential), or R instead, and Statistics 2; two roles lead on from others."""
    python, r, statistics = (factories.SkillFactory(slug=slug) for slug in ("python", "r", "statistics"))
    analyst = factories.published_role(
        {"skill": python, "level": 4, "weight": 5, "essential": True},
        {"skill": statistics, "level": 2, "weight": 1},
        alternatives={"python": [r]},
        slug="data-analyst",
    )
    junior = factories.published_role({"skill": statistics, "level": 1}, slug="junior-analyst", career_level=1)
    helper = factories.published_role({"skill": r, "level": 1}, slug="helper", career_level=1)
    CareerStep.objects.create(from_role=junior, to_role=analyst, kind="promotion")
    CareerStep.objects.create(from_role=helper, to_role=junior, kind="move")
    return analyst


@pytest.fixture
def ratings(tmp_path):
    file = tmp_path / "ratings.csv"
    file.write_text("skill,level\nPython,3\nstatistics,4\n")
    return file


def output(capsys, ratings, role="data-analyst", **options):
    call_command("gap_report", role=role, ratings=ratings, **options)
    return capsys.readouterr().out


def document(capsys, ratings, **options):
    return json.loads(output(capsys, ratings, format="json", **options))


def refused(capsys, ratings, role="data-analyst", **options):
    """The error's lines; nothing may have been printed, and the exit code must be 2."""
    with pytest.raises(CommandError) as error:
        call_command("gap_report", role=role, ratings=ratings, format="json", **options)
    assert error.value.returncode == 2
    assert capsys.readouterr().out == ""
    return str(error.value).splitlines()


def test_json_has_exactly_the_promised_keys(analyst, ratings, capsys):
    found = document(capsys, ratings)
    assert found.keys() == set(KEYS)
    assert found["role"].keys() == {"slug", "title", "profile_version"}
    assert found["match"].keys() == MATCH | {"set_aside"}
    asked = "skill required weight essential alternatives counted_skill level answer status missing_points low high"
    assert all(one.keys() == set(asked.split()) for one in found["requirements"])
    assert found["strengths"] == [{"skill": "statistics", "level": 4, "required": 2}]
    assert all(one.keys() == SUGGESTED and one["match"].keys() == MATCH for one in found["next_roles"])
    assert all(one.keys() == SUGGESTED | {"closeness"} for one in found["nearest_roles"])
    assert found["path"].keys() == {"hours", "find_out", "steps"}
    step = {"skill", "from", "to", "hours", "because", "match_after", "verdict_after"}
    assert all(one.keys() == step for one in found["path"]["steps"])


def test_the_promised_keys_are_those_of_the_issue():
    words = "role match verdict deciding requirements strengths next_roles nearest_roles path"
    assert words.split() == KEYS


def test_the_figures_are_those_of_a_calculation_by_hand(analyst, ratings, capsys):
    """Python 3 of 4 at weight 5 is 225 of 300 points, Statistics is met with 60 of 60: 285 of 360 is 79.16 %."""
    found = document(capsys, ratings)
    # R, the alternative, has no answer yet: with it Python may be met after all.
    assert found["match"] == {"low": 79.16, "high": 100.0, "assessed": 16.66, "set_aside": 0.0}
    assert (found["verdict"], found["deciding"]) == ("undecided", ["python"])
    assert found["path"] == {"hours": 0, "find_out": ["r"], "steps": []}


def test_a_known_gap_gives_a_path(analyst, ratings, capsys):
    with ratings.open("a") as file:
        file.write("r,0\n")
    found = document(capsys, ratings)
    assert (found["verdict"], found["match"]["low"]) == ("not-yet", 79.16)
    assert found["path"]["steps"] == [
        {
            "skill": "python",
            "from": 3,
            "to": 4,
            "hours": 150,
            "because": ["python"],
            "match_after": 100.0,
            "verdict_after": "ready",
        }
    ]


def test_text_names_verdict_match_gaps_and_path(analyst, ratings, capsys):
    with ratings.open("a") as file:
        file.write("r,0\n")
    text = output(capsys, ratings)
    for part in (
        "Data Analyst (version 1)",
        "Not yet Data Analyst: one essential is below the required level.",
        "Match: 79 %; ready from 85 %",
        "Python or R (essential)",
        "Statistics: 4 where 2 is asked",
        "Learning path: 150 hours",
        "Python 3 to 4: 150 h, for Python; match then 100.0 %, ready",
    ):
        assert part in text


@pytest.fixture
def two_gaps(ratings):
    """Python 3 of 4 (essential, 150 hours) and Statistics 0 of 2 (8 and 20 hours)."""
    ratings.write_text("skill,level\npython,3\nr,0\nstatistics,0\n")
    return ratings


def test_for_limited_hours_the_path_is_the_best_choice_and_says_so(analyst, two_gaps, capsys):
    path = document(capsys, two_gaps, hours=30)["path"]
    assert [(one["skill"], one["to"]) for one in path["steps"]] == [("statistics", 1), ("statistics", 2)]
    assert (path["hours"], path["proven"], path["bound"], path["match_after"]) == (28, True, 79.16, 79.16)
    assert {one["start"] for one in path["steps"]} == {None}
    path = document(capsys, two_gaps, hours=160)["path"]
    assert [(one["skill"], one["to"]) for one in path["steps"]] == [("python", 4), ("statistics", 1)]


def test_hours_a_week_give_the_steps_days(analyst, two_gaps, capsys):
    """Seven hours a week are one a day: 150 days from 1 January 2027 end on 30 May."""
    path = document(capsys, two_gaps, per_week=7, start=date(2027, 1, 1))["path"]
    assert [(one["start"], one["end"]) for one in path["steps"]] == [
        ("2027-01-01", "2027-05-30"),
        ("2027-05-31", "2027-06-07"),
        ("2027-06-08", "2027-06-27"),
    ]
    assert (path["proven"], path["bound"], path["match_after"]) == (True, 100.0, 100.0)
    assert "Proven best" not in output(capsys, two_gaps, per_week=7)


def test_text_tells_days_and_what_is_proven(analyst, two_gaps, capsys):
    text = output(capsys, two_gaps, hours=160, per_week=7, start=date(2027, 1, 1))
    assert "Python 3 to 4: 150 h, 2027-01-01 to 2027-05-30, for Python" in text
    assert "Proven best for these hours: essentials first, then the match, which is 91.66 % at the end." in text


def test_text_says_when_the_hours_are_not_enough_for_a_step(analyst, two_gaps, capsys):
    for ratings in ("python,3\nr,0\nstatistics,0\n", "python,not-sure\nr,0\nstatistics,0\n"):
        two_gaps.write_text(f"skill,level\n{ratings}")
        text = output(capsys, two_gaps, hours=7)
        assert "7 hours are not enough for a step." in text
        assert "Proven best" not in text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"hours": 0}, "--hours 0: give 1 to 100,000 hours."),
        ({"hours": -5}, "--hours -5: give 1 to 100,000 hours."),
        ({"hours": 10**9}, "--hours 1000000000: give 1 to 100,000 hours."),
        ({"per_week": 0}, "--per-week 0: give 1 to 80 hours a week."),
        ({"per_week": 169}, "--per-week 169: give 1 to 80 hours a week."),
        ({"start": date(2027, 1, 1)}, "--start needs --per-week: without hours a week there are no days."),
    ],
)
def test_hours_that_make_no_sense_are_refused(analyst, ratings, capsys, options, said):
    assert refused(capsys, ratings, **options) == [said]


def test_a_path_beyond_the_calendar_is_refused_for_its_start(analyst, two_gaps, capsys):
    said = "From this start the plan would go on beyond the year 9999. Give an earlier --start."
    assert refused(capsys, two_gaps, per_week=1, start=date(9998, 1, 1)) == [said]


def test_a_day_that_is_none_is_refused(analyst, ratings):
    with pytest.raises(CommandError, match="is not a day; write it as year-month-day, such as 2027-01-31"):
        call_command("gap_report", "--role=data-analyst", f"--ratings={ratings}", "--start=soon")


@pytest.mark.parametrize("format", ["text", "json"])
def test_the_same_input_gives_the_same_output(analyst, ratings, capsys, tmp_path, format):
    shuffled = tmp_path / "shuffled.csv"
    shuffled.write_text('"skill","level"\r\nStatistics,4\r\npython, 3\r\n')
    assert output(capsys, ratings, format=format) == output(capsys, shuffled, format=format)


def test_the_current_role_decides_on_the_next_roles(analyst, ratings, capsys):
    def next_roles(current):
        found = document(capsys, ratings, current_role=current)["next_roles"]
        return [(one["slug"], one["kind"]) for one in found]

    assert next_roles("junior-analyst") == [("data-analyst", "promotion")]
    assert next_roles("helper") == [("junior-analyst", "move")]


def test_every_fault_of_the_file_is_a_line_with_the_name_of_the_file(analyst, ratings, capsys):
    ratings.write_text("skill,level\npyhton,3\npython,9\n")
    assert refused(capsys, ratings) == [
        f'{ratings}: line 2: unknown skill "pyhton"; did you mean "python"?',
        f'{ratings}: line 3: level "9" is none of 0 to 5, not-sure, n/a',
    ]


def test_a_missing_file_and_a_folder_are_refused(analyst, tmp_path, capsys):
    assert refused(capsys, tmp_path / "none.csv") == [f"{tmp_path / 'none.csv'}: No such file or directory"]
    assert refused(capsys, tmp_path) == [f"{tmp_path}: Is a directory"]


def test_a_file_that_is_too_large_is_not_read_whole(analyst, capsys):
    assert refused(capsys, Path("/dev/zero")) == [
        "/dev/zero: line 1: the file is too large; 1,000,000 bytes are the limit"
    ]


def test_unknown_roles_are_refused_with_the_nearest(analyst, ratings, capsys):
    assert refused(capsys, ratings, role="data-analist", current_role="zzz") == [
        'unknown role "data-analist"; did you mean "data-analyst"?',
        'unknown role "zzz"',
    ]


def test_a_role_without_a_published_profile_is_unknown(analyst, ratings, capsys):
    factories.RequirementFactory(profile__role__slug="unfinished")
    assert refused(capsys, ratings, role="unfinished") == ['unknown role "unfinished"']


def test_an_empty_catalogue_is_said_to_be_empty(ratings, capsys):
    assert refused(capsys, ratings) == ["The catalogue is empty; run manage.py load_catalogue first."]


@pytest.mark.usefixtures("built_in_catalogue")
def test_five_roles_of_the_built_in_catalogue_are_nearest(ratings, capsys):
    found = document(capsys, ratings, role="senior-ai-engineer", current_role="ai-engineer")
    assert len(found["nearest_roles"]) == 5
    assert found["next_roles"][0]["kind"] == "promotion"
