"""Demo people for a machine of one's own: a learner with a plan, a mentor, an editor; not in production."""

from io import StringIO

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from assessor.accounts.models import User
from assessor.assessments.models import SelfAssessment
from assessor.assessments.ratings_file import RatingsError, read_ratings
from assessor.assessments.saving import save_ratings
from assessor.catalogue import Catalogue, published_catalogue
from assessor.learning.models import LearningPlan
from assessor.learning.replanning import replan
from assessor.mentoring.models import Mentorship
from assessor.pages.example import RATINGS
from assessor.reports.freezing import submit_and_report
from assessor.reports.models import GapReport, Share

PASSWORD = "demo"  # noqa: S105 - printed on purpose, for one machine only
PEOPLE = {
    "learner@example.org": "Lena Learner",
    "mentor@example.org": "Marten Mentor",
    "editor@example.org": "Edda Editor",
}


class Command(BaseCommand):
    help = "Create the demo people where they are missing, and print how to sign in as them."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, help="also print the address of the site on this port")

    @transaction.atomic
    def handle(self, *, port: int | None, **options):
        if settings.PRODUCTION:
            raise CommandError("Demo people have a known password; they are never created in production.")
        people = {email: self.person(email, name) for email, name in PEOPLE.items()}
        call_command("make_editor", "editor@example.org", stdout=StringIO())
        learner = people["learner@example.org"]
        catalogue = published_catalogue()
        if catalogue.roles and not learner.self_assessments.exists():
            self.assess(learner, catalogue)
            self.share(learner, people["mentor@example.org"])
        if port:
            self.stdout.write(f"\nSkill-gap assessor: http://127.0.0.1:{port}/\n")
        self.stdout.write(f'Sign in with the password "{PASSWORD}" as')
        for email, name in PEOPLE.items():
            self.stdout.write(f"  {email:<22} {name}")

    def person(self, email: str, name: str) -> User:
        user = User.objects.filter(email=email).first()
        if user is None:
            user = User.objects.create_user(email, PASSWORD, name=name)
            EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        return user

    def assess(self, learner: User, catalogue: Catalogue) -> None:
        """A finished assessment from the worked example, and the next one under way.

        The next one starts from the same answers, as every assessment does, so what it asks beyond them is left.
        """
        roles = catalogue.roles
        aims = [slug for slug in ("senior-ai-engineer", "lead-ai-engineer") if slug in roles] or list(roles)[:1]
        current = roles["ai-engineer"].id if "ai-engineer" in roles else None
        names = {slug: skill.name for slug, skill in catalogue.skills.items()}
        try:
            ratings = read_ratings(RATINGS.read_bytes(), names)
        except RatingsError:  # another catalogue than the built-in one
            self.stdout.write("No demo assessments: the catalogue lacks skills of the worked example.")
            return
        answers = {catalogue.skills[slug].id: value for slug, value in ratings.items()}
        finished = SelfAssessment.objects.start(learner, target_role_id=roles[aims[0]].id, current_role_id=current)
        save_ratings(finished, answers)
        self.plan(learner, submit_and_report(catalogue, finished), catalogue)
        SelfAssessment.objects.start(learner, target_role_id=roles[aims[-1]].id, current_role_id=current)

    def plan(self, learner: User, report: GapReport, catalogue: Catalogue) -> None:
        """A plan for the role of a report, with five hours a week from today on."""
        role = report.content["role"]
        plan, _ = LearningPlan.objects.start(
            learner, role["slug"], role_title=role["title"], hours_per_week=5, start=timezone.localdate()
        )
        replan(plan, catalogue)

    def share(self, learner: User, mentor: User) -> None:
        """The mentor may read the learner's report and review it. The demo writes no mail about it."""
        Mentorship.objects.running().get_or_create(learner=learner, mentor=mentor)
        for report in learner.gap_reports.all():
            message = "I would like to know how you see my system design."
            Share.objects.get_or_create(report=report, mentor=mentor, defaults={"message": message})
