"""What if: levels changed on the page show their match, verdict and roles at once, and nothing is saved."""

from uuid import uuid4

import pytest

from assessor.accounts.holders import IN_SESSION
from assessor.accounts.models import Trial
from assessor.assessments.models import Answer, SelfAssessment
from assessor.engine.gap import assess
from assessor.reports.frozen import profile_of
from assessor.reports.models import GapReport
from assessor.reports.what_if_page import difference
from roles.models import Role, RoleProfile, Skill
from tests import assessed, factories
from tests.crowd import crowd
from tests.reading import crumbs, heading, html, links, queries, title, words
from tests.reports.what_if.page import ANSWERS, address, result

pytestmark = pytest.mark.django_db


def test_the_page_says_what_it_is_and_the_way_back(ask, report):
    response = ask()
    assert title(response) == "What if: Coder | Skill-gap assessor"
    assert crumbs(response) == ["Home", "My assessments", "Coder", "What if"]
    assert heading(response) == "What if?"
    assert "Nothing is saved" in words(response)
    assert links(response)[-1] == report.get_absolute_url()


def test_the_report_leads_here(as_learner, report):
    assert address(report) in links(as_learner.get(report.get_absolute_url()))


def test_unchanged_it_says_what_the_report_says(ask):
    told = result(ask())
    assert told.startswith("Not yet Coder: the match stays below 85 %. The match is 77 %. Nothing is changed yet.")


def test_a_raised_level_shows_verdict_match_and_what_is_met(ask):
    told = result(ask("?sql=3"))
    assert "Ready for Coder, by your own ratings. The match goes from 77 % to 100 %." in told
    assert "Report Match: 77 %" in told
    assert "With 1 change Match: 100 %" in told
    assert "Requirements Sql Met instead of gap" in told


def test_a_lowered_level_shows_what_is_lost(ask):
    told = result(ask("?python=2"))
    assert "Not yet Coder: one essential is below the required level. The match goes from 77 % to 66 %." in told
    assert "Python or Java Essential Gap instead of met" in told


def test_an_alternative_counts_as_in_the_report(ask):
    assert "Python or Java" not in result(ask("?python=0&java=3"))


def test_the_numbers_are_those_of_the_engine(ask, report):
    found = assess(profile_of(report.content), report.content["answers"] | {"sql": 2, "talking": 1})
    assert f"goes from 77 % to {int(found.match.low)} %" in result(ask("?sql=2&talking=1"))


def test_roles_that_open_up_and_close_are_those_published_today(ask, learner):
    sql = Skill.objects.get(slug="sql")
    factories.published_role({"skill": sql, "level": 4}, slug="analyst", title="Analyst", career_level=3)
    factories.published_role({"skill": sql, "level": 1}, slug="clerk", title="Clerk", career_level=1)
    response = ask("?sql=4")
    assert "1 role" not in result(response)
    assert "2 roles open up." in result(response)
    assert "Roles that open up Analyst senior Coder mid" in result(response)
    assert {"/roles/analyst/", "/roles/coder/"} <= set(links(response))
    told = result(ask("?sql=0"))
    assert "1 role closes." in told
    assert "Roles that open up None of the published roles. Roles that close Clerk entry" in told


def test_many_roles_are_all_there_with_the_first_six_in_view(ask):
    sql = Skill.objects.get(slug="sql")
    for number in range(7):
        factories.published_role({"skill": sql, "level": 5}, slug=f"role-{number}")
    page = html(ask("?sql=5"))
    assert "8 roles open up." in words(ask("?sql=5"))
    assert page.count('href="/roles/role-') == 7
    assert "<summary>All 8</summary>" in page


def test_the_requirements_are_those_of_the_report(ask, role):
    old = RoleProfile.objects.published().get(role=role)
    draft = RoleProfile.objects.create(role=role, version=2)
    factories.RequirementFactory(profile=draft, skill=Skill.objects.get(slug="sets"), level=5)
    draft.publish()
    Skill.objects.filter(slug="sql").update(name="Renamed")
    assert "goes from 77 % to 100 %. " in result(ask("?sql=3"))
    assert "Sql Met instead of gap" in result(ask("?sql=3"))
    assert old.version == 1


