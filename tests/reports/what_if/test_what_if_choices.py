"""The choices of the what-if page: where each starts, what stays chosen, and what is passed over."""

import pytest

from tests import assessed, factories
from tests.reading import html, words
from tests.reports.what_if.page import address, checked, result

pytestmark = pytest.mark.django_db


def test_each_skill_starts_as_it_was_rated(ask):
    assert checked(ask()) == dict.fromkeys(["python", "java", "sql", "talking"], "")


def test_what_was_chosen_stays_chosen(ask):
    response = ask("?sql=4&talking=4&java=")
    assert checked(response) == {"python": "", "java": "", "sql": "4", "talking": ""}
    assert "With 1 change " in result(response)


def test_what_has_no_level_has_a_choice_for_that(as_learner, learner, role):
    report = assessed.report(learner, role, {"python": 3, "java": "not-applicable", "sql": "not-sure"})
    response = as_learner.get(address(report))
    assert checked(response) == dict.fromkeys(["python", "java", "sql", "talking"], "")
    for said in ("As rated: does not apply", "As rated: not sure", "As rated: not rated"):
        assert said in words(response)
    told = result(as_learner.get(f"{address(report)}?sql=3"))
    assert "The match was between 33 % and 100 % and would be between 66 % and 100 %." in told


def test_gaps_come_first_and_every_choice_says_its_level(ask):
    page = words(ask())
    assert page.index("Gaps Sql") < page.index("Met Python or Java")
    assert "1 Novice, as you rated it" in page
    assert "3 Competent, what the role asks" in page
    assert "Do Sql as at 2." in page


def test_a_skill_that_serves_two_requirements_is_asked_once(as_learner, learner):
    one, two = factories.SkillFactory(slug="one"), factories.SkillFactory(slug="two")
    role = factories.published_role({"skill": one, "essential": True}, {"skill": two}, alternatives={"one": [two]})
    response = as_learner.get(address(assessed.report(learner, role, {"one": 1, "two": 1})))
    assert checked(response) == {"one": "", "two": ""}
    assert "Two is chosen at One or Two." in words(response)


def test_unknown_names_and_bad_values_are_passed_over_and_named(ask):
    response = ask("?sql=9&python=x&java=1&java=2&talking=-1&cobol=3&sets=1")
    assert response.status_code == 200
    told = result(response)
    assert 'Coder does not ask for "cobol", "sets", so that was passed over.' in told
    assert 'A level is one number from 0 to 5. What was given for "Sql", "Python", "Java", "Talking" was' in told
    assert "Nothing is changed yet." in told


@pytest.mark.parametrize("value", ["%00", "9" * 400, "٣", "3.0", " 3", "<b>", "not-sure", "%ff"])
def test_no_value_breaks_the_page(ask, value):
    response = ask(f"?sql={value}&{value}=1")
    assert response.status_code == 200
    assert "passed over" in result(response)
    assert "<b>" not in html(response)


def test_of_many_unknown_names_a_few_are_told(ask):
    assert '"x4" and 15 more, so that was passed over.' in result(ask("?" + "&".join(f"x{n}=1" for n in range(20))))
