"""Rating one page of skills: the anchors at the choice, what is saved, and what is refused."""

import pytest
from django.utils import timezone
from django.utils.dateformat import format as date_format

from tests import assessed
from tests.assessments.pages import chosen, send
from tests.crowd import crowd
from tests.reading import crumbs, heading, html, links, queries, title, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(learner, role):
    return assessed.draft(learner, role)


@pytest.fixture
def first(draft):
    """The address of the decisive questions: Python or Java, SQL, Talking. Sets, which SQL needs, is in a group."""
    return f"/assessments/{draft.pk}/first/"


def test_the_page_shows_the_anchors_at_each_choice(as_learner, first):
    page = words(as_learner.get(first))
    assert "Novice Do Python as at 1." in page
    assert "Expert Do Java as at 5." in page
    assert "None You have not done this yet." in page
    assert page.count("Not sure") == page.count("Not applicable") == 4


def test_the_page_says_where_one_is(as_learner, first):
    response = as_learner.get(first)
    name = "What decides most"
    assert (heading(response), title(response)) == (name, f"{name}: Coder | Skill-gap assessor")
    assert crumbs(response) == ["Home", "My assessments", "Coder", name]
    assert "0 of 5 answered, 5 left" in words(response)


def test_nothing_is_chosen_for_anybody_beforehand(as_learner, first):
    assert chosen(as_learner.get(first)) == {}


def test_alternatives_stand_together_with_a_quick_answer(as_learner, first):
    page = words(as_learner.get(first))
    assert "Python or Java Any one of these is enough for Coder. Rate those you know." in page
    assert page.count("None of the others") == 1


def test_prerequisites_are_asked_and_say_why(as_learner, draft):
    page = words(as_learner.get(f"/assessments/{draft.pk}/groups/coding/"))
    assert "Sets Not asked for itself: other skills of this role build on it." in page
    assert page.count("Not asked for itself") == 1


def test_answers_are_saved_and_lead_to_the_next_group(as_learner, draft, first):
    answers = {"python": "4", "java": "0", "sql": "not-sure", "talking": "not-applicable"}
    response = send(as_learner, first, answers)
    assert response.url == f"/assessments/{draft.pk}/groups/coding/"
    assert draft.answers_by_skill() == {"python": 4, "java": 0, "sql": "not-sure", "talking": "not-applicable"}
    assert chosen(as_learner.get(first)) == answers


def test_the_last_group_leads_to_the_overview(as_learner, draft):
    response = send(as_learner, f"/assessments/{draft.pk}/groups/coding/", {"sets": "2"})
    assert response.url == f"/assessments/{draft.pk}/"


def test_one_can_see_the_report_so_far_from_any_page(as_learner, draft, first):
    assert send(as_learner, first, {"python": "1", "go.report": "1"}).url == f"/assessments/{draft.pk}/report/"
    assert draft.answers_by_skill() == {"python": 1}


def test_an_answer_can_be_changed(as_learner, draft, first):
    send(as_learner, first, {"python": "4", "sql": "2"})
    send(as_learner, first, {"python": "not-sure", "sql": "3"})
    assert draft.answers_by_skill() == {"python": "not-sure", "sql": 3}


def test_an_answer_can_be_taken_back_with_a_button_and_the_rest_is_saved(as_learner, draft, first):
    send(as_learner, first, {"python": "4", "note.python": "Long ago", "sql": "2"})
    page = as_learner.get(first)
    answer = send(as_learner, first, chosen(page) | {"note.python": "Long ago", "talking": "1", "go.clear": "python"})
    assert answer.url == f"{first}#python"
    assert draft.answers_by_skill() == {"sql": 2, "talking": 1}


def test_taking_back_a_skill_of_another_page_changes_nothing(as_learner, draft, first):
    send(as_learner, first, {"python": "4"})
    assert send(as_learner, first, {"python": "4", "go.clear": "sets"}).url.endswith("/groups/coding/")
    assert draft.answers_by_skill() == {"python": 4}