def test_a_role_that_is_gone_can_still_be_asked_about(ask):
    Role.objects.all().delete()
    assert "goes from 77 % to 100 %" in result(ask("?sql=3"))


def test_the_result_alone_is_sent_on_request(ask):
    whole, part = ask("?sql=3"), ask("?sql=3", x_part="result")
    assert "<html" not in html(part)
    assert "<form" not in html(part)
    assert html(part).strip() in html(whole)
    assert "X-Part" in whole["Vary"]
    assert "X-Part" in part["Vary"]


def test_nothing_is_saved(ask, report):
    kept = [list(model.objects.values()) for model in (SelfAssessment, Answer, GapReport)]
    ask("?sql=3&python=0")
    assert [list(model.objects.values()) for model in (SelfAssessment, Answer, GapReport)] == kept


def test_without_a_match_it_says_so(as_learner, learner):
    role = factories.published_role({"skill": factories.SkillFactory(slug="lone")})
    report = assessed.report(learner, role, {"lone": "not-applicable"})
    assert "There is no match. Nothing is changed yet." in words(as_learner.get(address(report)))
    assert "There was no match; it would be 66 %." in words(as_learner.get(f"{address(report)}?lone=2"))


def test_a_report_by_older_rules_is_told_apart(as_learner, report):
    assert "by today's rules" not in words(as_learner.get(address(report)))
    report.delete()
    report.content["match"]["low"] = 12.5
    older = GapReport(**{f.attname: getattr(report, f.attname) for f in GapReport._meta.fields} | {"id": uuid4()})
    older.save(force_insert=True)
    assert "by today's rules" in words(as_learner.get(address(older)))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ((61.2, 61.2), (70.0, 70.0), "The match goes from 61 % to 70 %."),
        ((61.2, 61.2), (61.9, 61.9), "The match goes from 61.20 % to 61.90 %."),
        ((61.2, 61.2), (61.2, 61.2), "The match stays 61 %."),
        ((50.0, 70.0), (70.0, 70.0), "The match was between 50 % and 70 % and would be 70 %."),
        (
            (50.1, 70.0),
            (50.2, 70.0),
            "The match was between 50.10 % and 70.00 % and would be between 50.20 % and 70.00 %.",
        ),
        ((None, None), (None, None), "There was no match."),
        ((None, None), (1.0, 1.0), "There was no match; it would be 1 %."),
        ((1.0, 1.0), (None, None), "The match was 1 %; there would be none, as nothing would be left to compare."),
    ],
)
def test_the_difference_is_told_in_words(before, after, told):
    assert difference(*({"low": low, "high": high} for low, high in (before, after))) == told


def test_a_visitor_on_trial_may_ask_about_their_own(client, role, report):
    trial = Trial.objects.create()
    session = client.session
    session[IN_SESSION] = str(trial.pk)
    session.save()
    own = assessed.report(trial, role, ANSWERS)
    assert client.get(f"{address(own)}?sql=3").status_code == 200
    assert client.get(address(report)).url == f"/account/login/?next={address(report)}"


@pytest.mark.parametrize("who", ["stranger", "editor"])
def test_others_get_the_same_404_as_for_nothing(client, report, who, request):
    client.force_login(request.getfixturevalue(who))
    theirs, nothing = client.get(address(report)), client.get(f"/reports/{uuid4()}/what-if/")
    assert theirs.status_code == nothing.status_code == 404
    assert theirs.content == nothing.content


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_takes_4_queries_whatever_the_size(as_learner, learner, number):
    report = assessed.report(learner, crowd(number), {f"crowd-{n}": 1 for n in range(number)})
    assert queries(as_learner, f"{address(report)}?crowd-0=4&crowd-1=5") == 4


def test_markup_in_names_is_shown_as_text(as_learner, learner, role):
    Skill.objects.filter(slug="sql").update(name="<i>Sql</i>")
    page = html(as_learner.get(f"{address(assessed.report(learner, role, ANSWERS))}?sql=3"))
    assert "<i>Sql" not in page
