"""What is open is named by its answer: not rated, not sure, or said not to apply; what is set aside settles nothing."""

import pytest

from assessor.reports.deciding import how_to_read, what_decides
from assessor.reports.open_answers import why_open
from assessor.reports.page import page_context
from assessor.reports.wording import listed, verdict_sentence
from tests import assessed, factories
from tests.reading import heading, section, words

pytestmark = pytest.mark.django_db

SURE, STRUCK = "not-sure", "not-applicable"


@pytest.fixture
def essentials():
    """A role of three essentials, and one requirement that is none; each has the same weight."""
    names = ("first", "second", "third")
    asked = [{"skill": factories.SkillFactory(slug=slug), "essential": True} for slug in names]
    return factories.published_role(*asked, {"skill": factories.SkillFactory(slug="other")}, title="Maker")


@pytest.fixture
def judge(learner, essentials):
    return lambda **answers: assessed.report(learner, essentials, answers).content


def reason(content: dict) -> str:
    return verdict_sentence(content).removeprefix("Undecided for Maker: ")


def test_an_essential_that_one_was_not_sure_of_is_not_called_unrated(judge):
    assert reason(judge(first=3, second=3, third=SURE)) == "you were not sure of one essential."
    assert reason(judge(first=3, second=SURE, third=SURE)) == "you were not sure of two essentials."


def test_essentials_that_were_said_not_to_apply_are_named_so(judge):
    assert reason(judge(first=3, second=3, third=STRUCK)) == "you said that one essential does not apply to you."
    told = reason(judge(first=STRUCK, second=STRUCK, third=STRUCK))
    assert told == "you said that three essentials do not apply to you."


def test_essentials_without_an_answer_are_not_rated(judge):
    assert reason(judge()) == "three essentials are not rated yet."
    assert reason(judge(first=3, second=3)) == "one essential is not rated yet."


def test_different_answers_are_told_one_by_one(judge):
    told = reason(judge(first=SURE, second=STRUCK))
    assert (
        told == "one essential is not rated yet, you were not sure of one, and you said that one does not apply to you."
    )
    assert reason(judge(first=3, second=SURE)) == "one essential is not rated yet, and you were not sure of one."


def test_of_alternatives_the_one_without_an_answer_counts_first():
    one = {"skill": "python", "alternatives": ["java", "r"]}
    assert why_open(one, {"python": SURE, "java": 1}) == "none"
    assert why_open(one, {"python": STRUCK, "java": SURE, "r": 1}) == SURE
    assert why_open(one, {"python": STRUCK, "java": STRUCK, "r": STRUCK}) == STRUCK


def test_what_was_set_aside_settles_nothing(judge):
    told = how_to_read(judge(first=3, other=STRUCK)).replace("\u00a0", " ")
    assert "; 25 % of the role's weight is settled; 25 % of the role's weight is set aside, as you said" in told
    assert "; 0 % of the role's weight is settled" in how_to_read(judge_all(judge, STRUCK)).replace("\u00a0", " ")


def judge_all(judge, answer):
    return judge(first=answer, second=answer, third=answer, other=answer)


def test_with_something_set_aside_not_everything_is_settled(judge):
    told = how_to_read(judge(first=3, second=3, third=3, other=STRUCK))
    assert told.startswith("Everything that counts is settled, so the match is one number; 25")
    assert how_to_read(judge_all(judge, 3)) == "Everything the role asks for is settled, so the match is one number."


def test_without_a_match_there_is_none_to_read(as_learner, learner):
    role = factories.published_role({"skill": factories.SkillFactory(slug="lone")})
    report = assessed.report(learner, role, {"lone": STRUCK})
    assert how_to_read(report.content) == ""
    assert "one number" not in words(as_learner.get(report.get_absolute_url()))


def test_the_row_of_a_struck_essential_says_why_it_is_open(as_learner, learner, essentials):
    report = assessed.report(learner, essentials, {"first": STRUCK, "second": SURE})
    response = as_learner.get(report.get_absolute_url())
    assert heading(response).endswith("you were not sure of one, and you said that one does not apply to you.")
    assert "You said it does not apply to you. The role cannot do without" in section(response, "unknown")


def test_what_decides_is_said_for_every_verdict(judge):
    def told(content):
        return what_decides(content, page_context(content)["rows"]).replace("\u00a0", " ")

    assert told(judge()) == "First, Second, Third and one more"
    assert told(judge(first=3, second=1, third=0)) == "Third, Second"
    assert told(judge(first=3, second=3, third=3, other=0)) == "Other"
    assert told(judge(first=3, second=3, third=3, other=3)) == "every essential is met, and the match is at least 85 %"


def test_what_decides_is_called_as_the_role_asks_for_it(as_learner, learner, role):
    report = assessed.report(learner, role, {"sql": 3, "talking": 3})
    response = as_learner.get(report.get_absolute_url())
    assert "What decides it: Python or Java." in words(response)
    assert "Find out first: Python or Java." in section(response, "path")


def test_of_a_long_list_three_are_named():
    assert listed(list("ABC")) == "A, B, C"
    assert listed([f"S{number}" for number in range(16)]) == "S0, S1, S2 and 13 more"
