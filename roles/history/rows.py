"""How the rows of the catalogue are called in its history, and on which page each is edited."""

from datetime import date, datetime
from string import Formatter

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format

from roles.history.words import Value
from roles.models import (
    Alternative,
    Anchor,
    CareerStep,
    Framework,
    LearningResource,
    PayRow,
    Prerequisite,
    Requirement,
    Role,
    RoleFact,
    RoleProfile,
    Skill,
    SkillGroup,
    Source,
    Track,
)

# What a row is called, by its own values.
LABELS: dict[type[models.Model], str] = {
    Skill: "Skill {name}",
    SkillGroup: "Group {name}",
    Anchor: "Level {level}",
    Prerequisite: "Prerequisite of level {level}, {needs}",
    LearningResource: "Resource {title}",
    Track: "Track {name}",
    Role: "Role {title}",
    RoleFact: "{kind}",
    PayRow: "Pay from {source}",
    CareerStep: "Step to {to_role}",
    RoleProfile: "Version {version}",
    Requirement: "Requirement {skill}",
    Alternative: "Alternative {skill} to {requirement}",
    Source: "Source {title}",
    Framework: "Framework {name}",
}

# The row on whose page a row is edited, where it has none of its own, or is edited there as well.
PART_OF: dict[type[models.Model], str] = {
    Anchor: "skill",
    Prerequisite: "skill",
    LearningResource: "skill",
    RoleFact: "role",
    PayRow: "role",
    CareerStep: "from_role",
    RoleProfile: "role",
    Requirement: "profile",
    Alternative: "requirement",
}

# Rows that are edited within a row of an inline: they belong to its page as well.
WITHIN: dict[type[models.Model], list[tuple[type[models.Model], str]]] = {Requirement: [(Alternative, "requirement")]}

NAMED_BY = {Skill: "name", SkillGroup: "name", Track: "name", Role: "title", Source: "title", Framework: "name"}

UNTOLD = {"id", "position"}  # a key says nothing; an order changes nobody's result, and moves many rows at once


def read(field: models.Field, value: object, name: str = "") -> Value:
    """A field's value as it is read; `name` is that of the row that a foreign key leads to."""
    if value is None:
        return ""
    if field.is_relation:
        return name
    if field.choices and not isinstance(value, int):
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return value
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y, H:i")
    return date_format(value, "j F Y") if isinstance(value, date) else str(value)


def called(model: type[models.Model], name: str) -> str:
    """What a field is called within a sentence."""
    return str(model._meta.get_field(name).verbose_name)


def told_fields(model: type[models.Model]) -> list[models.Field]:
    """The fields of which a change is told, in their order."""
    return [field for field in model._meta.concrete_fields if field.name not in UNTOLD]


def label_names(model: type[models.Model]) -> set[str]:
    """The names of the fields that the label of a row says."""
    return {name for _, name, _, _ in Formatter().parse(LABELS[model]) if name}
