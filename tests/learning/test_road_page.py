"""The road to a later role: rung by rung with hours, other roads, and what else is near; open to everybody."""

from functools import partial

import pytest

from assessor.engine.road import shortest_roads
from assessor.learning import road_page
from assessor.learning.road_words import duration_words, hours_words
from roles.models import CareerStep, Role, Skill
from tests import assessed, factories
from tests.crowd import crowd
from tests.learning.ladder import ROAD, chosen, road
from tests.reading import crumbs, heading, html, links, queries, section, title, words

pytestmark = pytest.mark.django_db


def test_the_page_says_what_it_is_and_the_way_back(client, roles):
    response = client.get(road("junior", "lead"))
    assert title(response) == "From Junior to Lead | Skill-gap assessor"
    assert heading(response) == "From Junior to Lead"
    assert crumbs(response) == ["Home", "Roles", "Road"]
    assert chosen(response) == ["junior", "lead"]


def test_it_starts_with_a_choice_and_examples(client, roles):
    response = client.get(ROAD)
    assert heading(response) == "The road to a later role"
    assert "Choose the role that you have" in words(response)
    assert section(response, "examples") == "For example From Junior to Lead Coding"
    assert road("junior", "lead", "&week=5&levels=role") in links(response)
    assert chosen(response) == []


def test_without_a_published_role_it_says_so(client, db):
    assert "No role is published yet" in words(client.get(ROAD))


def test_a_road_goes_rung_by_rung_with_hours_and_what_is_new(client, roles):
    response = client.get(road("junior", "lead"))
    page, rungs = words(response), section(response, "rungs")
    assert "Two rungs, together about 149 hours . With 5 hours a week that is about 7 months." in page
    assert "No road along career steps takes fewer hours." in page
    assert "What Lead asks for takes about 121 hours by itself; the roles on the way add 28 hours." in page
    assert "Reckoned from what Junior asks for, and from 0 in every other skill." in page
    assert rungs.startswith("Rung by rung Junior Here you start Analyst Mid level, move 28 hours about 2 months")
    assert "New here: Sql." in rungs
    assert "Lead Lead level, move 121 hours about 6 months New here: Python, Talking." in rungs
    assert "To learn Talking 3 0 to 3 61 hours Python 3 2 to 3 60 hours" in rungs
    assert 'aria-label="18.8 % of all hours"' in html(response)


def test_more_than_three_raised_skills_stand_behind_a_click(client, db):
    skills = [factories.SkillFactory(slug=f"skill-{letter}") for letter in "abcdefgh"]
    low = factories.published_role({"skill": skills[0], "level": 1}, slug="low")
    high = factories.published_role(*({"skill": skill, "level": 1} for skill in skills[1:]), slug="high")
    CareerStep.objects.create(from_role=low, to_role=high, kind="promotion")
    rungs = section(client.get(road("low", "high")), "rungs")
    assert "One step, about 56 hours" in words(client.get(road("low", "high")))
    assert rungs.index("Takes most hours") < rungs.index("All 7 skills to raise for High")
    assert (rungs.count("Skill b 1"), rungs.count("Skill h 1")) == (2, 1)
    assert "New here: Skill b, Skill c, Skill d, Skill e, Skill f, Skill g, and one more." in rungs


def test_a_rung_without_anything_to_learn_says_so(client, roles):
    CareerStep.objects.create(from_role=roles["senior"], to_role=roles["analyst"], kind="move")
    rungs = section(client.get(road("senior", "analyst")), "rungs")
    assert "0 hours Nothing is left to learn here: by now you have what it asks for." in rungs
    assert "One step, and nothing to learn" in words(client.get(road("senior", "analyst")))


@pytest.mark.parametrize(
    ("hours", "per_week", "expected"),
    [
        (0, 5, ""),
        (1, 80, "about a month"),
        (43, 10, "about a month"),
        (44, 10, "about 2 months"),
        (500, 5, "about 23 months"),
        (501, 5, "about two years"),
        (783, 5, "about three years"),
        (8616, 5, "about 33 years"),
    ],
)
def test_hours_a_week_become_months_rounded_up(hours, per_week, expected):
    assert duration_words(hours, per_week) == expected


