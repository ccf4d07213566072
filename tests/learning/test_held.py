"""Which levels a plan goes by: those of the report, raised by what was ticked off until the skill is rated again."""

from datetime import UTC, datetime, timedelta

from assessor.learning.held import Ticked, held

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
BEFORE, AFTER = NOON - timedelta(hours=1), NOON + timedelta(hours=1)


def ticked(*steps):
    return [Ticked(step, NOON) for step in steps]


def test_a_ticked_step_counts_as_held():
    found = held({"sql": 1}, {"sql": BEFORE}, ticked(("sql", 2)))
    assert found.answers == {"sql": 2}
    assert not found.reopened


def test_the_highest_of_several_counts_in_whatever_order():
    assert held({"sql": 1}, {}, ticked(("sql", 3), ("sql", 2))).answers == {"sql": 3}


def test_a_skill_that_was_never_rated_is_held_once_it_is_ticked_off():
    assert held({}, {}, ticked(("sql", 2))).answers == {"sql": 2}
    assert held({"sql": "not-sure"}, {"sql": BEFORE}, ticked(("sql", 2))).answers == {"sql": 2}


def test_a_later_rating_has_the_last_word():
    found = held({"sql": 1}, {"sql": AFTER}, ticked(("sql", 2), ("sql", 3)))
    assert found.answers == {"sql": 1}
    assert found.reopened == {("sql", 2), ("sql", 3)}


def test_a_later_rating_that_confirms_it_reopens_nothing():
    found = held({"sql": 4}, {"sql": AFTER}, ticked(("sql", 2)))
    assert (found.answers, found.reopened) == ({"sql": 4}, frozenset())


def test_an_answer_that_a_newer_report_took_over_unasked_does_not_reopen_a_step():
    assert held({"sql": 1, "python": 3}, {"sql": BEFORE, "python": AFTER}, ticked(("sql", 2))).answers["sql"] == 2


def test_a_higher_rating_is_never_lowered():
    assert held({"sql": 5}, {"sql": BEFORE}, ticked(("sql", 2))).answers == {"sql": 5}


def test_what_was_ticked_off_twice_goes_by_the_tick_after_the_rating():
    later = [Ticked(("sql", 2), AFTER + timedelta(hours=1)), Ticked(("sql", 3), NOON)]
    found = held({"sql": 1}, {"sql": AFTER}, later)
    assert (found.answers, found.reopened) == ({"sql": 2}, {("sql", 3)})
