"""Types, limits and letters of a document: what is not as it must be is an error, never bent into shape."""

import pytest

from tests.exchange.documents import FILE, problems_of, requirement, role, rows, small

pytestmark = pytest.mark.django_db


def changed(path, value):
    """The small document with another value at a path such as "roles 0 profile ready_at"."""
    raw = here = small()
    *way, last = path.split()
    for part in way:
        here = here[place(part, here)]
    here[place(last, here)] = value
    return raw


def place(part, here):
    return int(part) if isinstance(here, list) else part


FIRST = "roles 0 profile requirements 0"
REFUSED = [
    (f"{FIRST} level", 6, "role junior: profile requirements python level Input should be less than or equal to 5"),
    (f"{FIRST} level", 0, "role junior: profile requirements python level Input should be greater than or equal to 1"),
    (f"{FIRST} level", "3", "role junior: profile requirements python level must be a whole number"),
    (f"{FIRST} level", True, "role junior: profile requirements python level must be a whole number"),
    (f"{FIRST} level", 3.0, "role junior: profile requirements python level must be a whole number"),
    (f"{FIRST} weight", 0, "role junior: profile requirements python weight Input should be greater than or equal"),
    (f"{FIRST} weight", 6, "role junior: profile requirements python weight Input should be less than or equal to 5"),
    (f"{FIRST} essential", 1, "role junior: profile requirements python essential must be true or false"),
    (f"{FIRST} esential", True, "role junior: profile requirements python esential is not a key known here"),
    (f"{FIRST} alternatives", ["a b"], "role junior: profile requirements python alternatives number 1 must be writ"),
    ("roles 0 profile ready_at", 101, "role junior: profile ready_at Input should be less than or equal to 100"),
    ("roles 0 profile version", 0, "role junior: profile version Input should be greater than or equal to 1"),
    ("roles 0 profile published_at", "2026-01-31T12:00:00", "role junior: profile published_at must say its time zone"),
    ("roles 0 profile published_at", 1700000000, "role junior: profile published_at must be a date"),
    ("roles 0 profile published_at", "1700000000", "role junior: profile published_at must be a date"),
    ("roles 0 profile published_at", "0001-01-01T00:00:00+14:00", "role junior: profile published_at must be in a ye"),
    ("roles 0 career_level", 8, "role junior: career_level Input should be less than or equal to 7"),
    ("roles 0 pay 0 currency", "usd", "role junior: pay number 1 currency is not a code (it says 'usd')"),
    ("roles 0 facts 0 source", "a b", "role junior: facts number 1 source must be written in letters"),
    ("roles 0 slug", "a b", "role a b: slug must be written in letters, digits, hyphens and underscores"),
    ("roles 0 title", "t" * 151, "role junior: title String should have at most 150 characters"),
    ("groups 0 name", "n" * 101, "group making: name String should have at most 100 characters"),
    ("tracks 0 name", "n" * 101, "track ladder: name String should have at most 100 characters"),
    ("sources 0 title", "t" * 201, "source survey: title String should have at most 200 characters"),
    ("skills 0 kind", "magic", "skill python: kind Input should be 'technical' or 'soft'"),
    ("skills 0 anchors 6", "More.", "skill python: anchors 6 Input should be '1', '2', '3', '4' or '5'"),
    ("skills 0 hours", {"1": 0}, "skill python: hours 1 Input should be greater than or equal to 1"),
    ("skills 0", "python", "skill number 1: must be an object"),
    ("skills", {"python": {}}, "skills: must be a list"),
    ("skilz", [], "skilz: is not a key known here"),
    ("resources 0 url", "http://example.org/", "resource Learn python: url the address must begin with https://"),
    ("resources 0 url", "HTTPS://example.org/", "resource Learn python: url the address must begin with https://"),
    ("resources 0 url", "https://", "resource Learn python: url is not a whole web address"),
    ("resources 0 url", "https://example.org/a b", "resource Learn python: url the address must not hold blanks"),
    ("resources 0 free", "yes", "resource Learn python: free must be true or false"),
    ("resources 0 last_checked", 20000, "resource Learn python: last_checked must be a date, written 2026-01-31"),
    ("resources 0 hours", float("nan"), "resource Learn python: hours must be a whole number"),
]


@pytest.mark.parametrize(("path", "value", "message"), REFUSED, ids=[f"{n} {row[0]}" for n, row in enumerate(REFUSED)])
def test_a_wrong_value_is_named_and_nothing_is_loaded(path, value, message):
    before = rows()
    [problem] = problems_of(changed(path, value))
    assert problem.startswith(f"{FILE}: {message}")
    assert rows() == before


@pytest.mark.parametrize("part", ["slug", "title", "track", "career_level"])
def test_what_a_role_must_have_is_missed(part):
    raw = small()
    del raw["roles"][1][part]
    [problem] = problems_of(raw)
    assert problem.endswith(f"{part} is missing")


TEXTS = [
    "groups 0 name",
    "groups 1 description",
    "sources 0 title",
    "tracks 0 summary",
    "skills 0 name",
    "skills 0 description",
    "skills 0 anchors 3",
    "skills 0 practice 1",
    "roles 0 title",
    "roles 0 also_known_as 0",
    "roles 0 summary",
    "roles 0 facts 0 text",
    "roles 0 pay 0 region",
    "roles 0 pay 0 note",
    "roles 0 profile change_note",
    "resources 0 title",
    "resources 0 provider",
]


@pytest.mark.parametrize("path", TEXTS)
@pytest.mark.parametrize(("text", "fault"), [("a\0b", "NUL"), ("a\ud800b", "lone surrogate")])
def test_a_text_that_no_database_can_keep_is_refused(path, text, fault):
    [problem] = [one for one in problems_of(changed(path, text)) if fault in one]
    assert problem.isprintable()


@pytest.mark.parametrize("path", ["skills 0 slug", "roles 0 facts 0 source", "resources 0 url"])
@pytest.mark.parametrize("text", ["a\0b", "a\ud800b", "a\nb"])
def test_a_message_about_odd_characters_fits_on_one_line(path, text):
    for problem in problems_of(changed(path, text)):
        assert problem.isprintable()


@pytest.mark.parametrize("raw", [[], [small()], "text", 3, None])
def test_a_document_is_an_object(raw):
    assert problems_of(raw) == [f"{FILE}: the document must be an object with sections"]


def test_nested_lists_are_not_a_catalogue():
    deep = []
    for _ in range(500):
        deep = [deep]
    assert problems_of({"skills": deep}) == [f"{FILE}: skill number 1: must be an object"]


def test_a_very_long_value_is_not_repeated_whole():
    [problem] = problems_of(changed("roles 0 slug", "x " * 5000))
    assert len(problem) < 400


def test_more_entries_than_a_database_can_count_are_an_error_and_not_a_crash():
    raw = small()
    fact = {"kind": "responsibility", "text": "Work."}
    raw["roles"].append(role("busy", requirement("python"), facts=[fact] * 33_000))
    assert all("the database cannot hold it" in problem for problem in problems_of(raw))
