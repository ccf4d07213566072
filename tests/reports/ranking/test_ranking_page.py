"""All roles ranked for me: from my latest answers, in two orders, filtered, 25 on a page."""

import pytest

from assessor.catalogue import published_catalogue
from assessor.engine.gap import assess
from assessor.engine.matching import closeness, match_all, nearest
from assessor.reports.ranking import closeness_words, lacks
from assessor.reports.wording import match_words
from roles.models import Skill
from tests import assessed, factories
from tests.crowd import crowd
from tests.reading import crumbs, heading, html, links, queries, title, words
from tests.reports.ranking.page import ANSWERS, PAGE, order, row

pytestmark = pytest.mark.django_db


def test_the_page_says_what_it_is_and_the_way_back(as_learner, learner, role):
    assessed.report(learner, role, ANSWERS)
    response = as_learner.get(PAGE)
    assert title(response) == "All roles ranked for you | Skill-gap assessor"
    assert crumbs(response) == ["Home", "Roles for you"]
    assert heading(response) == "All roles ranked for you"
    assert "/how-this-is-calculated/#alike" in links(response)


def test_reports_and_the_first_page_lead_here(as_learner, learner, role):
    report = assessed.report(learner, role, ANSWERS)
    assert PAGE in links(as_learner.get(report.get_absolute_url()))
    assert PAGE in links(as_learner.get("/"))


def test_every_published_role_has_its_row(as_learner, learner, roles):
    factories.RoleFactory(slug="unpublished")
    assessed.report(learner, roles, ANSWERS)
    assert sorted(order(as_learner.get(PAGE))) == ["analyst", "boss", "coder", "speaker"]


def test_a_row_says_match_verdict_and_what_is_missing(as_learner, learner, roles):
    assessed.report(learner, roles, ANSWERS)
    response = as_learner.get(PAGE)
    coder = row(response, "coder")
    assert "Not yet match 77 % " in coder
    assert "The one gap: Sql." in coder
    assert ", mid " in coder
    assert "Ready match 100 %" in row(response, "speaker")
    assert "Nothing known is missing." in row(response, "speaker")
    assert "One essential is below the required level. The one gap: Sql." in row(response, "analyst")


def test_what_is_open_widens_the_match_and_is_counted(as_learner, learner, roles):
    assessed.report(learner, roles, {"python": 3, "java": 0, "talking": 3})
    coder = row(as_learner.get(PAGE), "coder")
    assert "Undecided match between 66 % and 100 %" in coder
    assert "Nothing known is missing. One requirement is open." in coder


def test_each_row_equals_the_engine(as_learner, learner, built_in_catalogue):
    catalogue = published_catalogue()
    answers = {slug: number % 6 for number, slug in enumerate(catalogue.skills)}
    assessed.report(learner, factories.models.Role.objects.get(slug="ai-engineer"), answers)
    alike = closeness(catalogue.compiled, answers)
    response = as_learner.get(PAGE)
    expected = nearest(match_all(catalogue.compiled, answers), alike, count=25)
    assert order(response) == [one.role for one in expected]
    for one in expected:
        told = row(response, one.role)
        assert f"match {match_words({'low': one.match.low, 'high': one.match.high})} " in told
        assert f"closeness {closeness_words(alike[one.role])} " in told


def test_most_like_me_comes_first_unless_the_best_match_is_asked_for(as_learner, learner, roles):
    answers = ANSWERS | {"sql": 4}
    assessed.report(learner, roles, answers)
    compiled = published_catalogue().compiled
    alike = closeness(compiled, answers)
    found = match_all(compiled, answers)
    by_closeness = [one.role for one in nearest(found, alike, count=4)]
    by_match = [one.role for one in sorted(found, key=lambda one: (-one.match.low, one.role))]
    assert by_match != by_closeness
    assert order(as_learner.get(PAGE)) == order(as_learner.get(f"{PAGE}?order=closeness")) == by_closeness
    response = as_learner.get(f"{PAGE}?order=match")
    assert order(response) == by_match
    assert '<option value="match" selected>' in html(response)


