"""Files of JSON: what is too large, too deep or no JSON is refused with its place, before anything is made of it."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roles.exchange.json_file import read_json, refuse_broken_texts
from roles.exchange.limits import MAX_NESTED
from roles.exchange.problems import CatalogueError


@pytest.fixture
def file(tmp_path):
    return tmp_path / "some.json"


def refused(file, content: bytes, most: int | None = None) -> str:
    file.write_bytes(content)
    with pytest.raises(CatalogueError) as error:
        read_json(file, "a list", most)
    return str(error.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "some.json: not JSON: Expecting value in line 1, column 1"),
        (b'{\n"a": [1,\n}', "some.json: not JSON: Expecting value in line 3, column 1"),
        ('{"a": "ö"}'.encode("latin-1"), "some.json: not UTF-8 text (byte 7)"),
        ("[1]".encode("utf-16"), "some.json: not UTF-8 text (byte 0)"),
        (b'{"a": 1, "a": 2}', "some.json: not a list: an object has the key 'a' twice"),
        (b"[NaN]", "some.json: not a list: NaN is not a number"),
        (b"[-Infinity]", "some.json: not a list: -Infinity is not a number"),
        (b"[1e999]", "some.json: not a list: the number 1e999 is too large"),
        (b"[" + b"9" * 5000 + b"]", "some.json: not a list: Exceeds the limit"),
        (b"\n" + b"[" * 200_000, "some.json: line 2, column 51: lists in lists without end"),
        (b'{"a":' * 60 + b"1" + b"}" * 60, "some.json: line 1, column 251: lists in lists without end"),
        (b'"' + b'\\"' * 200_000 + b"\\", "some.json: not JSON: "),
    ],
)
def test_what_is_no_json_is_refused_with_its_place(content, message, file):
    assert refused(file, content).startswith(message)


def test_brackets_in_texts_do_not_count(file):
    value = ["[{" * 100, '\\"[[', {"[": "\\"}]
    file.write_text(json.dumps(value))
    assert read_json(file, "a list") == value


def test_a_file_may_be_as_deep_as_the_limit(file):
    file.write_text("[" * MAX_NESTED + "]" * MAX_NESTED)
    assert read_json(file, "a list")


def test_a_file_that_is_too_large_is_refused_unread(file):
    assert refused(file, b'["' + b"a" * 2_000_000 + b'"]', 1_000_000) == "some.json: the file is larger than 1 MB"
    file.write_bytes(b"[1]")
    assert read_json(file, "a list", 3) == [1]


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    with pytest.raises(CatalogueError, match=r"none\.json: No such file or directory"):
        read_json(tmp_path / "none.json", "a list")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10) | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=VALUES)
def test_all_json_within_limits_is_read_as_it_is(value, file):
    file.write_text(json.dumps(value))
    assert read_json(file, "a value") == value


def test_broken_texts_are_named_with_the_way_to_them():
    with pytest.raises(CatalogueError) as error:
        refuse_broken_texts({"a": [{"b": "x\0"}, "\ud800"], "c\0": 1, "d": "long" * 5}, "some.json", 10)
    assert [str(problem) for problem in error.value.problems] == [
        "some.json: 'c\\x00': holds a NUL character, which no database can keep",
        "some.json: a number 1 b: holds a NUL character, which no database can keep",
        "some.json: a number 2: holds half a character (a lone surrogate), which is no text",
        "some.json: d: holds 20 characters; 10 are allowed",
    ]


def test_of_faults_without_end_the_first_are_told():
    with pytest.raises(CatalogueError) as error:
        refuse_broken_texts(["\0"] * 1_000, "some.json", 10)
    assert len(error.value.problems) == 100
