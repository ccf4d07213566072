"""The people whose pages the browser opens: each is at another point of the main job."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress

from assessor.accounts.models import User
from assessor.assessments.models import SelfAssessment
from assessor.assessments.questions import QuestionGroup, question_groups
from assessor.assessments.ratings_file import read_ratings
from assessor.catalogue import Catalogue, published_catalogue
from assessor.engine.levels import NOT_SURE
from assessor.pages.example import RATINGS
from assessor.reports.freezing import submit_and_report
from assessor.reports.models import GapReport
from tests import factories

CURRENT, TARGET = "ai-engineer", "senior-ai-engineer"


@dataclass(frozen=True)
class Cast:
    """The people by what they have done so far."""

    newcomer: User  # nothing
    starter: User  # a draft
    learner: User  # a report
    returner: User  # a report with every kind of row, and a draft
    ready: User  # a report without gaps
    unsure: User  # a report in which nothing is known
    editor: User


def assemble() -> Cast:
    """Everybody, in an empty database with the built-in catalogue."""
    catalogue = published_catalogue()
    people = {name: _person(name) for name in Cast.__annotations__ if name != "editor"}
    cast = Cast(**people, editor=_person("editor", is_staff=True, is_superuser=True))
    example = example_answers(catalogue)
    draft(cast.starter, example)
    finish(cast.learner, example)
    finish(cast.returner, example | {"project-management": "not-applicable", "communication": "not-applicable"})
    draft(cast.returner)
    finish(cast.ready, {question.skill.slug: 5 for question in questions(catalogue)})
    finish(cast.unsure, {"python": NOT_SURE})
    EmailAddress.objects.create(user=cast.newcomer, email=cast.newcomer.email, verified=True, primary=True)
    return cast


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
    started.save_answers({catalogue.skills[slug].id: value for slug, value in (answers or {}).items()})
    return started


def finish(owner: User, answers: dict) -> GapReport:
    """A self-assessment that was submitted, and its report."""
    return submit_and_report(published_catalogue(), draft(owner, answers))


def groups(catalogue: Catalogue) -> list[QuestionGroup]:
    """The pages on which somebody rates themselves for the role that all here aim for."""
    return question_groups(catalogue, TARGET, {})


def questions(catalogue: Catalogue) -> list:
    return [question for group in groups(catalogue) for question in group.questions]