def test_hours_are_told_with_their_thousands():
    assert [hours_words(n).replace("\u00a0", " ") for n in (0, 1, 2, 12345)] == [
        "0 hours",
        "1 hour",
        "2 hours",
        "12,345 hours",
    ]


def test_other_hours_a_week_give_another_time_and_stay_in_the_links(client, roles):
    response = client.get(road("junior", "lead", "&week=1"))
    assert "With 1 hour a week that is about three years." in words(response)
    assert road("junior", "lead", "&week=1&levels=role&via=senior") in links(response)


def test_other_roads_can_be_opened(client, roles):
    response = client.get(road("junior", "lead"))
    assert section(response, "others").endswith("By way of Senior 149 hours promotions only as many hours")
    other = client.get(next(link for link in links(response) if "via" in link))
    assert "Senior Senior level, promotion 88 hours" in section(other, "rungs")
    assert "By way of Analyst 149 hours shortest" in section(other, "others")


def test_the_road_of_promotions_is_shown_even_when_it_is_far(client, roles):
    hard = factories.published_role({"level": 5}, slug="hard")
    chef = factories.published_role({"skill": Skill.objects.get(slug="cooking"), "level": 2}, slug="chef")
    for start, end, kind in [("cook", hard, "promotion"), ("hard", chef, "promotion"), ("cook", chef, "move")]:
        CareerStep.objects.create(from_role=Role.objects.get(slug=start), to_role=end, kind=kind)
    response = client.get(road("cook", "chef"))
    assert "By way of Hard 658 hours promotions only 638 hours more" in section(response, "others")
    other = client.get(next(link for link in links(response) if "via=hard" in link))
    assert "The shortest road takes 20 hours." in words(other)
    assert "Straight there, in one step 20 hours shortest 638 hours fewer" in section(other, "others")
    assert road("cook", "chef", "&week=5&levels=role&via=") in links(other)


@pytest.mark.parametrize(
    "via", ["cook", "nothing", "junior", "lead", "senior&via=analyst", "senior&via=senior", "", "%00"]
)
def test_stops_that_no_steps_join_are_passed_over(client, roles, via):
    response = client.get(road("junior", "lead", f"&via={via}"))
    assert response.status_code == 200
    assert "No career steps join these stops, so the shortest road is shown." in words(response)
    assert "Two rungs, together about 149 hours" in words(response)


def test_without_career_steps_it_says_so_and_what_it_takes_all_the_same(client, roles):
    response = client.get(road("lead", "cook"))
    assert "No career steps lead from Lead to Cook." in words(response)
    assert "Without any role in between, what Cook asks for takes about 8 hours to learn." in words(response)
    assert 'id="rungs"' not in html(response)
    assert "Cook" in section(response, "near")


def test_without_career_steps_and_without_gaps_it_says_both(client, roles):
    response = client.get(road("senior", "junior"))
    assert "No career steps lead from Senior to Junior. You have all the skills that Junior asks for." in words(
        response
    )


def test_what_else_is_near_is_sorted_by_hours(client, roles):
    near = section(client.get(road("junior", "lead")), "near")
    assert "Role Hours Step Cook Kitchen, entry 8 hours about a month none Analyst Coding, mid 28 hours" in near
    assert "Senior Coding, senior 88 hours about 5 months Promotion Lead Coding, lead 121 hours" in near
    assert "left out" not in near


def test_beyond_ten_what_is_near_stands_behind_a_click(client, roles):
    python = Skill.objects.get(slug="python")
    for _ in range(9):
        factories.published_role({"skill": python})
    near = section(client.get(f"{ROAD}?from=junior"), "near")
    assert near.index("The other 3, farther away") > near.index("Role Hours Step")


