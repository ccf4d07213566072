"""The built-in files: every fault names its file, a mistyped key included, and none is passed over in silence."""

import shutil

import pytest

from roles.exchange import built_in
from roles.exchange.checks import Known, check
from roles.exchange.problems import CatalogueError

ORDER = 'skill_groups = ["making"]\ntracks = ["ladder"]\n'
ANCHORS = "\n".join(f'{level} = "Do it as at {level}."' for level in range(1, 6))
GROUP = f"""
[group]
slug = "making"
name = "Making"
[[skills]]
slug = "python"
name = "Python"
kind = "technical"
[skills.anchors]
{ANCHORS}
[[skills.resources]]
title = "Book"
provider = "Press"
url = "https://example.org/"
hours = 1
free = true
from_level = 0
to_level = 1
last_checked = 2026-01-31
"""
TRACK = """
[track]
slug = "ladder"
name = "Ladder"
[[roles]]
slug = "junior"
title = "Junior"
career_level = 1
[roles.profile]
requirements = [{ skill = "python", level = 2, weight = 3 }]
"""
FILES = {"order.toml": ORDER, "sources.toml": "", "skills/making.toml": GROUP, "tracks/ladder.toml": TRACK}


@pytest.fixture
def folder(tmp_path):
    """A small built-in catalogue."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def problems(folder):
    try:
        check(*built_in.read_folder(folder), Known())
    except CatalogueError as error:
        return [str(problem).removeprefix(f"{folder.name}/") for problem in error.problems]
    return []


def test_the_small_folder_is_read_whole(folder):
    document = check(*built_in.read_folder(folder), Known())
    assert (document.skills[0].group, document.roles[0].track) == ("making", "ladder")
    assert (document.resources[0].skill, str(document.resources[0].last_checked)) == ("python", "2026-01-31")


@pytest.mark.parametrize(
    ("name", "before", "after", "message"),
    [
        ("skills/making.toml", "[[skills]]", "[[skilz]]", "skilz is not a key known here"),
        ("skills/making.toml", "[group]", "[groop]", "groop is not a key known here"),
        ("skills/making.toml", "[group]", "[[group]]", "group must be a table"),
        ("tracks/ladder.toml", "[[roles]]", "[[rolls]]", "rolls is not a key known here"),
        ("tracks/ladder.toml", TRACK, "roles = 3", "roles must be a list"),
        ("tracks/ladder.toml", TRACK, 'roles = ["junior"]', "role number 1: must be an object"),
        ("tracks/ladder.toml", 'title = "Junior"', "", "role junior: title is missing"),
        ("tracks/ladder.toml", 'skill = "python"', 'skill = "cobol"', 'role junior: profile: unknown skill "cobol"'),
        ("skills/making.toml", "[[skills.resources]]", "[[skills.resorces]]", "skill python: resorces is not a key"),
        ("skills/making.toml", "hours = 1", 'hours = "1"', "resource Book: hours must be a whole number"),
        ("skills/making.toml", '"Making"', '"Making', "not TOML: Illegal character"),
        ("skills/making.toml", '"Do it as at 1."', '"a\\u0000b"', "skill python: anchors 1 holds a NUL character"),
        ("sources.toml", "", "source = []", "source is not a key known here"),
        ("order.toml", '"making"', '"making", "making"', "skill_groups names skills/making.toml twice"),
        ("order.toml", "skill_groups", "skill_grups", "skill_grups is not a key known here"),
    ],
)
def test_a_fault_names_its_file(folder, name, before, after, message):
    file = folder / name
    text = file.read_text()
    file.write_text(text.replace(before, after, 1) if before else after)
    assert any(problem.startswith(f"{name}: {message}") for problem in problems(folder))


def test_a_file_that_is_not_utf_8_is_named(folder):
    (folder / "sources.toml").write_bytes(b"# caf\xe9")
    assert problems(folder) == ["sources.toml: not UTF-8 text (byte 5)"]


def test_a_file_that_order_does_not_name_is_not_forgotten(folder):
    shutil.copy(folder / "skills/making.toml", folder / "skills/more.toml")
    assert problems(folder) == ["order.toml: skill_groups does not name skills/more.toml"]


def test_all_files_that_cannot_be_read_are_named_at_once(folder):
    (folder / "sources.toml").unlink()
    (folder / "skills/making.toml").unlink()
    (folder / "tracks/ladder.toml").write_text("][")
    assert [problem.split(": ")[0] for problem in problems(folder)] == [
        "sources.toml",
        "skills/making.toml",
        "tracks/ladder.toml",
    ]


def test_the_fingerprint_changes_with_a_file_and_with_its_name(folder):
    prints = {built_in.digest(folder)}
    (folder / "sources.toml").write_text("# nothing")
    prints.add(built_in.digest(folder))
    (folder / "sources.toml").rename(folder / "origins.toml")
    prints.add(built_in.digest(folder))
    assert len(prints) == 3
