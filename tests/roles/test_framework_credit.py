"""Pages of imported skills and roles cite their framework with its licence, and say what was changed."""

import pytest

from roles.models import Framework
from tests import factories
from tests.reading import links, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def framework(db):
    return Framework.objects.create(
        slug="made",
        name="MADE",
        title="Made-up framework 1.0",
        publisher="An office",
        licence="CC BY 4.0",
        licence_url="https://example.org/licence",
        url="https://example.org/made",
        changes="Levels were halved.",
    )


def test_an_imported_role_and_its_skill_cite_it(client, framework):
    skill = factories.SkillFactory(framework=framework)
    role = factories.published_role({"skill": skill}, framework=framework)
    for page in (role, skill):
        shown = client.get(page.get_absolute_url())
        assert "From Made-up framework 1.0 , An office, CC BY 4.0 ." in words(shown)
        assert "Levels were halved." in words(shown)
        assert {"https://example.org/licence", "https://example.org/made"} <= set(links(shown))


def test_what_is_the_installations_own_cites_nothing(client, framework):
    role = factories.published_role()
    assert "Made-up framework" not in words(client.get(role.get_absolute_url()))
