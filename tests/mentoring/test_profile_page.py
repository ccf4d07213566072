"""What a mentor says of themselves, and that only who wants to be found is."""

import pytest

from assessor.mentoring.forms import MOST_SKILLS
from assessor.mentoring.models import MentorProfile
from tests.reading import heading, html, queries, words

pytestmark = pytest.mark.django_db
PAGE = "/mentoring/profile/"


def send(client, *skills: tuple[str, str], **fields):
    sent = {"about": "I like SQL", "skills-TOTAL_FORMS": str(len(skills) or 3), "skills-INITIAL_FORMS": "0"} | fields
    for number, (skill, level) in enumerate(skills):
        sent |= {f"skills-{number}-skill": skill, f"skills-{number}-level": level}
    return client.post(PAGE, sent, follow=True)


def taught(person) -> list[tuple[str, int]]:
    return list(person.mentor_profile.skills.order_by("pk").values_list("skill__slug", "level"))


def test_the_page_shows_all_skills_by_group(as_mentor, role):
    page = as_mentor.get(PAGE)
    assert heading(page) == "What I mentor in"
    assert '<optgroup label="Coding">' in html(page)
    assert not MentorProfile.objects.exists()


def test_words_and_skills_are_saved_and_shown_again(as_mentor, mentor, role):
    assert "Saved. You are shown to others." in words(send(as_mentor, ("python", "5"), ("sql", "3"), is_listed="on"))
    assert (mentor.mentor_profile.is_listed, taught(mentor)) == (True, [("python", 5), ("sql", 3)])
    page = html(as_mentor.get(PAGE))
    assert page.count("selected>") == 4 + 3 * 2
    send(as_mentor, ("sql", "4"), ("", ""))
    mentor.refresh_from_db()
    assert (mentor.mentor_profile.is_listed, taught(mentor)) == (False, [("sql", 4)])


def test_who_has_no_name_is_not_listed(as_mentor, mentor, role):
    mentor.name = ""
    mentor.save()
    page = send(as_mentor, ("python", "5"), is_listed="on")
    assert "Give yourself a name on your account page first" in words(page)
    assert not MentorProfile.objects.exists()


@pytest.mark.parametrize(
    ("skills", "problem"),
    [
        ([("python", "")], "Choose the level as well, or empty both."),
        ([("", "3")], "Choose the skill as well, or empty both."),
        ([("python", "3"), ("python", "4")], "You named a skill twice."),
        ([("nothing", "3")], "is not one of the available choices"),
        ([("python", "9")], "is not one of the available choices"),
    ],
)
def test_bad_input_is_told_and_nothing_is_saved(as_mentor, role, skills, problem):
    page = send(as_mentor, *skills)
    assert problem in words(page)
    assert "Nothing was saved yet." in words(page)
    assert "I like SQL" in html(page)
    assert not MentorProfile.objects.exists()


def test_more_lines_than_allowed_are_refused(as_mentor, role):
    many = [("", "")] * (MOST_SKILLS + 5)
    assert as_mentor.post(PAGE, {"skills-TOTAL_FORMS": str(len(many)), "skills-INITIAL_FORMS": "0"}).status_code == 200
    assert as_mentor.post(PAGE, {"about": "No lines at all"}).status_code == 200
    assert not MentorProfile.objects.exists()


def test_it_takes_few_queries(as_mentor, role):
    send(as_mentor, ("python", "5"))
    assert queries(as_mentor, PAGE) == 5