def test_each_answer_says_when_it_was_last_confirmed(as_learner, draft, first):
    send(as_learner, first, {"python": "4"})
    page = words(as_learner.get(first))
    assert page.count(f"Last confirmed on {date_format(timezone.localdate(), 'j F Y')}.") == 1


def test_each_card_leads_to_a_better_description_and_back(as_learner, first):
    assert f"/skills/python/suggest/?next={first}%23python" in links(as_learner.get(first))


def test_visitors_on_trial_read_who_may_write_to_the_editors(client, role):
    page = client.get(client.post("/assessments/start/", {"target": "coder"}).url)
    assert "Once you have an account you can tell the editors" in words(page)
    assert not any("suggest" in link for link in links(page))


def test_alternatives_say_to_the_keyboard_which_level_is_enough(as_learner, first):
    assert html(as_learner.get(first)).count('data-enough="3"') == 1


def test_what_is_left_open_stays_open(as_learner, draft, first):
    send(as_learner, first, {"python": "4"})
    assert draft.answers_by_skill() == {"python": 4}


def test_a_form_with_nothing_in_it_goes_on_to_the_next_group(as_learner, draft, first):
    assert send(as_learner, first, {}).url == f"/assessments/{draft.pk}/groups/coding/"


def test_none_of_the_others_counts_the_open_ones_of_its_set_as_0_and_only_those(as_learner, draft, first):
    send(as_learner, first, {"python": "4", "none.of.the.others.python": "on"})
    assert draft.answers_by_skill() == {"python": 4, "java": 0}


def test_none_of_the_others_alone_means_none_at_all(as_learner, draft, first):
    send(as_learner, first, {"none.of.the.others.python": "on"})
    assert draft.answers_by_skill() == {"python": 0, "java": 0}


def test_none_of_the_others_does_not_touch_a_given_answer(as_learner, draft, first):
    send(as_learner, first, {"java": "not-sure", "none.of.the.others.python": "on"})
    assert draft.answers_by_skill() == {"python": 0, "java": "not-sure"}


@pytest.mark.parametrize("bad", ["6", "-1", "2.5", "none", "٣", "1e0", " 3 4", "<b>", "a\0b", "9" * 5000])
def test_a_bad_value_is_marked_and_nothing_is_saved(as_learner, draft, first, bad):
    response = send(as_learner, first, {"python": bad, "sql": "3"})
    assert response.status_code == 200
    assert "Nothing was saved yet" in words(response)
    assert 'id="python-error"' in html(response)
    assert "<b>" not in html(response)
    assert draft.answers_by_skill() == {}


def test_what_was_chosen_beside_a_bad_value_is_still_chosen(as_learner, first):
    assert chosen(send(as_learner, first, {"python": "6", "sql": "3"})) == {"sql": "3"}


def test_fields_of_other_skills_change_nothing(as_learner, draft, first):
    send(as_learner, first, {"sets": "5", "no-such-skill": "3", "none.of.the.others.sql": "on", "python": "1"})
    assert draft.answers_by_skill() == {"python": 1}


def test_fields_of_the_assessment_itself_change_nothing(as_learner, learner, stranger, draft, first):
    extra = {"owner": stranger.pk, "status": "submitted", "submitted_at": "2020-01-01", "target_role": "", "id": "1"}
    send(as_learner, first, {"python": "1"} | extra)
    draft.refresh_from_db()
    assert (draft.owner, draft.status, draft.target_role.slug) == (learner, "draft", "coder")


@pytest.mark.parametrize("group", ["nothing-like-it", "Coding", "people", "first", "again"])
def test_a_group_that_is_not_asked_is_not_found(as_learner, draft, group):
    assert as_learner.get(f"/assessments/{draft.pk}/groups/{group}/").status_code == 404


def test_the_progress_counts_answers_of_any_kind(as_learner, draft, first):
    send(as_learner, first, {"python": "not-sure", "java": "0"})
    assert "2 of 5 answered, 3 left" in words(as_learner.get(first))


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_takes_5_queries_at_any_size(as_learner, learner, number):
    draft = assessed.draft(learner, crowd(number), {f"crowd-{n}": n % 6 for n in range(number)})
    assert queries(as_learner, f"/assessments/{draft.pk}/groups/crowd/") == 5
