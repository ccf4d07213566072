"""Nothing that somebody stored runs in a browser, with the content security policy or without."""

import pytest
from django.urls import reverse

from roles.models import Role, Skill
from tests import factories
from tests.browser import addresses
from tests.browser.cast import CURRENT, TARGET, finish

pytestmark = pytest.mark.front_end

PAYLOAD = "<script>window.stored=1</script><img src=x onerror='window.stored=1'>\"'><svg onload=window.stored=1>"
HAS_RUN = "() => 'stored' in window"


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