def test_roles_are_filtered_by_track_and_career_level(as_learner, learner, roles):
    assessed.report(learner, roles, ANSWERS)
    assert order(as_learner.get(f"{PAGE}?track=Other+work")) == ["boss"]
    assert order(as_learner.get(f"{PAGE}?level=3")) == ["speaker"]
    assert order(as_learner.get(f"{PAGE}?track={roles.track.name}&level=1&order=match")) == ["analyst"]
    assert '<option value="Other work" selected>' in html(as_learner.get(f"{PAGE}?track=Other+work"))


def test_a_filter_that_leaves_nothing_says_so_and_offers_all(as_learner, learner, roles):
    assessed.report(learner, roles, ANSWERS)
    response = as_learner.get(f"{PAGE}?track=Other+work&level=1")
    assert "No published role is in this track at this career level." in words(response)
    assert PAGE in links(response)
    assert order(response) == []


@pytest.mark.parametrize("value", ["x", "%00", "99", "<b>", "9" * 400])
def test_what_is_no_choice_is_passed_over_with_a_sentence(as_learner, learner, roles, value):
    assessed.report(learner, roles, ANSWERS)
    response = as_learner.get(f"{PAGE}?order={value}&track={value}&level={value}&page={value}&{value}=1")
    assert response.status_code == 200
    assert len(order(response)) == 4
    for said in ("There is no such order", "There is no such track", "There is no such career level"):
        assert said in words(response)
    assert "<b>" not in html(response)


def test_without_a_published_role_it_says_so(as_learner):
    assert "No role is published yet" in words(as_learner.get(PAGE))


def test_there_are_25_on_a_page(as_learner, learner, role):
    for number in range(30):
        factories.published_role({"skill": Skill.objects.get(slug="sql")}, slug=f"role-{number:02}")
    assessed.report(learner, role, ANSWERS)
    first, second = as_learner.get(f"{PAGE}?order=match"), as_learner.get(f"{PAGE}?order=match&page=2")
    assert (len(order(first)), len(order(second))) == (25, 6)
    assert not set(order(first)) & set(order(second))
    assert "Roles 26 to 31 of 31" in words(second)
    assert "?order=match&page=2" in links(first)
    assert order(as_learner.get(f"{PAGE}?order=match&page=99")) == order(second)


def test_the_chosen_roles_are_sent_to_be_compared(as_learner, learner, roles):
    assessed.report(learner, roles, ANSWERS)
    assert '<form class="ranking" method="get" action="/roles-for-me/compare/">' in html(as_learner.get(PAGE))


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_takes_5_queries_whatever_the_size(as_learner, learner, number):
    role = crowd(number)
    for _ in range(1 + number % 7):
        assessed.report(learner, role, {f"crowd-{n}": n % 6 for n in range(number)})
    assert queries(as_learner, PAGE) == 5


def test_the_largest_gaps_are_named_whatever_their_order(as_learner, learner, role):
    skills = [factories.SkillFactory(slug=slug) for slug in ("small", "tiny", "big", "huge", "large")]
    asked = [{"skill": skill, "weight": weight} for skill, weight in zip(skills, (2, 1, 4, 5, 3), strict=True)]
    factories.published_role(*asked, slug="many")
    catalogue = published_catalogue()
    report = assess(catalogue.profiles["many"], dict.fromkeys(["small", "tiny", "big", "huge", "large"], 0))
    assert lacks(report) == ["Largest gaps: Huge, Big, Large, and two more."]


@pytest.mark.parametrize(
    ("alike", "said"), [(0.514, "0.51"), (-0.2, "\N{MINUS SIGN}0.20"), (-0.001, "0.00"), (0.0, "0.00"), (1.0, "1.00")]
)
def test_closeness_is_told_with_two_decimals(alike, said):
    assert closeness_words(alike) == said


def test_markup_in_names_is_shown_as_text(as_learner, learner, roles):
    Skill.objects.filter(slug="sql").update(name="<i>Sql</i>")
    type(roles).objects.filter(slug="boss").update(title="<i>Boss</i>")
    assessed.report(learner, roles, ANSWERS)
    assert "<i>" not in html(as_learner.get(PAGE))
