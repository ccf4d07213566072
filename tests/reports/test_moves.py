"""The three next moves: always three, also for whoever has answered nothing yet and for whoever is ready."""

import pytest

from assessor.reports.page import page_context
from roles.models import CareerStep, Skill
from tests import assessed, factories

pytestmark = pytest.mark.django_db

READY = {"python": 3, "java": 0, "sql": 3, "sets": 1, "talking": 2}


@pytest.fixture
def moves(learner, role):
    """The moves of a report on these answers."""

    def found(answers, asked=role, current=None):
        report = assessed.report(learner, asked, answers, current)
        return [(one["title"], one["text"].replace("\u00a0", " ")) for one in page_context(report.content)["moves"]]

    return found


def test_with_nothing_known_they_name_what_to_rate_first(moves):
    assert moves({}) == [
        ("Rate Python or Java", "Essential, weight 3. You have not rated it yet."),
        ("Rate Sql", "Weight 3. You have not rated it yet."),
        ("Rate Talking", "Weight 3. You have not rated it yet."),
    ]


def test_with_much_to_rate_and_steps_to_take_the_rest_is_counted(moves):
    many = factories.published_role(*({"skill": factories.SkillFactory(slug=f"s{number}")} for number in range(17)))
    found = moves({"s0": 1}, asked=many)
    assert found[0] == ("Rate what is open", "S1, S10, S11 and 13 more: you have not rated them yet.")
    assert [title for title, _ in found[1:]] == ["S0: 1 to 2", "S0: 2 to 3"]


@pytest.mark.parametrize(
    ("answer", "words"),
    [("not-sure", "Talking: you were not sure of it."), (None, "Talking: you have not rated it yet.")],
)
def test_what_is_open_is_told_by_its_answer(moves, answer, words):
    answers = {"python": 3, "java": 0, "sql": 1, "sets": 1} | ({"talking": answer} if answer else {})
    assert moves(answers)[0] == ("Rate what is open", words)


def test_one_step_leaves_room_for_two_open_skills(moves):
    titles = [title for title, _ in moves({"python": 2, "java": 0})]
    assert titles == ["Rate Sql", "Rate Talking", "Python: 2 to 3"]


def test_what_keeps_one_from_ready_is_to_be_looked_at_again(moves):
    found = moves({"python": 3, "java": 0, "sql": "not-applicable", "talking": "not-applicable"})
    assert [title for title, _ in found[:2]] == ["Look at Sql again", "Look at Talking again"]
    assert "more than a fifth" in found[0][1]


def test_an_essential_that_was_struck_out_is_to_be_looked_at_again(moves):
    title, text = moves({"python": "not-applicable", "java": "not-applicable", "sql": 3, "talking": 3})[0]
    assert title == "Look at Python or Java again"
    assert "the role cannot do without" in text


def test_whoever_is_ready_goes_on_to_the_next_role(moves, role):
    lead = factories.published_role({"skill": Skill.objects.get(slug="sql"), "level": 4}, slug="lead", title="Lead")
    CareerStep.objects.create(from_role=role, to_role=lead, kind="promotion")
    assert moves(READY, current=role)[0] == ("Next role: Lead", "Your match is 75 %, and the verdict not yet.")


@pytest.mark.parametrize("answers", [{}, READY, {"python": 3, "java": 0, "sql": 2}, {"sql": 3, "talking": 2}])
def test_where_there_is_nothing_else_a_mentors_view_is_the_last_one(moves, answers):
    found = moves(answers)
    assert 1 <= len(found) <= 3
    assert len(found) == 3 or found[-1][0] == "Hear somebody else"
