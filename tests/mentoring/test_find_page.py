"""Finding a mentor: who opted in, those first who could help where the gaps are."""

import pytest

from assessor.mentoring import pairs
from assessor.mentoring.models import Invitation, MentorProfile, MentorSkill
from roles.models import Skill
from tests import factories
from tests.mentoring import mentored
from tests.reading import heading, html, links, queries, words

pytestmark = pytest.mark.django_db
PAGE = "/mentoring/find/"


def listed(name: str, skills: dict[str, int], **fields) -> MentorProfile:
    profile = MentorProfile.objects.create(user=factories.UserFactory(name=name), is_listed=True, **fields)
    for slug, level in skills.items():
        MentorSkill.objects.create(profile=profile, skill=Skill.objects.get(slug=slug), level=level)
    return profile


def order(page, *names: str) -> list[str]:
    """Those of the names that the page shows, in its order."""
    text = words(page)
    return sorted((name for name in names if name in text), key=text.index)


def test_with_nobody_listed_it_says_so(as_learner, report):
    page = as_learner.get(PAGE)
    assert heading(page) == "Find a mentor"
    assert "Nobody else has offered to be found here yet." in words(page)
    assert "Ranked by" not in words(page)  # there is nothing to rank


def test_who_helps_with_essentials_stands_first(as_learner, report):
    listed("Sue", {"sql": 5})
    listed("Pia", {"python": 3})
    listed("Tom", {"talking": 5})
    listed("Ann", {"sql": 1})
    page = as_learner.get(PAGE)
    assert order(page, "Sue", "Pia", "Tom", "Ann") == ["Pia", "Sue"]
    assert "Helps with your gaps in Python." in words(page)


def test_without_a_report_all_are_shown_by_name(as_learner, role):
    listed("Sue", {"sql": 5}, about="I like <tables>")
    listed("Ann", {})
    page = as_learner.get(PAGE)
    assert order(page, "Sue", "Ann") == ["Ann", "Sue"]
    assert "Mentors in Sql." in words(page)
    assert "I like &lt;tables&gt;" in html(page)


def test_when_nobody_fits_it_says_so(as_learner, report):
    listed("Tom", {"talking": 5})
    assert "1 mentor can be asked here, but none names a skill" in words(as_learner.get(PAGE))


def test_not_shown_are_oneself_ones_mentors_who_is_asked_and_who_opted_out(as_learner, learner, report):
    mine, asked, away, out = (listed(name, {"sql": 5}) for name in ("Mine", "Asked", "Away", "Out"))
    MentorProfile.objects.create(user=learner, is_listed=True)
    mentored.pair(learner, mine.user)
    pairs.invite(learner, Invitation.Kind.ASKS, recipient=asked.user)
    away.user.is_active = False
    away.user.save()
    MentorProfile.objects.filter(pk=out.pk).update(is_listed=False)
    assert "Nobody else has offered to be found here yet." in words(as_learner.get(PAGE))


def test_asking_shows_no_address_and_reaches_the_mentor(as_learner, report):
    profile = listed("Sue", {"sql": 5})
    address = f"/mentoring/find/{profile.pk}/"
    assert address in links(as_learner.get(PAGE))
    page = as_learner.get(address)
    assert heading(page) == "Ask Sue to be your mentor"
    told = as_learner.post(address, {"message": "Would you?"}, follow=True)
    assert "Your invitation to Sue is on its way." in words(told)
    assert profile.user.email not in html(page) + html(told)
    assert Invitation.objects.addressed_to(profile.user).get().message == "Would you?"


def test_who_opted_out_cannot_be_asked(as_learner, learner, role):
    profile = listed("Sue", {})
    MentorProfile.objects.update(is_listed=False)
    assert as_learner.post(f"/mentoring/find/{profile.pk}/", {}).status_code == 404
    own = MentorProfile.objects.create(user=learner, is_listed=True)
    assert as_learner.get(f"/mentoring/find/{own.pk}/").status_code == 404


def test_it_takes_few_queries_however_many_there_are(as_learner, report):
    for number in range(30):
        listed(f"Mentor {number}", {"sql": 3, "python": 2})
    page = as_learner.get(PAGE)
    assert words(page).count("to be my mentor") == 20
    assert queries(as_learner, PAGE) == 6