def test_with_one_role_only_it_asks_for_the_other(client, roles):
    response = client.get(f"{ROAD}?from=junior&to=")
    assert "Choose where you want to go from Junior, or look at what is near." in words(response)
    assert "Analyst" in section(response, "near")
    response = client.get(f"{ROAD}?from=&to=lead")
    assert "Choose the role from which you start towards Lead." in words(response)
    assert section(response, "before") == "One career step before it From Analyst Coding From Senior Coding"
    assert road("senior", "lead", "&week=5&levels=role") in links(response)


def test_the_same_role_twice_is_no_road(client, roles):
    response = client.get(road("junior", "junior"))
    assert response.status_code == 200
    assert "A road leads to another role: you chose Junior twice." in words(response)
    assert "Analyst" in section(response, "near")


@pytest.mark.parametrize("slug", ["nothing", "%00", "<b>", "x" * 500, "unpublished", "%ff"])
def test_unknown_roles_are_named_and_passed_over(client, roles, slug):
    factories.RoleFactory(slug="unpublished")
    for response in (client.get(road(slug, "lead")), client.get(road("junior", slug))):
        assert response.status_code == 200
        assert 'There is no published role "' in words(response)
        assert "<b>" not in html(response)


@pytest.mark.parametrize("week", ["0", "81", "-1", "5.5", "many", "٣", "9" * 5000, "%00"])
def test_odd_hours_a_week_are_passed_over(client, roles, week):
    response = client.get(road("junior", "lead", f"&week={week}"))
    assert response.status_code == 200
    assert "Hours a week are a whole number from 1 to 80. 5 is taken instead." in words(response)
    assert 'value="5"' in html(response)


def test_odd_levels_are_passed_over(client, roles):
    assert "There are no such levels to start from." in words(client.get(road("junior", "lead", "&levels=x")))
    response = client.get(road("junior", "lead", "&levels=ratings"))
    assert "There are no ratings of yours yet" in words(response)
    assert "Reckoned from what Junior asks for" in words(response)


def test_a_search_that_ended_early_says_so(client, roles, monkeypatch):
    monkeypatch.setattr(road_page, "shortest_roads", partial(shortest_roads, explored=0))
    response = client.get(road("junior", "lead"))
    assert "A shorter one may exist, though none of less than 121 hours." in words(response)
    assert "others may be as good" in section(response, "others")
    assert "hours shortest" not in section(response, "others")


def test_roles_and_the_career_map_lead_here(client, roles):
    assert {f"{ROAD}?to=lead", f"{ROAD}?from=lead"} <= set(links(client.get("/roles/lead/")))
    assert ROAD in links(client.get("/career-map/"))


def test_markup_in_names_is_shown_as_text(client, roles):
    Skill.objects.filter(slug="talking").update(name="<i>Talking</i>")
    Role.objects.filter(slug="senior").update(title="<i>Senior</i>")
    assert "<i>" not in html(client.get(road("junior", "lead", "&via=senior")))


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_takes_5_queries_whatever_the_size(as_learner, learner, number):
    assessed.report(learner, crowd(number), {f"crowd-{n}": n % 6 for n in range(number)})
    assert queries(as_learner, road("crowded", "neighbour-0")) == 5


@pytest.mark.parametrize("number", [3, 30])
def test_for_a_visitor_it_takes_1_query(client, db, number):
    crowd(number)
    assert queries(client, road("neighbour-1", "neighbour-0")) == 1


def test_in_the_built_in_catalogue_the_way_up_is_proven_and_has_a_road_of_promotions(client, built_in_catalogue):
    response = client.get(road("junior-ai-engineer", "director-of-ai"))
    assert "No road along career steps takes fewer hours." in words(response)
    assert "promotions only" in section(response, "others")
    examples = [link for link in links(client.get(ROAD)) if "to=" in link]
    assert len(examples) == 4
    assert all(client.get(one).status_code == 200 for one in examples)
