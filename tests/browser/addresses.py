"""Every page of the site, by who opens it."""

from collections.abc import Iterator
from itertools import chain

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib import admin
from django.urls import reverse

from assessor.accounts.models import User
from assessor.catalogue import published_catalogue
from assessor.mentoring.models import MentorReview
from roles.models import LearningResource, Role, RoleProfile, Skill, Suggestion, Track
from tests.browser.cast import CURRENT, TARGET, Cast, pages

OPEN_PAGES = ["home", "roles", "career-map", "skills", "search", "how-calculated", "trust", "start-assessment"]
ENTRANCES = ["login", "signup", "reset_password", "reset_password_done", "reset_password_from_key_done", "inactive"]
OWN_ACCOUNT = ["account_logout", "account_change_password", "account_email", "account", "erase-everything"]
SECOND_FACTOR = ["second-factor-needed", "mfa_index", "mfa_activate_totp"]  # before it is set up
ADDED = (LearningResource, Role, RoleProfile, Skill)  # the empty forms of the admin that have most in them
EMPTY = ["roles-for-me", "start-assessment", "plans", "overview"]  # what also says something before anything is rated


def for_visitors() -> list[str]:
    """What is open to everybody, found or not."""
    catalogue = [
        Role.objects.get(slug=TARGET),
        Role.objects.filter(editors_judgement=True).first(),
        *Track.objects.all()[:2],
        Skill.objects.get(slug="python"),
        Skill.objects.get(slug="deep-learning"),
    ]
    search, start = reverse("search"), reverse("start-assessment")
    return [
        *map(reverse, [*OPEN_PAGES, "erased"]),
        *(row.get_absolute_url() for row in catalogue),
        f"{search}?q=engineer",
        f"{search}?q=nothing+like+this",
        f"{start}?current={CURRENT}&target={TARGET}",
        *comparisons(),
        *roads(),
        reverse("role-versions", args=[TARGET]),
        *(reverse(f"account_{name}") for name in ENTRANCES),
        reverse("account_reset_password_from_key", args=["x", "expired"]),
        "/nowhere/",
    ]


def for_people(cast: Cast) -> dict[User, list[str]]:
    """What somebody sees who is signed in; everybody's first page differs."""
    mine = [reverse("home"), reverse("assessments")]
    account = [reverse(name) for name in (*OWN_ACCOUNT, *SECOND_FACTOR)]
    return {
        cast.newcomer: [*mine, *account, *suggestions(), *map(reverse, EMPTY), reverse("admin:index")],
        cast.starter: [*mine, *overview_and_ratings(cast.starter), file_of_ratings(cast.starter)],
        cast.learner: [
            *mine,
            *reports(cast.learner),
            *removals(cast.learner),
            *what_if(cast.learner),
            *rankings(),
            *plans(cast.learner),
            *mentors(cast.learner)[1:],
        ],
        cast.returner: [*mine, *reports(cast.returner), *overview_and_ratings(cast.returner)[:1]],
        cast.ready: [*reports(cast.ready), *roads()[1:2]],
        cast.unsure: [
            *reports(cast.unsure),
            *what_if(cast.unsure),
            reverse("roles-for-me"),
            *start_of_a_plan(cast.unsure),
        ],
        cast.climber: [
            reverse("assessments"),
            *reports(cast.climber),
            *over_time(cast.climber),
            *plans(cast.climber),
            sent_review(cast.climber),
        ],
        cast.mentor: [*reviews(cast.mentor), *overviews()],
        cast.reviewed: mentors(cast.reviewed),
    }


def suggestions() -> list[str]:
    """Where somebody writes to the editors."""
    return [f"{reverse('suggest-skill')}?role={TARGET}", f"{reverse('suggest-anchor', args=['python'])}?level=3"]


def overview_and_ratings(owner: User) -> list[str]:
    """A draft's overview, its first page (which has alternatives), one with prerequisites, and the last one."""
    draft = owner.self_assessments.drafts().get()
    first, *groups = pages(published_catalogue())
    kinds = [next(page for page in groups if any(question.for_later for question in page.questions)), groups[-1]]
    assert any(len(card) > 1 for card in first.cards)
    addresses = [reverse("rate", args=[draft.pk, page.slug]) for page in kinds]
    return [draft.get_absolute_url(), reverse("rate-first", args=[draft.pk]), *dict.fromkeys(addresses)]


def reviews(mentor: User) -> list[str]:
    """A mentor's inbox, what is done, all reviews, and the pages before those begun are sent."""
    inbox = reverse("inbox")
    given = mentor.reviews_given.order_by("pk")
    begun = [reverse("send-review", args=[one.pk]) for one in given if one.is_draft]
    return [inbox, f"{inbox}?show=done", *(one.get_absolute_url() for one in given), *begun]


def mentors(owner: User) -> list[str]:
    """A report with what mentors say in brief, and all that they say of it."""
    report = owner.gap_reports.get()
    return [report.get_absolute_url(), reverse("report-reviews", args=[report.pk])]


def overviews() -> list[str]:
    """The roles of mentees, and the mentees of one: all, sorted by a skill, only the old, only who is ready."""
    role = reverse("overview-role", args=[TARGET])
    shown = ["", "?sort=-skill.python", "?show=old&sort=match", "?show=ready"]
    return [reverse("overview"), *(f"{role}{one}" for one in shown)]


def sent_review(owner: User) -> str:
    """A review as the learner reads it."""
    return MentorReview.objects.sent().get(report__owner=owner).get_absolute_url()


