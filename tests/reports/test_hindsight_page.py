"""Hindsight: the levels somebody would give their earlier self today. Kept beside the report, which never changes."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from assessor.accounts.models import Trial
from assessor.assessments.keeping import keep
from assessor.reports.models import GapReport, Hindsight
from roles.models import Anchor, CatalogueRevision
from tests import assessed, factories
from tests.crowd import crowd
from tests.dated import on, report_on
from tests.reading import crumbs, heading, html, links, queries, section, title, words

pytestmark = pytest.mark.django_db

BEFORE = {"python": 3, "java": 0, "sql": 1, "talking": "not-sure"}
AFTER = {"python": 3, "java": 0, "sql": 2, "talking": 4}


@pytest.fixture
def first(learner, role):
    return report_on(on("2026-01-05"), learner, role, BEFORE)


@pytest.fixture
def later(learner, role, first):
    return report_on(on("2026-03-05"), learner, role, AFTER)


def page_of(report) -> str:
    return f"/reports/{report.pk}/hindsight/"


def saved(report) -> dict[str, int]:
    return dict(report.hindsights.values_list("skill_slug", "level"))


def test_the_page_says_what_it_asks_and_the_way_back(as_learner, first, later):
    response = as_learner.get(page_of(first))
    assert title(response) == "Your earlier self, seen today: Coder | Skill-gap assessor"
    assert crumbs(response) == ["Home", "My assessments", "Coder", "Your earlier self"]
    assert heading(response) == "How would you rate your earlier self today?"
    assert "Think back to 5 January 2026." in words(response)
    assert "changes nothing in it" in words(response)


def test_what_was_answered_otherwise_since_comes_first(as_learner, first, later):
    response = as_learner.get(page_of(first))
    changed, others = section(response, "changed"), section(response, "others")
    assert "Sql You said 1 novice then; 2 advanced beginner in your later report." in changed
    assert "Talking You said not sure then; 4 proficient in your later report." in changed
    assert "Python" not in changed
    assert "Python You said 3 competent then; 3 competent in your later report." in others


def test_the_skills_stand_in_gap_order_alternatives_together(as_learner, learner, role):
    report = assessed.report(learner, role, {"python": 1, "sql": 0, "sets": 0, "talking": 0})
    response = as_learner.get(page_of(report))
    assert [card["slug"] for card in response.context["others"]] == ["sql", "talking", "python", "java", "sets"]


def test_every_skill_starts_as_it_was_said_then_with_its_anchors(as_learner, first, later):
    page = html(as_learner.get(page_of(first)))
    assert page.count('value="same" checked') == len(first.content["skills"])
    assert "Do Sql as at 3." in page
    assert "You have not done this yet." in page


def test_the_texts_are_those_by_which_the_level_of_now_was_chosen(as_learner, learner, role, first):
    Anchor.objects.update(text="Written anew.")
    CatalogueRevision.bump()
    assessed.report(learner, role, AFTER)
    page = html(as_learner.get(page_of(first)))
    assert "Written anew." in page
    assert "Do Sql as at 3." not in page


def test_what_is_chosen_is_kept_and_leads_back_to_what_changed(as_learner, first, later):
    response = as_learner.post(page_of(first), {"level.sql": "0", "level.python": "2", "level.talking": "same"})
    assert response.url == f"/reports/{later.pk}/changes/?since={first.pk}"
    assert saved(first) == {"sql": 0, "python": 2}
    page = as_learner.get(response.url)
    assert "Saved. Your reports are as they were." in words(page)
    assert "As you would say today: 0 (you said 1). By today's standards you moved from 0 to 2." in words(page)


def test_it_can_be_changed_and_taken_back(as_learner, first, later):
    as_learner.post(page_of(first), {"level.sql": "0", "level.python": "2"})
    page = html(as_learner.get(page_of(first)))
    assert 'name="level.sql" value="0" checked' in page
    as_learner.post(page_of(first), {"level.sql": "3", "level.python": "same"})
    assert saved(first) == {"sql": 3}


def test_what_is_sent_again_unchanged_keeps_its_day(as_learner, first, later):
    Hindsight.objects.create(report=first, skill_slug="sql", level=0, rated_at=on("2026-02-01"))
    as_learner.post(page_of(first), {"level.sql": "0"})
    assert first.hindsights.get().rated_at == on("2026-02-01")
    as_learner.post(page_of(first), {"level.sql": "1"})
    assert first.hindsights.get().rated_at > on("2026-02-01")


def test_what_is_not_sent_stays(as_learner, first, later):
    as_learner.post(page_of(first), {"level.sql": "0"})
    as_learner.post(page_of(first), {"level.python": "2"})
    assert saved(first) == {"sql": 0, "python": 2}


def test_all_of_it_can_be_erased(as_learner, first, later):
    assert "Erase all" not in words(as_learner.get(page_of(first)))
    as_learner.post(page_of(first), {"level.sql": "0"})
    assert "Erase all that I said here" in words(as_learner.get(page_of(first)))
    response = as_learner.post(page_of(first), {"level.sql": "9", "do": "erase"}, follow=True)
    assert saved(first) == {}
    assert "erased" in words(response)


def test_no_report_changes_by_it(as_learner, first, later):
    as_learner.post(page_of(first), {"level.sql": "0"})
    for report in (first, later):
        kept = GapReport.objects.get(pk=report.pk)
        assert kept.is_intact
        assert (kept.content, kept.digest) == (report.content, report.digest)


@pytest.mark.parametrize("value", ["6", "-1", "x", "2.5", "not-sure", "٣"])
def test_what_is_no_level_is_refused_and_nothing_is_saved(as_learner, first, later, value):
    response = as_learner.post(page_of(first), {"level.sql": value, "level.python": "2"})
    assert response.status_code == 200
    assert "1 choice could not be read, so nothing was saved" in words(response)
    assert "Choose a level from 0 to 5" in section(response, "changed")
    assert 'name="level.python" value="2" checked' in html(response)
    assert saved(first) == {}


def test_skills_that_the_report_does_not_name_are_not_kept(as_learner, first, later):
    factories.SkillFactory(slug="gardening")
    as_learner.post(page_of(first), {"level.gardening": "2", "gardening": "3", "level.": "1"})
    assert saved(first) == {}


def test_the_report_that_it_is_seen_from_can_be_named(as_learner, learner, role, first, later):
    latest = report_on(on("2026-05-05"), learner, role, BEFORE)
    assert as_learner.get(page_of(first)).context["later"] == latest
    assert "You gave the same answers in both reports" in words(as_learner.get(page_of(first)))
    address = f"{page_of(first)}?later={later.pk}"
    assert as_learner.get(address).context["later"] == later
    assert as_learner.post(address, {"level.sql": "0"}).url == f"/reports/{later.pk}/changes/?since={first.pk}"


def test_a_latest_report_has_all_its_skills_in_one_list(as_learner, first):
    response = as_learner.get(page_of(first))
    assert "This is your latest report for the role" in words(response)
    assert "<details open>" in html(response)
    assert as_learner.post(page_of(first), {"level.sql": "0"}).url == page_of(first)


@pytest.mark.parametrize("later", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_a_later_report_that_does_not_exist_is_not_found(as_learner, first, later):
    assert as_learner.get(f"{page_of(first)}?later={later}").status_code == 404


def test_a_later_report_that_is_no_such_report_is_not_found(as_learner, learner, stranger, role, first):
    other = factories.published_role(slug="other")
    for report in (first, assessed.report(learner, other, {}), assessed.report(stranger, role, {})):
        assert as_learner.get(f"{page_of(first)}?later={report.pk}").status_code == 404


@pytest.mark.parametrize("who", ["stranger", "editor"])
def test_nobody_else_sees_or_changes_it(client, first, who, request):
    client.force_login(request.getfixturevalue(who))
    nothing = client.get(f"/reports/{uuid4()}/hindsight/")
    assert client.get(page_of(first)).content == nothing.content
    assert client.post(page_of(first), {"level.sql": "0"}).status_code == nothing.status_code == 404
    assert saved(first) == {}


def test_it_goes_with_its_report(first):
    Hindsight.objects.create(report=first, skill_slug="sql", level=1)
    first.delete()
    assert not Hindsight.objects.exists()


def test_it_moves_into_an_account_with_its_report(learner, stranger, role):
    trial = Trial.objects.create()
    report = assessed.report(trial, role, BEFORE)
    Hindsight.objects.create(report=report, skill_slug="sql", level=1)
    keep(trial, learner)
    assert saved(GapReport.objects.visible_to(learner).get()) == {"sql": 1}


def test_a_report_that_is_deleted_in_another_tab_meanwhile_is_not_found(as_learner, first, later, monkeypatch):
    def gone(form, report):
        raise GapReport.DoesNotExist

    monkeypatch.setattr("assessor.reports.hindsight.HindsightForm.save", gone)
    assert as_learner.post(page_of(first), {"level.sql": "0"}).status_code == 404


@pytest.mark.parametrize("level", [6, -1])
def test_the_database_refuses_what_is_no_level(first, level):
    with pytest.raises(IntegrityError), transaction.atomic():
        Hindsight.objects.create(report=first, skill_slug="sql", level=level)


def test_the_database_keeps_one_for_each_skill(first):
    Hindsight.objects.create(report=first, skill_slug="sql", level=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Hindsight.objects.create(report=first, skill_slug="sql", level=2)


def test_markup_in_names_is_shown_as_text(as_learner, learner):
    role = factories.published_role({"skill": factories.SkillFactory(slug="lone", name="<i>Lone</i>")}, slug="loner")
    assert "<i>Lone" not in html(as_learner.get(page_of(assessed.report(learner, role, {}))))


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_takes_5_queries_whatever_the_size(as_learner, learner, number):
    role = crowd(number)
    first = report_on(on("2026-01-05"), learner, role, {f"crowd-{n}": 1 for n in range(number)})
    report_on(on("2026-02-05"), learner, role, {f"crowd-{n}": 2 for n in range(number)})
    assert queries(as_learner, page_of(first)) == 5


def test_the_way_there_is_on_the_page_of_what_changed(as_learner, first, later):
    assert f"{page_of(first)}?later={later.pk}" in links(as_learner.get(f"/reports/{later.pk}/changes/"))
