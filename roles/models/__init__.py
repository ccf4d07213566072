"""The catalogue: skills with anchors, roles with versioned requirements, careers, resources. It knows no person."""

from roles.models.careers import CareerStep, PayRow, Role, RoleFact, Source, Track
from roles.models.feedback import Suggestion
from roles.models.frameworks import Framework
from roles.models.profiles import Alternative, ImmutableProfileError, Requirement, RoleProfile
from roles.models.resources import LearningResource
from roles.models.revision import CatalogueRevision
from roles.models.schedule import ScheduledPublication
from roles.models.skills import Anchor, Prerequisite, Skill, SkillGroup
from roles.models.uploads import TableUpload, UploadedTable

__all__ = [
    "Alternative",
    "Anchor",
    "CareerStep",
    "CatalogueRevision",
    "Framework",
    "ImmutableProfileError",
    "LearningResource",
    "PayRow",
    "Prerequisite",
    "Requirement",
    "Role",
    "RoleFact",
    "RoleProfile",
    "ScheduledPublication",
    "Skill",
    "SkillGroup",
    "Source",
    "Suggestion",
    "TableUpload",
    "Track",
    "UploadedTable",
]
