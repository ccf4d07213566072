"""A catalogue with one of everything, for pages that hold many rows of a kind."""

from roles.admin.drafts import new_draft
from roles.models import CareerStep, Framework, LearningResource, PayRow, Prerequisite, RoleFact, Source, Suggestion
from tests import factories


def small_catalogue() -> None:
    """A role with requirements, alternatives, facts, pay and steps; its skill with prerequisites and resources."""
    python = factories.SkillFactory(slug="python")
    scala = factories.SkillFactory(slug="scala")
    role = factories.published_role({"skill": python, "essential": True}, alternatives={"python": [scala]})
    next_role = factories.published_role({"skill": python}, track=role.track)
    new_draft(role.profiles.get())
    source = Source.objects.create(slug="article", title="An article about the role")
    role.sources.add(source)
    RoleFact.objects.create(role=role, kind=RoleFact.Kind.EDUCATION, text="A degree.", source=source)
    PayRow.objects.create(role=role, low=100_000, high=120_000, year=2025, region="United States", source=source)
    CareerStep.objects.create(from_role=role, to_role=next_role, kind=CareerStep.Kind.PROMOTION)
    Prerequisite.objects.create(skill=python, level=3, needs=scala, needs_level=2)
    LearningResource.objects.create(
        skill=python,
        title="A course",
        provider="A university",
        url="https://example.org/course",
        hours=20,
        free=True,
        from_level=1,
        to_level=3,
    )
    Framework.objects.create(slug="esco", name="ESCO", title="A framework", licence="CC BY 4.0")
    Suggestion.objects.create(kind=Suggestion.Kind.ANCHOR, skill=python, level=2, text="Reads a file.\nOr writes one.")
    Suggestion.objects.create(kind=Suggestion.Kind.MISSING_SKILL, name="Rust", role=role, text="Fast programs.")
