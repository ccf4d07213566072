"""The gaps that mentees have in common: how many, who, and by how much, for a session with a group."""

from fractions import Fraction

import pytest

from assessor.mentoring.overview_gaps import levels_words
from tests.mentoring import mentored
from tests.mentoring.mentees import many, mentee
from tests.reading import section, words

pytestmark = pytest.mark.django_db

CODERS = "/mentoring/overview/coder/"
NO_GAP = {"python": 3, "java": 3, "sql": 3, "talking": 2}


def test_what_most_people_lack_comes_first_with_their_names(as_mentor, mentor, role):
    mentee("Ada", role, mentor, NO_GAP | {"sql": 1, "talking": 0})
    mentee("Bela", role, mentor, NO_GAP | {"sql": 2, "talking": 1})
    mentee("Chandra", role, mentor, NO_GAP | {"sql": 2})
    mentee("Dora", role, mentor, NO_GAP | {"sql": "not-sure"})
    assert section(as_mentor.get(CODERS), "gaps") == (
        "Gaps in common What several of them lack, most people first: for a session with a group. "
        "Sql asked: level 3 3 of 4 lack 1.3 levels on average; of 1 more it is not known Ada, Bela, Chandra "
        "Talking asked: level 2 2 of 4 lack 1.5 levels on average Ada, Bela"
    )


def test_a_gap_of_one_person_alone_is_not_in_common(as_mentor, mentor, role):
    mentee("Ada", role, mentor, NO_GAP | {"sql": 1})
    mentee("Bela", role, mentor, NO_GAP)
    assert "No two people are known to have the same gap" in section(as_mentor.get(CODERS), "gaps")


def test_an_essential_with_an_alternative_is_named_whole(as_mentor, mentor, role):
    for name in ("Ada", "Bela"):
        mentee(name, role, mentor, NO_GAP | {"python": 1, "java": 0})
    found = section(as_mentor.get(CODERS), "gaps")
    assert "Python or Java asked: level 3, essential 2 of 2 lack two levels on average Ada, Bela" in found


def test_ten_people_are_named_and_the_others_counted_over_all_pages(as_mentor, mentor, role):
    many(60, mentor, "coder")
    people = [mentee(f"Aa {number:02}", role, mentor, dict.fromkeys(NO_GAP, 0)) for number in range(12)]
    found = section(as_mentor.get(f"{CODERS}?page=2"), "gaps")
    assert "of 72 lack" in found
    named = ", ".join(one.owner.name for one in people[:10])
    assert f"{named} and " in found
    assert "Aa 10" not in found


def test_only_those_who_are_shown_are_counted(as_mentor, mentor, role):
    for name in ("Ada", "Bela"):
        mentee(name, role, mentor, NO_GAP | {"sql": 1})
        mentee(f"Old {name}", role, mentor, NO_GAP | {"talking": 0}, days_ago=400)
    found = section(as_mentor.get(f"{CODERS}?show=old"), "gaps")
    assert "Talking asked: level 2 2 of 2 lack two levels on average Old Ada, Old Bela" in found
    assert "Sql" not in found


def test_whose_levels_are_hidden_counts_nowhere(as_mentor, mentor, role):
    reports = [mentee(name, role, mentor, NO_GAP | {"sql": 1}) for name in ("Ada", "Bela", "Chandra")]
    mentored.review(reports[0], mentor, is_blind=True)
    page = as_mentor.get(CODERS)
    assert "2 of 2 lack two levels on average Bela, Chandra" in section(page, "gaps")
    assert "Whoever is hidden above is not counted" in words(page)


def test_nobody_shown_has_no_section_of_gaps(as_mentor, mentor, report):
    mentored.share(report, mentor)
    assert "Gaps in common" not in words(as_mentor.get(f"{CODERS}?show=ready"))


@pytest.mark.parametrize(
    ("number", "says"),
    [(Fraction(1), "one level"), (Fraction(3), "three levels"), (Fraction(4, 3), "1.3 levels")],
)
def test_levels_in_words(number, says):
    assert levels_words(number) == says
