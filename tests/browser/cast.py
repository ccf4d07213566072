"""The people whose pages the browser opens: each is at another point of the main job."""

from dataclasses import dataclass
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.utils import timezone

from assessor.accounts.models import User
from assessor.assessments.models import SelfAssessment
from assessor.assessments.questions import QuestionPage, question_pages
from assessor.assessments.ratings_file import read_ratings
from assessor.assessments.saving import save_ratings
from assessor.catalogue import Catalogue, published_catalogue
from assessor.engine.levels import NOT_SURE
from assessor.pages.example import RATINGS
from assessor.reports.freezing import report_again, submit_and_report
from assessor.reports.models import GapReport
from roles.admin.drafts import new_draft
from roles.exchange import built_in
from roles.exchange.load import load
from roles.models import Role, RoleProfile, Skill
from tests import dated, factories
from tests.kept_rows import made_once
from tests.learning import plans
from tests.mentoring import beside, mentored

CURRENT, TARGET = "ai-engineer", "senior-ai-engineer"


@dataclass(frozen=True)
class Cast:
    """The people by what they have done so far."""

    newcomer: User  # nothing
    starter: User  # a draft
    learner: User  # a report, and a plan made from it
    returner: User  # a report with every kind of row, and a draft
    ready: User  # a report without gaps
    unsure: User  # a report in which nothing is known
    climber: User  # three reports for the role held now, the last one with newer requirements; hindsight, a full plan
    beginner: User  # an old report, shared with the mentor
    mentor: User  # reports to review: one new, one begun blind, one begun with the levels in view, one sent
    reviewed: User  # a report that two mentors have reviewed, a plan, and a draft with a level of theirs
    editor: User


PLACES = ("accounts", "account", "assessments", "learning", "mentoring", "reports", "roles")  # where their rows are


def assembled() -> Cast:
    """Everybody, with the built-in catalogue."""
    made_once("cast", _assemble, PLACES)
    people = {person.email: person for person in User.objects.all()}
    return Cast(**{name: people[f"{name}@example.org"] for name in Cast.__annotations__})


def _assemble() -> None:
    load(*built_in.read_folder())
    catalogue = published_catalogue()
    people = {name: _person(name) for name in Cast.__annotations__ if name != "editor"}
    cast = Cast(**people, editor=_person("editor", is_staff=True, is_superuser=True))
    example = example_answers(catalogue)
    draft(cast.starter, example)
    plans.start(cast.learner, finish(cast.learner, example))
    finish(cast.returner, example | {"project-management": "not-applicable", "communication": "not-applicable"})
    draft(cast.returner)
    finish(cast.ready, {question.skill.slug: 5 for question in questions(catalogue)})
    finish(cast.unsure, {"python": NOT_SURE})
    climb(cast.climber, example)
    follow(cast.climber)
    hear(cast.reviewed, example)
    review(cast)
    share_more(cast, example)
    EmailAddress.objects.create(user=cast.newcomer, email=cast.newcomer.email, verified=True, primary=True)


def _person(name: str, **fields) -> User:
    return factories.UserFactory(email=f"{name}@example.org", name=f"{name.title()} Somebody", **fields)


def example_answers(catalogue: Catalogue) -> dict:
    """The answers of the worked example, by skill slug."""
    return read_ratings(RATINGS.read_bytes(), {slug: skill.name for slug, skill in catalogue.skills.items()})


def draft(owner: User, answers: dict | None = None) -> SelfAssessment:
    """A self-assessment under way, from AI Engineer to Senior AI Engineer."""
    catalogue = published_catalogue()
    current, target = (catalogue.roles[slug].id for slug in (CURRENT, TARGET))
    started = SelfAssessment.objects.start(owner, target_role_id=target, current_role_id=current)
    save_ratings(started, {catalogue.skills[slug].id: value for slug, value in (answers or {}).items()})
    return started


def finish(owner: User, answers: dict) -> GapReport:
    """A self-assessment that was submitted, and its report."""
    return submit_and_report(published_catalogue(), draft(owner, answers))


