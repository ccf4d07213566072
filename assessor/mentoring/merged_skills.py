"""When two skills are merged: mentors who help in the old one help in the skill that stays."""

from django.db.models import Exists, OuterRef
from django.dispatch import receiver

from assessor.mentoring.models import MentorSkill
from roles.merging import skill_merged
from roles.models import Skill


@receiver(skill_merged, dispatch_uid="mentors help in the skill that stays")
def move_mentors(sender, old: Skill, new: Skill, **kwargs) -> None:
    """Move what mentors offer; who offers both keeps what they say of the skill that stays."""
    offered = MentorSkill.objects.filter(skill=new, profile=OuterRef("profile"))
    moving = MentorSkill.objects.filter(skill=old)
    moving.exclude(Exists(offered)).update(skill=new)
    moving.delete()
