"""What a change reads like, from values before and after."""

from roles.history.words import said


def says(label: str, before, after) -> str:
    return said(label, before, after).says


def test_a_number_becomes_another():
    assert says("Requirement Python", {"level": "3"}, {"level": "4"}) == "Requirement Python: level 3 becomes 4."


def test_words_are_set_off_and_nothing_is_called_so():
    assert says("Track", {"summary": ""}, {"summary": "Up."}) == "Track: summary nothing becomes “Up.”."


def test_a_yes_or_no_is_said_in_words():
    assert says("Python", {"essential": False}, {"essential": True}) == "Python: essential from now on."
    assert says("Python", {"essential": True}, {"essential": False}) == "Python: not essential any more."


def test_several_changes_are_one_sentence():
    told = says("Python", {"level": "3", "weight": "1"}, {"level": "4", "weight": "2"})
    assert told == "Python: level 3 becomes 4; weight 1 becomes 2."


def test_what_is_added_or_taken_away_is_told_with_what_it_was():
    values = {"level": "3", "note": "", "essential": False}
    assert says("Python", None, values) == "Python added: level 3, not essential."
    assert says("Python", values, None) == "Python taken away: level 3, not essential."
    assert says("Python", None, {}) == "Python added."


def test_without_a_difference_there_is_nothing_to_say():
    assert said("Python", {"level": "3"}, {"level": "3"}) is None
    assert said("Python", None, None) is None


def test_a_long_text_is_cut_at_a_word_and_kept_whole_beside_it():
    line = said("Python", {"text": "Short."}, {"text": f"{'word ' * 30}\nend"})
    assert line.says.endswith("word word …”.")
    assert [(whole.before, whole.after.endswith("end")) for whole in line.wholes] == [("Short.", True)]


def test_short_texts_need_no_whole():
    assert said("Python", {"text": "a"}, {"text": "b"}).wholes == ()
