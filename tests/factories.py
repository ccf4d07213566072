"""Rows with coherent defaults. A skill comes with its five anchors; a role with a published profile on request."""

import factory
from factory.django import DjangoModelFactory

from assessor.accounts.models import User
from roles import models


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person{n}@example.org")

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return model_class.objects.create_user(*args, **kwargs)


class SkillGroupFactory(DjangoModelFactory):
    class Meta:
        model = models.SkillGroup

    slug = factory.Sequence(lambda n: f"group-{n}")
    name = factory.Sequence(lambda n: f"Group {n}")


class SkillFactory(DjangoModelFactory):
    class Meta:
        model = models.Skill
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"skill-{n}")
    name = factory.LazyAttribute(lambda skill: skill.slug.replace("-", " ").capitalize())
    kind = "technical"
    group = factory.SubFactory(SkillGroupFactory)
    description = factory.LazyAttribute(lambda skill: f"What {skill.name} covers.")

    @factory.post_generation
    def anchors(self, create, extracted, **kwargs):
        if create:
            models.Anchor.objects.bulk_create(
                models.Anchor(skill=self, level=level, text=f"Do {self.name} as at {level}.", practice=f"Try {level}.")
                for level in range(1, 6)
            )


class TrackFactory(DjangoModelFactory):
    class Meta:
        model = models.Track

    slug = factory.Sequence(lambda n: f"track-{n}")
    name = factory.Sequence(lambda n: f"Track {n}")


class RoleFactory(DjangoModelFactory):
    class Meta:
        model = models.Role

    slug = factory.Sequence(lambda n: f"role-{n}")
    title = factory.LazyAttribute(lambda role: role.slug.replace("-", " ").title())
    track = factory.SubFactory(TrackFactory)
    career_level = 2
    summary = factory.LazyAttribute(lambda role: f"What a {role.title} is for.")


class RoleProfileFactory(DjangoModelFactory):
    class Meta:
        model = models.RoleProfile

    role = factory.SubFactory(RoleFactory)
    version = 1


class RequirementFactory(DjangoModelFactory):
    class Meta:
        model = models.Requirement

    profile = factory.SubFactory(RoleProfileFactory)
    skill = factory.SubFactory(SkillFactory)
    level = 3
    weight = 3


def published_role(*requirements: dict, alternatives: dict | None = None, **fields) -> models.Role:
    """A role with a published profile; each requirement is the keyword arguments of RequirementFactory.

    `alternatives` are lists of skills by the slug of the requirement's skill. By default one skill is asked for.
    """
    role = RoleFactory(**fields)
    profile = RoleProfileFactory(role=role)
    for position, values in enumerate(requirements or ({},)):
        requirement = RequirementFactory(profile=profile, position=position, **values)
        for place, skill in enumerate((alternatives or {}).get(requirement.skill.slug, [])):
            models.Alternative.objects.create(requirement=requirement, skill=skill, position=place)
    profile.publish()
    return role