def climb(owner: User, answers: dict) -> None:
    """Reports of last year and of last week for AI Engineer, and one more with the version that came since."""
    catalogue = published_catalogue()
    role = Role.objects.get(slug=CURRENT)
    levels = {slug: level for slug, level in answers.items() if isinstance(level, int)}
    then = {slug: max(level - n % 3, 0) for n, (slug, level) in enumerate(levels.items()) if n % 5}
    now = levels | {"python": 3, "communication": NOT_SURE, "mentoring": "not-applicable"}
    first = dated.report_on(timezone.now() - timedelta(days=400), owner, role, then | {"python": 4})
    second = dated.report_on(timezone.now() - timedelta(days=7), owner, role, now)
    first.hindsights.create(skill_slug=first.content["requirements"][0]["skill"], level=1)
    draft = new_draft(RoleProfile.objects.published().get(role=role))
    draft.ready_at = 80
    draft.save()
    raised, dropped = draft.requirements.all()[:2]
    raised.level, raised.weight = raised.level % 5 + 1, raised.weight % 5 + 1
    raised.save()
    dropped.delete()
    unasked = next(slug for slug in catalogue.skills if slug not in first.content["skills"] | second.content["skills"])
    factories.RequirementFactory(profile=draft, skill=Skill.objects.get(slug=unasked), position=99)
    draft.publish()
    report_again(published_catalogue(), second)


def follow(owner: User) -> None:
    """A plan with something of everything: a step done and rated lower since, one late, weeks off, a skill left out,
    and what does not fit before the deadline."""
    today, report = timezone.localdate(), owner.gap_reports.first()
    plan = plans.start(owner, report, start=today - timedelta(days=300), deadline=today + timedelta(days=200))
    plan.breaks.create(first_day=today, last_day=today + timedelta(days=6))
    done, left_out = plans.planned(plan).steps[0], plans.planned(plan).rest[-1]
    row = {"skill_slug": done.skill, "skill_name": done.name, "level": done.level, "planned_hours": done.hours}
    at = timezone.now() - timedelta(days=290)
    plan.steps.create(done_on=at.date(), ticked_at=at, spent_hours=9, note="A note", **row)
    plan.excluded = [left_out.skill]
    plan.save()


def review(cast: Cast) -> None:
    """A mentor's reviews at every point, of reports of people at other points."""
    new, blind, open_one, sent = (
        mentored.share(person.gap_reports.first(), cast.mentor, "Please look at the gaps.\nThank you")
        for person in (cast.learner, cast.returner, cast.unsure, cast.climber)
    )
    levels = {"python": 4, "communication": "cannot-judge", "machine-learning": 0}
    assert new.report.owner == cast.learner
    for share in (blind, open_one):
        mentored.review(share.report, cast.mentor, levels, is_blind=share is blind, summary="So far so good")
    written = mentored.review(sent.report, cast.mentor, levels, summary="Go on so.\nYou are close.")
    written.suggestions.create(place=1, skill_slug="python", skill_name="Python", level=4, reason="It pays most")
    written.skills.filter(skill_slug="python").update(to_discuss=True)
    written.status, written.sent_at = "sent", timezone.now()
    written.save()


def hear(owner: User, answers: dict) -> None:
    """Two mentors' reviews of everything a report asks for, one of them in two versions; some of it acted on."""
    report = finish(owner, answers)
    asked = [one["skill"] for one in report.content["requirements"]]
    levels = {slug: (n * 2) % 6 for n, slug in enumerate(asked)}
    steps = (
        ("system-design", 3, "The next project needs it."),
        ("python", 5, ""),
        ("sql", 5, "It comes up everywhere."),
    )
    first, second = _person("first-mentor"), factories.UserFactory(email=f"{'a-long-address' * 4}@example.org")
    beside.sent(report, first, {}, summary="At first")
    beside.sent(report, first, levels, steps=steps, to_discuss=asked[:2], version=2, summary="We should talk.\nSoon.")
    said = {slug: mentored.CANNOT_JUDGE if n % 3 else 0 for n, slug in enumerate(asked[:20])}
    beside.sent(report, second, said, steps=(("mentoring", 5, "Try it."),), is_blind=True)
    report.discuss_marks.create(skill_slug=asked[1])
    plans.start(owner, report)
    draft(owner).answers.filter(skill__slug=asked[3]).update(level=levels[asked[3]], kind="level", is_adopted=True)


def share_more(cast: Cast, answers: dict) -> None:
    """For the mentor's overview: somebody who is ready, and somebody whose report is old and has many gaps."""
    levels = {slug: max(level - 2, 0) for slug, level in answers.items() if isinstance(level, int)}
    when = timezone.now() - timedelta(days=400)
    old = dated.report_on(when, cast.beginner, Role.objects.get(slug=TARGET), levels)
    for report in (old, cast.ready.gap_reports.first()):
        mentored.share(report, cast.mentor)


def pages(catalogue: Catalogue) -> list[QuestionPage]:
    """The pages on which somebody rates themselves for the role that all here aim for."""
    return question_pages(catalogue, TARGET, {})


def questions(catalogue: Catalogue) -> list:
    return [question for page in pages(catalogue) for question in page.questions]
