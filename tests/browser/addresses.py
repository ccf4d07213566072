"""Every page of the site, by who opens it."""

from collections.abc import Iterator
from itertools import chain

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib import admin
from django.urls import reverse

from assessor.accounts.models import User
from assessor.catalogue import published_catalogue
from roles.models import Role, RoleProfile, Skill, Track
from tests.browser.cast import CURRENT, TARGET, Cast, groups

OPEN_PAGES = ["home", "roles", "career-map", "skills", "search", "how-calculated", "trust", "start-assessment"]
ENTRANCES = ["login", "signup", "reset_password", "reset_password_done", "reset_password_from_key_done", "inactive"]
OWN_ACCOUNT = ["logout", "change_password", "email", "email_verification_sent"]


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
        *map(reverse, OPEN_PAGES),
        *(row.get_absolute_url() for row in catalogue),
        f"{search}?q=engineer",
        f"{search}?q=nothing+like+this",
        f"{start}?current={CURRENT}&target={TARGET}",
        *(reverse(f"account_{name}") for name in ENTRANCES),
        reverse("account_reset_password_from_key", args=["x", "expired"]),
        "/nowhere/",
    ]


def for_people(cast: Cast) -> dict[User, list[str]]:
    """What somebody sees who is signed in; everybody's first page differs."""
    mine = [reverse("home"), reverse("assessments")]
    account = [reverse(f"account_{name}") for name in OWN_ACCOUNT]
    return {
        cast.newcomer: [*mine, *account, reverse("start-assessment"), reverse("admin:index")],
        cast.starter: [*mine, *overview_and_ratings(cast.starter)],
        cast.learner: [*mine, *reports(cast.learner)],
        cast.returner: [*mine, *reports(cast.returner), *overview_and_ratings(cast.returner)[:1]],
        cast.ready: reports(cast.ready),
        cast.unsure: reports(cast.unsure),
    }


def overview_and_ratings(owner: User) -> list[str]:
    """A draft's overview, a page with alternatives, one with prerequisites, and the last one."""
    draft = owner.self_assessments.drafts().get()
    pages = groups(published_catalogue())
    kinds = [
        next(page for page in pages if any(len(together) > 1 for together in page.choice_sets())),
        next(page for page in pages if any(question.for_later for question in page.questions)),
        pages[-1],
    ]
    addresses = [reverse("rate", args=[draft.pk, page.slug]) for page in kinds]
    return [draft.get_absolute_url(), *dict.fromkeys(addresses)]


def reports(owner: User) -> list[str]:
    return [report.get_absolute_url() for report in owner.gap_reports.all()]


def new_password(user: User) -> str:
    """The address that a mail for a forgotten password leads to."""
    parts = [user_pk_to_url_str(user), default_token_generator.make_token(user)]
    return reverse("account_reset_password_from_key", args=parts)


def of_the_admin() -> list[str]:
    """The admin's first page, and of every model in the catalogue the list, an empty form and a filled one."""
    return [reverse("admin:index"), *chain.from_iterable(map(_of_model, _models()))]


def _models() -> list[type]:
    return [model for model in admin.site._registry if model._meta.app_label == "roles"]


def _of_model(model: type) -> Iterator[str]:
    name = f"admin:roles_{model._meta.model_name}"
    yield reverse(f"{name}_changelist")
    yield reverse(f"{name}_add")
    for row in _examples(model):
        yield reverse(f"{name}_change", args=[row.pk])


def _examples(model: type) -> list:
    """A row that has something of everything on its page; of versions also one that is closed."""
    if model is RoleProfile:
        return [RoleProfile.objects.filter(status=status).first() for status in ("draft", "published")]
    return [model.objects.earliest("pk")]