def reports(owner: User) -> list[str]:
    return [report.get_absolute_url() for report in owner.gap_reports.all()]


def over_time(owner: User) -> list[str]:
    """All reports for a role, what changed between them (of the first: nothing yet), and hindsight."""
    first, second, last = owner.gap_reports.order_by("created_at")
    changes = [reverse("report-changes", args=[one.pk]) for one in (first, second, last)]
    hindsight = reverse("hindsight", args=[first.pk])
    all_of_them = reverse("over-time", args=[CURRENT])
    return [all_of_them, *changes, f"{changes[-1]}?since={first.pk}", f"{hindsight}?later={second.pk}"]


def plans(owner: User) -> list[str]:
    """A plan, one of its steps (what is done first, if anything is), and what is asked before it is deleted."""
    plan = owner.learning_plans.get()
    first = plan.steps.first()
    step = (first.skill_slug, first.level) if first else ("system-design", 3)
    return [
        reverse("plans"),
        plan.get_absolute_url(),
        reverse("plan-step", args=[plan.pk, *step]),
        reverse("delete-plan", args=[plan.pk]),
    ]


def start_of_a_plan(owner: User) -> list[str]:
    return [reverse("start-plan", args=[owner.gap_reports.first().pk])]


def what_if(owner: User) -> list[str]:
    """A report's levels as they are, and changed so that gaps close, roles open, and something is passed over."""
    address = reverse("report-what-if", args=[owner.gap_reports.first().pk])
    return [address, f"{address}?machine-learning=4&system-design=4&python=5&sql=9&nothing=1"]


def rankings() -> list[str]:
    """All roles in both orders, one that is filtered to nothing, and two and three of them side by side."""
    ranked = reverse("roles-for-me")
    return [ranked, f"{ranked}?order=match&page=2", f"{ranked}?track=AI+engineering&level=7&order=x", *comparisons()]


def comparisons() -> list[str]:
    """Roles side by side: none yet, two, three, and what cannot be compared."""
    address = reverse("compare-roles")
    two = f"{address}?role={CURRENT}&role={TARGET}"
    return [address, two, f"{two}&role=data-scientist", f"{address}?role={CURRENT}&role={CURRENT}&role=nothing"]


def roads() -> list[str]:
    """The road to a later role: nothing chosen, one role, the whole road, one by other stops, none, and odd values."""
    address = reverse("road")
    far = f"{address}?from=junior-ai-engineer&to=director-of-ai"
    odd = f"{address}?from=nothing&to={TARGET}&week=many"
    return [
        f"{address}?from=&to=",
        far,
        f"{far}&via=ai-engineer&via={TARGET}",
        f"{address}?from={TARGET}&to={CURRENT}",
        odd,
    ]


def file_of_ratings(owner: User) -> str:
    """Where a file of ratings is sent."""
    return reverse("import-ratings", args=[owner.self_assessments.drafts().get().pk])


def removals(owner: User) -> list[str]:
    """What is asked before a report or its assessment is deleted."""
    report = owner.gap_reports.first()
    return [reverse("delete-report", args=[report.pk]), reverse("delete-assessment", args=[report.assessment_id])]


def new_password(user: User) -> str:
    """The address that a mail for a forgotten password leads to."""
    parts = [user_pk_to_url_str(user), default_token_generator.make_token(user)]
    return reverse("account_reset_password_from_key", args=parts)


def of_the_admin() -> list[str]:
    """The admin's first page, and of every model in the catalogue the list and a form."""
    pages = [reverse("admin:index"), reverse("tables"), *of_the_catalogue_as_a_whole()]
    return [*pages, *chain.from_iterable(map(_of_model, _models()))]


def of_the_catalogue_as_a_whole() -> list[str]:
    """What to mend, what changed, the history of a version, and two skills before they are merged."""
    scala, python = Skill.objects.get(slug="scala"), Skill.objects.get(slug="python")
    merge = reverse("admin:roles_skill_merge", args=[python.pk])
    draft = RoleProfile.objects.filter(status=RoleProfile.Status.DRAFT).first()
    published = RoleProfile.objects.published().get(role=draft.role_id)
    return [
        reverse("admin:roles_roleprofile_publish", args=[draft.pk]),
        reverse("admin:roles_roleprofile_compare", args=[published.pk]),
        reverse("admin:roles_role_retire", args=[draft.role_id]),
        *map(reverse, ["admin:roles_health", "admin:roles_changes"]),
        reverse("admin:roles_health_of", args=["no-resource"]),
        reverse("admin:roles_roleprofile_history", args=[draft.pk]),
        merge,
        f"{merge}?into={scala.pk}",
    ]


def _models() -> list[type]:
    return [model for model in admin.site._registry if model._meta.app_label == "roles"]


def _of_model(model: type) -> Iterator[str]:
    name = f"admin:roles_{model._meta.model_name}"
    yield reverse(f"{name}_changelist")
    if model in ADDED:
        yield reverse(f"{name}_add")
    for row in _examples(model):
        yield reverse(f"{name}_change", args=[row.pk])


def _examples(model: type) -> list:
    """A row that has something of everything on its page; of versions also one that is closed."""
    if model is RoleProfile:
        return [RoleProfile.objects.filter(status=status).first() for status in ("draft", "published")]
    if model is Suggestion:
        return [Suggestion.objects.filter(kind=kind).first() for kind in Suggestion.Kind]
    return [model.objects.earliest("pk")]
