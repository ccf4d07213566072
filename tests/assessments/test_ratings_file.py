"""A file of ratings: what is understood, and that every fault is named with its line."""

import pytest

from assessor.assessments.ratings_file import MAX_BYTES, MAX_SUGGESTIONS, RatingsError, read_ratings

SKILLS = {"python": "Python", "machine-learning": "Machine learning", "cpp": "C++", "Odd_Slug": "An odd one"}
GOOD = {"python": 3, "machine-learning": "not-sure"}


def problems(data: bytes | str) -> list[str]:
    with pytest.raises(RatingsError) as refused:
        read_ratings(data.encode() if isinstance(data, str) else data, SKILLS)
    return refused.value.problems


@pytest.mark.parametrize(
    "text",
    [
        "skill,level\npython,3\nmachine-learning,not-sure\n",
        "skill,level\nPython,3\nMachine learning,not-sure\n",
        "skill,level\nPYTHON,3\nMACHINE LEARNING,Not-Sure",
        "\ufeffskill,level\npython,3\nmachine-learning,not-sure\n",
        "skill,level\r\npython,3\r\nmachine-learning,not-sure\r\n",
        "skill,level\rpython,3\rmachine-learning,not-sure\r",
        '"skill","level"\n"python","3"\n"Machine learning","not-sure"\n',
        " Skill , Level \n\u00a0python ,\t3 \n machine-learning , not sure \n",
        "\n\nskill,level\n\npython,3\n , \nmachine-learning,not-sure\n\n\n",
        "skill,level\nmachine-learning,not-sure\npython,3\n",
        "skill;level\npython;3\nmachine-learning;not-sure\n",
        '\ufeff;\n"Skill"; Level\r\nPython;3\r\n;\r\nMachine learning;Not sure\r\n',
        "skill\tlevel\npython\t3\nMachine learning\tnot-sure\n",
    ],
    ids=[
        *("slug", "name", "capitals", "mark", "windows", "old mac", "quoted", "spaces", "empty lines", "order"),
        *("semicolons", "semicolons as spreadsheets write them", "tabs"),
    ],
)
def test_a_skill_is_a_slug_or_a_name_however_the_file_is_written(text):
    assert read_ratings(text.encode(), SKILLS) == GOOD


@pytest.mark.parametrize(
    ("word", "answer"),
    [(str(level), level) for level in range(6)]
    + [("not-sure", "not-sure"), ("n/a", "not-applicable"), ("N/A", "not-applicable")],
)
def test_a_level_is_0_to_5_or_a_reason_for_none(word, answer):
    assert read_ratings(f"skill,level\nC++,{word}\n".encode(), SKILLS) == {"cpp": answer}


def test_a_slug_with_capitals_is_found():
    assert read_ratings(b"skill,level\nOdd_Slug,1\n", SKILLS) == {"Odd_Slug": 1}


@pytest.mark.parametrize("level", ["6", "-1", "3.0", "03", "+3", "three", "", "\u0663", "\u00b2", "True"])
def test_any_other_level_is_refused(level):
    assert problems(f"skill,level\npython,{level}\n") == [f'line 2: level "{level}" is none of 0 to 5, not-sure, n/a']


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("skill,level\npyhton,3\n", 'line 2: unknown skill "pyhton"; did you mean "python"?'),
        (
            "skill,level\nMachine lerning,3\n",
            'line 2: unknown skill "Machine lerning"; did you mean "machine learning"?',
        ),
        ("skill,level\nzzz,3\n", 'line 2: unknown skill "zzz"'),
        ("skill,level\n,3\n", 'line 2: unknown skill ""'),
        ("skill,level\npython,3\n\nPython,4\n", "line 4: Python stands in line 2 already"),
        ("skill,level\npython\n", "line 2: a row has two columns, skill,level; this one has 1"),
        ("skill,level\npython,3,4\n", "line 2: a row has two columns, skill,level; this one has 3"),
        ("skill\npython\n", 'line 1: the columns must be skill,level, not "skill"'),
        ("python,3\n", 'line 1: the columns must be skill,level, not "python,3"'),
        ("level,skill\n3,python\n", 'line 1: the columns must be skill,level, not "level,skill"'),
        ("level;skill\n3;python\n", 'line 1: the columns must be skill,level, not "level,skill"'),
        ("skill;level\npython,3\n", "line 2: a row has two columns, skill,level; this one has 1"),
        ("skill,level\npython;3\n", "line 2: a row has two columns, skill,level; this one has 1"),
        ("skill:level\npython:3\n", 'line 1: the columns must be skill,level, not "skill:level"'),
        ("\n\nwrong,level\n", 'line 3: the columns must be skill,level, not "wrong,level"'),
        ("", "line 1: the file is empty; its first line must be skill,level"),
        ("\ufeff \n\n", "line 1: the file is empty; its first line must be skill,level"),
        (",\n,\n", 'line 1: the columns must be skill,level, not ""'),
        ('""\n', 'line 1: the columns must be skill,level, not ""'),
        ("skill,level\n", "line 1: no ratings below the columns skill,level"),
        ("skill,level\npython,3\npy\0thon,3\n", "line 3: holds a NUL character; is this a CSV file?"),
        ('skill,level\npython,3\n"cpp,3\n\n\n', "line 3: not CSV (unexpected end of data)"),
        ('skill,level\n"python"x,3\n', "line 2: not CSV (',' expected after '\"')"),
    ],
    ids=str,
)
def test_a_fault_is_named_with_its_line(text, problem):
    assert problems(text) == [problem]


@pytest.mark.parametrize(
    ("data", "line"),
    [(b"skill,level\npython,3\ncaf\xe9,3\n", 3), ("skill,level\npython,3\n".encode("utf-16"), 1)],
    ids=["latin-1", "utf-16"],
)
def test_what_is_not_utf_8_is_refused_with_its_line(data, line):
    assert problems(data) == [f"line {line}: not UTF-8 text; save the file as CSV in UTF-8"]


def test_a_file_that_is_too_large_is_refused():
    assert problems(b"x" * (MAX_BYTES + 1)) == ["line 1: the file is too large; 1,000,000 bytes are the limit"]


def test_every_fault_is_named_in_the_order_of_lines():
    text = "skill,level\nrust,3\npython,9\npython,3\ncpp\nmachine-learning,2\n"
    assert [problem.split(":")[0] for problem in problems(text)] == ["line 2", "line 3", "line 4", "line 5"]


def test_a_row_over_several_lines_is_named_by_its_first():
    assert problems('skill,level\n"one\ntwo",3\npython,9\n') == [
        'line 2: unknown skill "one?two"',
        'line 4: level "9" is none of 0 to 5, not-sure, n/a',
    ]


def test_a_message_repeats_no_long_cell_and_no_odd_character():
    [problem] = problems("skill,level\n" + "x\x1b[31m" * 500 + ",3\n")
    assert problem.isprintable()
    assert len(problem) < 120


def test_a_slug_wins_over_a_name_that_reads_the_same():
    assert read_ratings(b"skill,level\ngo,1\n", {"golang": "Go", "go": "Board games"}) == {"go": 1}


def test_a_slug_with_an_apostrophe_before_it_is_found():
    assert read_ratings(b"skill,level\n'-odd,1\n'python,2\n", SKILLS | {"-odd": "Odd"}) == {"-odd": 1, "python": 2}


def test_a_similar_name_is_looked_for_only_for_the_first_unknown_skills():
    found = problems("skill,level\n" + "pyhton,3\n" * 50)
    assert len(found) == 50
    assert sum("did you mean" in problem for problem in found) == MAX_SUGGESTIONS
