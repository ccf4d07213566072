"""The content security policy blocks nothing that a page needs, and nothing that somebody stored runs."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from roles.models import Role, Skill
from tests import factories
from tests.browser import addresses
from tests.browser.cast import CURRENT, TARGET, finish
from tests.browser.catalogue import small_catalogue

pytestmark = pytest.mark.front_end

PAYLOAD = "<script>window.stored=1</script><img src=x onerror='window.stored=1'>\"'><svg onload=window.stored=1>"
HAS_RUN = "() => 'stored' in window"


def complaints(page: Page) -> list[str]:
    """Grows with what the browser says is wrong; a page that is not found is no fault of the page."""
    said = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}") if is_fault(message) else None)
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    return said


def is_fault(message) -> bool:
    not_found = "the server responded with a status of 40" in message.text
    return message.type in ("error", "warning") and not not_found


def test_browsers_find_nothing_wrong_on_any_page(window, cast):
    said = []
    for person, pages in [(None, addresses.for_visitors()), *addresses.for_people(cast).items()]:
        with window(person) as page:
            found = complaints(page)
            for address in pages:
                page.goto(address)
            said += found
    assert not said, "\n".join(said)


@pytest.mark.ignore_template_errors  # Django's own templates of the admin read variables that are not always there
def test_browsers_find_nothing_wrong_in_the_admin(window, db, editor):
    small_catalogue()
    with window(editor) as page:
        said = complaints(page)
        for address in addresses.of_the_admin():
            page.goto(address)
    assert not said, "\n".join(said)


@pytest.fixture
def victim(db):
    """Somebody with a report whose name, role and skill are an attack."""
    skill = factories.SkillFactory(slug="python", name=PAYLOAD, description=PAYLOAD)
    factories.published_role(slug=CURRENT)
    factories.published_role({"skill": skill}, slug=TARGET, title=PAYLOAD, summary=PAYLOAD)
    person = factories.UserFactory(email="victim@example.org", name=PAYLOAD, is_staff=True, is_superuser=True)
    finish(person, {"python": 2})
    return person


def pages_with_stored_text(person) -> list[str]:
    role, skill = Role.objects.get(slug=TARGET), Skill.objects.get(slug="python")
    return [
        *map(reverse, ["home", "roles", "career-map", "skills", "assessments", "start-assessment", "admin:index"]),
        *(one.get_absolute_url() for one in [role, role.track, skill]),
        *addresses.reports(person),
        reverse("admin:roles_role_changelist"),
        reverse("admin:roles_role_change", args=[role.pk]),
        reverse("admin:roles_skill_change", args=[skill.pk]),
        f"{reverse('search')}?q={PAYLOAD}",
    ]


@pytest.mark.ignore_template_errors
def test_a_stored_script_runs_nowhere_even_without_the_policy(window, victim):
    for bypass_csp in (False, True):
        with window(victim, bypass_csp=bypass_csp) as page:
            for address in pages_with_stored_text(victim):
                page.goto(address)
                assert not page.evaluate(HAS_RUN), address
