"""Two windows on the same review: nothing is written over in silence, and nothing is lost on the way."""

import pytest

from tests.mentoring.reviewing import address, filled_in, said, send
from tests.reading import html, words

pytestmark = pytest.mark.django_db

STEP = {"step.1.skill": "sql", "step.1.level": "3", "step.1.reason": "It pays most"}


@pytest.fixture
def old(as_mentor, review):
    """The page as a window shows it that was left open."""
    return as_mentor.get(address(review))


def steps(review) -> list[tuple]:
    return list(review.suggestions.values_list("place", "skill_slug", "skill_name", "level", "reason"))


def test_an_older_window_gets_both_and_saves_the_rest(as_mentor, review, old):
    send(as_mentor, review, {"python": "5", "comment.python": "From there"})
    page = send(as_mentor, review, {"python": "1", "sql": "3"}, page=old)
    assert page.status_code == 409
    assert "1 thing was changed in another window" in words(page)
    assert 'In another window this was saved as 5 Expert , with the comment "From there"' in words(page)
    assert filled_in(page)["python"] == "1"
    assert said(review) == {"python": 5, "sql": 3}


def test_saving_again_after_seeing_both_takes_the_choice(as_mentor, review, old):
    send(as_mentor, review, {"python": "5"})
    both = send(as_mentor, review, {"python": "1", "sql": "3"}, page=old)
    assert send(as_mentor, review, {"sql": "4"}, page=both).status_code == 302
    assert said(review) == {"python": 1, "sql": 4}


def test_an_older_window_leaves_alone_what_was_not_changed_in_it(as_mentor, review, old):
    send(as_mentor, review, {"python": "5", "review.text": "Newer"} | STEP)
    assert send(as_mentor, review, {"sql": "3"}, page=old).status_code == 302
    review.refresh_from_db()
    assert (said(review), review.summary, len(steps(review))) == ({"python": 5, "sql": 3}, "Newer", 1)


def test_both_windows_saying_the_same_is_no_conflict(as_mentor, review, old):
    same = {"python": "5", "review.text": "Good"} | STEP
    send(as_mentor, review, same)
    assert send(as_mentor, review, same, page=old).status_code == 302
    assert review.skills.get().version == 2


@pytest.mark.parametrize("mark", ["x", "1-zzzzzzzz", "0", "\0", "9" * 40, "\u0661-12345678"])
def test_a_mark_that_is_none_is_refused(as_mentor, review, mark):
    page = send(as_mentor, review, {"python": "5", "seen.python": mark})
    assert (page.status_code, said(review)) == (200, {"python": 2})
    assert "Load the page again" in words(page)


def test_without_a_mark_nothing_that_stands_is_written_over(as_mentor, review):
    assert as_mentor.post(address(review), {"python": "5"}).status_code == 409
    assert said(review) == {"python": 2}


def test_a_summary_is_saved(as_mentor, review):
    send(as_mentor, review, {"review.text": "One\r\nTwo"})
    review.refresh_from_db()
    assert review.summary == "One\nTwo"
    assert filled_in(as_mentor.get(address(review)))["review.text"].strip() == "One\nTwo"


def test_two_summaries_are_both_shown(as_mentor, review, old):
    send(as_mentor, review, {"review.text": "From there"})
    both = send(as_mentor, review, {"review.text": "From here", "sql": "3"}, page=old)
    assert both.status_code == 409
    assert "In another window this was saved: From there" in words(both)
    assert filled_in(both)["review.text"] == "From here"
    review.refresh_from_db()
    assert (review.summary, said(review)["sql"]) == ("From there", 3)
    send(as_mentor, review, {}, page=both)
    review.refresh_from_db()
    assert review.summary == "From here"


def test_a_summary_that_is_too_long_is_marked_and_stays(as_mentor, review):
    page = send(as_mentor, review, {"review.text": "x" * 2001, "python": "5"})
    assert "Nothing was saved yet. Go to the end of the page" in words(page)
    assert 'aria-describedby="summary-error"' in html(page)
    assert (len(filled_in(page)["review.text"]), said(review)) == (2001, {"python": 2})


def test_up_to_three_steps_are_saved_in_their_order(as_mentor, review):
    third = {"step.3.skill": "talking", "step.3.level": "4"}
    send(as_mentor, review, STEP | third)
    assert steps(review) == [(1, "sql", "Sql", 3, "It pays most"), (2, "talking", "Talking", 4, "")]
    shown = filled_in(as_mentor.get(address(review)))
    assert (shown["step.2.skill"], shown["step.2.level"], shown["step.3.skill"]) == ("talking", "4", "")


def test_steps_can_be_taken_out(as_mentor, review):
    send(as_mentor, review, STEP)
    send(as_mentor, review, dict.fromkeys(STEP, ""))
    assert steps(review) == []


def test_two_sets_of_steps_are_both_shown(as_mentor, review, old):
    send(as_mentor, review, STEP)
    both = send(as_mentor, review, {"step.1.skill": "python", "step.1.level": "4"}, page=old)
    assert both.status_code == 409
    assert "In another window these were saved: Sql, level 3 Competent: It pays most." in words(both)
    assert [row[1] for row in steps(review)] == ["sql"]
    send(as_mentor, review, {}, page=both)
    assert [row[1] for row in steps(review)] == ["python"]


@pytest.mark.parametrize(
    ("values", "said_of_it"),
    [
        ({"step.1.skill": "sql"}, "Choose the level that this step leads to."),
        ({"step.1.level": "3"}, "Choose the skill of this step, or empty the rest of it."),
        ({"step.1.reason": "Because"}, "Choose the skill of this step, or empty the rest of it."),
        ({"step.1.skill": "sql", "step.1.level": "0"}, "Choose a level from 1 to 5."),
        ({"step.1.skill": "sql", "step.1.level": "9" * 5000}, "Choose a level from 1 to 5."),
        ({"step.1.skill": "nothing", "step.1.level": "3"}, "Choose one of the skills of this report."),
        ({"step.1.skill": "sql", "step.1.level": "3", "step.1.reason": "x" * 301}, "at most 300 characters"),
        ({"step.1.skill": "s\0l", "step.1.level": "3"}, "Choose one of the skills of this report."),
    ],
)
def test_half_a_step_is_refused_with_the_reason(as_mentor, review, values, said_of_it):
    page = send(as_mentor, review, values | {"python": "5"})
    assert said_of_it in words(page)
    assert 'id="step-1-error"' in html(page)
    assert (steps(review), said(review)) == ([], {"python": 2})
