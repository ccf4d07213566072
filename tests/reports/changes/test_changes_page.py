"""What changed: two reports of mine for one role, the part of my answers and the part of the requirements."""

import pytest

from assessor.reports.models import Hindsight
from roles.models import Alternative, Role, Skill
from tests import factories
from tests.crowd import crowd
from tests.dated import on, report_on
from tests.reading import crumbs, heading, html, links, queries, section, title, words
from tests.reports.changes.page import AFTER, BEFORE, address
from tests.reports.versions import ask, asked, publish_version

pytestmark = pytest.mark.django_db


def test_the_page_says_what_it_compares_and_the_way_back(compare):
    response = compare(AFTER)
    assert title(response) == "What changed: Coder | Skill-gap assessor"
    assert crumbs(response) == ["Home", "My assessments", "Coder", "What changed"]
    assert heading(response) == "What changed since 5 January 2026"
    assert "The match was 66 % and is 83 %. The verdict is still not yet." in words(response)


def test_the_answers_part_alone_adds_up(compare):
    why = section(compare(AFTER), "why")
    assert "all of it comes from your answers" in why
    assert "5 January 2026 66.66 % Your answers +16.67 The requirements 0.00 5 March 2026 83.33 %" in why
    assert "Lower end" not in why


def test_the_requirements_part_alone_adds_up(compare):
    publish_version(ask("sql", weight=1))
    response = compare(BEFORE)
    why = section(response, "why")
    assert "all of it comes from the new requirements" in why
    assert "66.66 % Your answers 0.00 The requirements +19.05 5 March 2026 85.71 %" in why
    assert "No answer that counts for this role changed." in section(response, "answers")


def test_both_parts_add_up_and_are_told_in_words(compare):
    publish_version(ask("talking", weight=5))
    why = section(compare(AFTER), "why")
    #  old, old 66.66; old profile with new answers 83.33; new profile with old answers 72.72; new, new 77.27
    assert "66.66 % Your answers +10.61 The requirements 0.00" in why
    assert "Your answers moved the match by +10.61 percentage points, the new requirements by 0.00." in why
    assert "5 March 2026 77.27 %" in why


def test_a_range_has_both_ends(compare):
    why = section(compare(AFTER | {"sql": "not-sure"}), "why")
    assert "Lower end Upper end 5 January 2026 66.66 % 66.66 %" in why
    assert "Your answers \N{MINUS SIGN}16.66 +16.67" in why
    assert "5 March 2026 50.00 % 83.33 %" in why
    assert "The lower end counts what is open as 0" in why


def test_the_verdict_of_both_is_told(compare):
    assert "The verdict was not yet and is ready." in words(compare(BEFORE | {"sql": 3}))


def test_nothing_changed_says_so(compare):
    response = compare(BEFORE)
    assert "Neither your answers nor the skills asked for changed" in section(response, "why")
    assert "Both reports were judged by version 1, so nothing changed here." in section(response, "requirements")


def test_the_shares_of_the_requirements_are_listed(compare):
    why = section(compare(AFTER), "why")
    assert "Requirement Your answers The requirements Sql +33.34 0.00 Talking" in why


def test_the_shares_of_a_range_have_both_ends(compare):
    why = section(compare(AFTER | {"sql": "not-sure"}), "why")
    assert "Sql 0.00 0.00 +33.34 0.00" in why
    assert "Talking \N{MINUS SIGN}16.66 0.00" in why


def test_changed_answers_stand_with_then_and_now(compare):
    response = compare(AFTER)
    answers = section(response, "answers")
    # the number before each is the one under the meter's bracket
    assert "Sql then 3 0, needs 3 now 3 3, needs 3" in answers
    assert "Python" not in answers
    assert html(response).split('id="answers"')[1].split("</section>")[0].count('class="meter"') == 4


def test_a_lower_level_is_told_without_blame(compare):
    response = compare(AFTER)
    answers = section(response, "answers")
    assert "Talking you rate this lower than then" in answers
    assert answers.count("lower than then") == 2  # the sentence over the list, and this one skill
    assert "Standards often rise as people learn more" in answers
    assert not any(word in words(response).lower() for word in ("loss", "lost", "worse", "fell", "unfortunately"))


def test_without_a_lower_level_standards_are_not_spoken_of(compare):
    assert "Standards often rise" not in section(compare(BEFORE | {"sql": 1}), "answers")


def test_every_kind_of_answer_has_its_words(as_learner, learner, role):
    report_on(on("2026-01-05"), learner, role, {"python": "not-applicable", "sql": "not-sure", "talking": 2})
    given = {"python": 0, "java": "not-sure", "sets": 1, "sql": 2, "talking": "not-applicable"}
    answers = section(as_learner.get(address(report_on(on("2026-03-05"), learner, role, given))), "answers")
    # the number before each is the one under the meter's bracket
    assert "Java then 3 not rated, needs 3 now 3 not sure, needs 3" in answers
    assert "Python then does not apply now 3 0, needs 3" in answers
    assert "Other changed answers Sets: not rated then, 1 now" in answers
    assert "Sql then 3 not sure, needs 3 now 3 2, needs 3" in answers
    assert "Talking then 2 2, needs 2 now does not apply" in answers


