"""Rating one group of skills: the anchors at the choice, what is saved, and what is refused."""

import pytest

from tests import assessed
from tests.crowd import crowd
from tests.reading import crumbs, heading, html, queries, title, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(learner, role):
    return assessed.draft(learner, role)


@pytest.fixture
def coding(draft):
    """The address of the page that asks for Python, Java, SQL and Sets."""
    return f"/assessments/{draft.pk}/groups/coding/"


def chosen(response) -> dict[str, str]:
    """The radio buttons that are set, by name."""
    radios = [tag for tag in html(response).split("<") if tag.startswith('input type="radio"') and " checked" in tag]
    return {tag.split('name="')[1].split('"')[0]: tag.split('value="')[1].split('"')[0] for tag in radios}


def test_the_page_shows_the_anchors_at_each_choice(as_learner, coding):
    page = words(as_learner.get(coding))
    assert "Novice Do Python as at 1." in page
    assert "Expert Do Java as at 5." in page
    assert "None You have not done this yet." in page
    assert page.count("Not sure") == page.count("Not applicable") == 4


def test_the_page_says_where_one_is(as_learner, coding):
    response = as_learner.get(coding)
    assert (heading(response), title(response)) == ("Coding", "Coding: Coder | Skill-gap assessor")
    assert crumbs(response) == ["Home", "My assessments", "Coder", "Coding"]
    assert "Group 1 of 2" in words(response)
    assert "0 of 5 skills answered, 5 left" in words(response)


def test_nothing_is_chosen_for_anybody_beforehand(as_learner, coding):
    assert chosen(as_learner.get(coding)) == {}


def test_alternatives_stand_together_with_a_quick_answer(as_learner, coding):
    page = words(as_learner.get(coding))
    assert "Any one of these is enough for Coder: Python or Java." in page
    assert page.count("None of the others") == 1


def test_prerequisites_are_asked_and_say_why(as_learner, coding):
    page = words(as_learner.get(coding))
    assert "Sets Not asked for itself: other skills of this role build on it." in page
    assert page.count("Not asked for itself") == 1


def test_answers_are_saved_and_lead_to_the_next_group(as_learner, draft, coding):
    answers = {"python": "4", "java": "0", "sql": "not-sure", "sets": "not-applicable"}
    response = as_learner.post(coding, answers)
    assert response.url == f"/assessments/{draft.pk}/groups/people/"
    assert draft.answers_by_skill() == {"python": 4, "java": 0, "sql": "not-sure", "sets": "not-applicable"}
    assert chosen(as_learner.get(coding)) == answers


def test_the_last_group_leads_to_the_overview(as_learner, draft):
    response = as_learner.post(f"/assessments/{draft.pk}/groups/people/", {"talking": "2"})
    assert response.url == f"/assessments/{draft.pk}/"


def test_one_can_go_back_to_the_overview_from_any_group(as_learner, draft, coding):
    assert as_learner.post(coding, {"python": "1", "go.overview": "1"}).url == f"/assessments/{draft.pk}/"
    assert draft.answers_by_skill() == {"python": 1}


def test_an_answer_can_be_changed(as_learner, draft, coding):
    as_learner.post(coding, {"python": "4", "sql": "2"})
    as_learner.post(coding, {"python": "not-sure", "sql": "3"})
    assert draft.answers_by_skill() == {"python": "not-sure", "sql": 3}


def test_what_is_left_open_stays_open(as_learner, draft, coding):
    as_learner.post(coding, {"python": "4"})
    assert draft.answers_by_skill() == {"python": 4}


def test_a_form_with_nothing_in_it_goes_on_to_the_next_group(as_learner, draft, coding):
    assert as_learner.post(coding, {}).url == f"/assessments/{draft.pk}/groups/people/"


def test_none_of_the_others_counts_the_open_ones_of_its_set_as_0_and_only_those(as_learner, draft, coding):
    as_learner.post(coding, {"python": "4", "none.of.the.others.python": "on"})
    assert draft.answers_by_skill() == {"python": 4, "java": 0}


def test_none_of_the_others_alone_means_none_at_all(as_learner, draft, coding):
    as_learner.post(coding, {"none.of.the.others.python": "on"})
    assert draft.answers_by_skill() == {"python": 0, "java": 0}


def test_none_of_the_others_does_not_touch_a_given_answer(as_learner, draft, coding):
    as_learner.post(coding, {"java": "not-sure", "none.of.the.others.python": "on"})
    assert draft.answers_by_skill() == {"python": 0, "java": "not-sure"}


@pytest.mark.parametrize("bad", ["6", "-1", "2.5", "none", "٣", "1e0", " 3 4", "<b>", "a\0b", "9" * 5000])
def test_a_bad_value_is_marked_and_nothing_is_saved(as_learner, draft, coding, bad):
    response = as_learner.post(coding, {"python": bad, "sql": "3"})
    assert response.status_code == 200
    assert "Nothing was saved yet" in words(response)
    assert 'id="python-error"' in html(response)
    assert "<b>" not in html(response)
    assert draft.answers_by_skill() == {}


def test_what_was_chosen_beside_a_bad_value_is_still_chosen(as_learner, coding):
    assert chosen(as_learner.post(coding, {"python": "6", "sql": "3"})) == {"sql": "3"}


def test_fields_of_other_skills_change_nothing(as_learner, draft, coding):
    as_learner.post(coding, {"talking": "5", "no-such-skill": "3", "none.of.the.others.sql": "on", "python": "1"})
    assert draft.answers_by_skill() == {"python": 1}


def test_fields_of_the_assessment_itself_change_nothing(as_learner, learner, stranger, draft, coding):
    extra = {"owner": stranger.pk, "status": "submitted", "submitted_at": "2020-01-01", "target_role": "", "id": "1"}
    as_learner.post(coding, {"python": "1"} | extra)
    draft.refresh_from_db()
    assert (draft.owner, draft.status, draft.target_role.slug) == (learner, "draft", "coder")


@pytest.mark.parametrize("group", ["nothing-like-it", "Coding"])
def test_a_group_that_is_not_asked_is_not_found(as_learner, draft, group):
    assert as_learner.get(f"/assessments/{draft.pk}/{group}/").status_code == 404


def test_the_progress_counts_answers_of_any_kind(as_learner, draft, coding):
    as_learner.post(coding, {"python": "not-sure", "java": "0"})
    assert "2 of 5 skills answered, 3 left" in words(as_learner.get(coding))


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_takes_5_queries_at_any_size(as_learner, learner, number):
    draft = assessed.draft(learner, crowd(number), {f"crowd-{n}": n % 6 for n in range(number)})
    assert queries(as_learner, f"/assessments/{draft.pk}/groups/crowd/") == 5
