"""What several mentees miss: a list for a mentor who teaches them together."""

from collections.abc import Sequence
from fractions import Fraction

from assessor.engine.cohort import CommonGap, cohort_of, common_gaps
from assessor.mentoring.overview_people import Mentee, Version
from assessor.mentoring.overview_table import requirement_name
from assessor.reports.wording import count_words

MOST_GAPS = 12
MOST_NAMES = 10
FEWEST = 2  # people: one alone makes no group


def gaps_in_common(mentees: Sequence[Mentee], version: Version) -> list[dict]:
    """The gaps that two people or more have, what most have first, beside one version of the role.

    Whose levels the mentor does not see yet counts nowhere.
    """
    people = [one for one in mentees if not one.is_hidden]
    found = common_gaps(cohort_of(version.profile, [one.answers for one in people]))
    return [_line(one, people, version) for one in found if one.gap >= FEWEST][:MOST_GAPS]


def _line(one: CommonGap, people: Sequence[Mentee], version: Version) -> dict:
    having = [people[place] for place in one.who]
    return {
        "name": requirement_name(one.requirement, version),
        "required": one.requirement.level,
        "essential": one.requirement.essential,
        "people": one.gap,
        "of": len(people),
        "width": f"{100 * one.gap / len(people):.2f}",
        "missing": levels_words(one.mean_missing),
        "open": one.unknown,
        "who": having[:MOST_NAMES],
        "more": max(len(having) - MOST_NAMES, 0),
    }


def levels_words(number: Fraction) -> str:
    """ "one level", "1.4 levels": a mean with one decimal where it has any."""
    if number.denominator == 1:
        return count_words(int(number), "level")
    return f"{float(number):.1f} levels"