def test_answers_that_the_role_does_not_ask_for_are_named_apart(as_learner, learner, role):
    factories.SkillFactory(slug="gardening", name="Gardening")
    gone = factories.SkillFactory(slug="rock-climbing")
    report_on(on("2026-01-05"), learner, role, BEFORE | {"gardening": 1, "rock-climbing": 2})
    later = report_on(on("2026-03-05"), learner, role, BEFORE | {"gardening": 4, "rock-climbing": "not-sure"})
    Skill.objects.filter(pk=gone.pk).update(slug="climbing")
    answers = section(as_learner.get(address(later)), "answers")
    assert "No answer that counts for this role changed." in answers
    assert "Gardening: 1 then, 4 now Rock climbing: 2 then, not sure now" in answers


def test_changed_requirements_stand_in_plain_words(compare):
    knots = factories.SkillFactory(slug="knots")
    splices = factories.SkillFactory(slug="splices")

    def change(draft):
        ask("python", level=4, weight=2, essential=False)(draft)
        asked(draft, "python").alternatives.get().delete()
        asked(draft, "talking").delete()
        Alternative.objects.create(requirement=asked(draft, "sql"), skill=knots)
        new = factories.RequirementFactory(profile=draft, skill=splices, level=2, weight=5, essential=True)
        Alternative.objects.create(requirement=new, skill=knots)

    publish_version(change, ready_at=70)
    told = section(compare(BEFORE), "requirements")
    assert "One counted as ready from 85 %, and does from 70 % now." in told
    assert (
        "Python changed Level 3 became level 4. Weight 3 became weight 2. It is no longer essential. "
        "Java no longer serves."
    ) in told
    assert "Sql changed Knots serves as well now." in told
    assert "Talking no longer asked It was asked at level 2 with weight 3." in told
    assert (
        "Splices new Asked at level 2 with weight 5, essential; Knots serves as well. "
        "You have not settled it yet, so it widens the range."
    ) in told


def test_a_version_that_asks_for_the_same_says_so(compare):
    publish_version()
    assert "Version 2 asks for the same as version 1." in section(compare(BEFORE), "requirements")


def test_a_new_bar_alone_is_told(compare):
    publish_version(ready_at=60)
    told = section(compare(BEFORE), "requirements")
    assert "One counted as ready from 85 %, and does from 60 % now. The skills asked for are the same." in told


def test_it_is_read_from_what_was_frozen(compare, as_learner):
    response = compare(AFTER)
    Skill.objects.filter(slug="sql").update(name="Renamed")
    Role.objects.all().delete()
    again = as_learner.get(response.request["PATH_INFO"])
    assert words(again) == words(response)


def test_markup_in_names_is_shown_as_text(compare):
    Skill.objects.filter(slug="sql").update(name="<i>Sql</i>")
    assert "<i>Sql" not in html(compare(AFTER))


def test_what_i_would_say_today_stands_beside_it(compare, first):
    Hindsight.objects.create(report=first, skill_slug="talking", level=1)
    Hindsight.objects.create(report=first, skill_slug="python", level=2)
    answers = section(compare(AFTER), "answers")
    assert "As you would say today: 1 (you said 2). By today's standards you stayed at 1." in answers
    assert "As you would say today: 2 (you said 3). By today's standards you moved from 2 to 3." in answers
    # 540 points: Python 120 and Talking 90 of 180 each, SQL none: 38.88 %; from there to 83.33 %
    assert "would have said 38 % where it said 66 %" in answers
    assert "your answers moved the match by +44.45 percentage points" in answers
    assert "No report is changed by it." in answers


def test_what_i_would_say_today_of_what_is_open_now_claims_no_move(compare, first):
    Hindsight.objects.create(report=first, skill_slug="sql", level=1)
    answers = section(compare(BEFORE | {"sql": "not-sure"}), "answers")
    assert "As you would say today: 1 (you said 0)." in answers
    assert "you moved" not in answers


def test_a_hindsight_of_a_skill_that_the_report_does_not_name_is_passed_over(compare, first):
    Hindsight.objects.create(report=first, skill_slug="gone", level=1)
    assert "As you would say today" not in section(compare(AFTER), "answers")


def test_the_page_leads_on_to_hindsight(compare, first):
    response = compare(AFTER)
    assert f"/reports/{first.pk}/hindsight/?later={response.context['report'].pk}" in links(response)


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_takes_6_queries_whatever_the_size(as_learner, learner, number):
    role = crowd(number)
    for day in range(1, 4 + number % 7):
        given = {f"crowd-{n}": (n + day) % 6 for n in range(number)}
        later = report_on(on(f"2026-01-{day:02}"), learner, role, given)
    assert queries(as_learner, address(later)) == 6
