"""The calendar file: right by the letter of the standard, and each entry the same one in every later file."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from assessor.learning.ics_file import CalendarPlan, CalendarStep, as_ics
from tests.learning import rfc5545

MADE = datetime(2027, 1, 4, 9, 30, 15, 123456, tzinfo=UTC)
PLAN = CalendarPlan(
    UUID("6f1c6f53-5a0b-4e7e-9d2b-0f6a3b1d2c4e"), "My way: AI Engineer", "AI Engineer", MADE - timedelta(days=2), MADE
)
STEP = CalendarStep(
    skill="python",
    level=3,
    name="Python",
    first=date(2027, 1, 4),
    last=date(2027, 2, 28),
    hours=60,
    url="https://gap.example/plans/6f1c6f53/steps/python/3/",
    why=("It closes the gap in Python (essential, weight 5).", "Deep learning (weight 3) builds on it."),
    able_to="Write a package, with tests; and review one.",
    practice="Publish a small tool.",
    resources=(
        ("Python docs, about 40 hours, free", "https://docs.python.org/3/?a=1,2;b"),
        ("The book on my desk", ""),
    ),
)
ODD = [
    "a, b; c \\ d: e \"f\" 'g'",
    "new\nline\r\nand\rmore\u2028still\x85end",
    "🧑🏽‍🚀" * 40,
    "مهندس ذكاء اصطناعي \u202eabc\u202c",
    "人工智能工程师" * 30,
    "\x00nul \x0bvt \x1besc \x7fdel",
    " leading and trailing ",
    "BEGIN:VEVENT\nUID:1\nEND:VEVENT",
    "\\n is not a new line, \\",
    "",
]
texts = st.sampled_from(ODD) | st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


def one(plan: CalendarPlan = PLAN, step: CalendarStep = STEP) -> rfc5545.Entry:
    """The only entry of a file."""
    _, [entry] = rfc5545.read(as_ics(plan, [step]))
    return entry


def plain(text: str) -> str:
    """What a calendar can hold of a text: no control characters, and new lines of one kind."""
    for new_line in ("\r\n", "\r", "\x85", "\u2028", "\u2029"):
        text = text.replace(new_line, "\n")
    return "".join(character for character in text if character in "\n\t" or not is_control(character))


def is_control(character: str) -> bool:
    return ord(character) < 32 or 127 <= ord(character) < 160


def test_an_entry_says_what_the_step_is():
    assert one().values == {
        "UID": "a589a4f9-cc2b-5adf-b89e-0edcdda73edf",
        "DTSTAMP": "20270104T093015Z",
        "LAST-MODIFIED": "20270104T093015Z",
        "SEQUENCE": "172800",
        "DTSTART": "20270104",
        "DTEND": "20270301",
        "SUMMARY": "Python\\, level 2 to 3",
        "DESCRIPTION": one().values["DESCRIPTION"],
        "URL": STEP.url,
        "CATEGORIES": "Learning plan,AI Engineer",
        "STATUS": "CONFIRMED",
        "TRANSP": "TRANSPARENT",
    }
    assert one().text("DESCRIPTION") == (
        "About 60 hours, on the way to AI Engineer.\n\n"
        "It closes the gap in Python (essential, weight 5).\n"
        "Deep learning (weight 3) builds on it.\n\n"
        "You will be able to: Write a package, with tests; and review one.\n\n"
        "Practise: Publish a small tool.\n\n"
        "Learn from:\n"
        "Python docs, about 40 hours, free: https://docs.python.org/3/?a=1,2;b\n"
        "The book on my desk"
    )


def test_the_calendar_has_a_name():
    calendar, _ = rfc5545.read(as_ics(PLAN, [STEP]))
    assert calendar == {
        "PRODID": "-//Skill-gap assessor//Learning plan//EN",
        "VERSION": "2.0",
        "NAME": "My way: AI Engineer",
        "X-WR-CALNAME": "My way: AI Engineer",
    }


def test_the_library_reads_back_what_was_written():
    calendar = Calendar.from_ical(as_ics(PLAN, [STEP, replace(STEP, level=4)]))
    first, second = calendar.walk("VEVENT")
    assert calendar["x-wr-calname"] == PLAN.name
    assert first.errors == []
    assert (first.start, first.end) == (date(2027, 1, 4), date(2027, 3, 1))
    assert first["summary"] == "Python, level 2 to 3"
    assert second["summary"] == "Python, level 3 to 4"
    assert first["categories"].cats == ["Learning plan", "AI Engineer"]
    assert first["dtstamp"].dt == MADE.replace(microsecond=0)
    assert first["uid"] != second["uid"]


def test_a_step_that_is_not_told_more_of_has_a_short_description():
    step = CalendarStep("sql", 1, "SQL", STEP.first, STEP.last, 1, STEP.url)
    assert one(step=step).text("DESCRIPTION") == "About 1 hour, on the way to AI Engineer."


def test_a_step_of_one_day_ends_the_day_after():
    entry = one(step=replace(STEP, last=STEP.first))
    assert (entry.values["DTSTART"], entry.values["DTEND"]) == ("20270104", "20270105")


def test_a_step_finished_before_its_first_day_lasts_a_day():
    assert one(step=replace(STEP, last=date(2026, 12, 1))).values["DTEND"] == "20270105"


def test_the_last_day_of_all_has_no_day_after():
    assert "DTEND" not in one(step=replace(STEP, first=date.max, last=date.max)).values


def test_a_done_step_says_so_and_stays_the_same_entry():
    done = one(step=replace(STEP, is_done=True))
    assert done.text("SUMMARY") == "Done: Python, level 2 to 3"
    assert done.texts("CATEGORIES") == ["Learning plan", "AI Engineer", "Done"]
    assert done.values["STATUS"] == "CONFIRMED"
    assert done.values["UID"] == one().values["UID"]


def test_a_step_that_left_the_plan_is_cancelled_as_the_same_entry():
    gone = one(step=replace(STEP, is_gone=True))
    assert gone.text("SUMMARY") == "Not in the plan any more: Python, level 2 to 3"
    assert gone.values["STATUS"] == "CANCELLED"
    assert gone.values["UID"] == one().values["UID"]


def test_a_later_file_has_the_same_entries_with_a_later_revision():
    later = replace(PLAN, made_at=MADE + timedelta(seconds=1), name="Another name", role="Lead AI Engineer")
    moved = replace(STEP, first=date(2028, 1, 1), last=date(2028, 1, 2), name="Python 3", hours=5)
    before, after = one(), one(later, moved)
    assert after.values["UID"] == before.values["UID"]
    for name in ("SEQUENCE", "DTSTAMP", "LAST-MODIFIED"):
        assert after.values[name] > before.values[name]


def test_every_plan_skill_and_level_is_an_entry_of_its_own():
    other_plan = replace(PLAN, id=UUID(int=1))
    steps = [STEP, replace(STEP, level=1), replace(STEP, skill="python-3", level=1), replace(STEP, skill="sql")]
    uids = [entry.values["UID"] for plan in (PLAN, other_plan) for entry in rfc5545.read(as_ics(plan, steps))[1]]
    assert len(set(uids)) == 8


def test_the_same_input_gives_the_same_file():
    assert as_ics(PLAN, [STEP, replace(STEP, level=4)]) == as_ics(PLAN, [STEP, replace(STEP, level=4)])


def test_moments_are_told_in_universal_time():
    elsewhere = replace(PLAN, made_at=MADE.astimezone(timezone(timedelta(hours=5, minutes=30))))
    assert as_ics(elsewhere, [STEP]) == as_ics(PLAN, [STEP])


def test_a_clock_that_was_set_back_makes_no_negative_revision():
    assert one(replace(PLAN, made_at=PLAN.created_at - timedelta(days=1))).values["SEQUENCE"] == "0"


def test_there_is_no_file_without_a_step():
    with pytest.raises(ValueError, match="at least one step"):
        as_ics(PLAN, [])


@given(texts, texts, texts, texts, texts)
def test_any_text_arrives_as_it_was_meant(name, role, skill, why, able_to):
    plan = replace(PLAN, name=name, role=role)
    step = replace(STEP, name=skill, why=(why,), able_to=able_to, practice=why, resources=((able_to, ""),))
    file = as_ics(plan, [step])
    calendar, [entry] = rfc5545.read(file)
    assert rfc5545.unescaped(calendar["NAME"]) == rfc5545.unescaped(calendar["X-WR-CALNAME"]) == plain(name)
    assert entry.text("SUMMARY") == plain(f"{skill}, level 2 to 3")
    for told in (role, why, able_to):
        assert plain(told) in entry.text("DESCRIPTION")
    [read] = Calendar.from_ical(file).walk("VEVENT")
    assert read.errors == []
    assert read["summary"] == entry.text("SUMMARY")
    assert read["description"] == entry.text("DESCRIPTION")


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_an_odd_role_is_one_category(odd):
    assert one(replace(PLAN, role=odd)).texts("CATEGORIES") == ["Learning plan", plain(odd)]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"\r\n", b"\n"),
        (b"UID:", b"X-UID:"),
        (b"Learning plan,AI", b"Learning plan;AI"),
        (b"DTEND;VALUE=DATE:20270301", b"DTEND;VALUE=DATE:20270104"),
        (b"SUMMARY:Python\\, ", b"SUMMARY:Python, "),
        (b"\r\n ", b""),
        (b"TRANSP:TRANSPARENT", b"TRANSP:TRANSPARENT\r\nTRANSP:OPAQUE"),
    ],
)
def test_the_strict_reader_can_fail(right, wrong):
    file = as_ics(PLAN, [STEP])
    assert right in file
    with pytest.raises(AssertionError):
        rfc5545.read(file.replace(right, wrong))
