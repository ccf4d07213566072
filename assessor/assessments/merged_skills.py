"""When two skills are merged: answers in self-assessments that are not submitted yet move to the skill that stays."""

from django.db.models import Exists, OuterRef
from django.dispatch import receiver

from assessor.assessments.models import Answer, SelfAssessment
from roles.merging import skill_merged
from roles.models import Skill


@receiver(skill_merged, dispatch_uid="answers move to the skill that stays")
def move_answers(sender, old: Skill, new: Skill, **kwargs) -> None:
    """Move the answers of drafts; where the other skill is answered already, that answer stands.

    What was written beside an answer that goes is kept with the one that stands, where that has nothing. Submitted
    answers stay as they are: whatever starts from them knows what the skill became (`standing`).
    """
    drafts = SelfAssessment.objects.drafts().order_by("pk")
    list(drafts.filter(answers__skill=old).for_writing())
    moving = Answer.objects.filter(skill=old, assessment__in=drafts)
    answered = Answer.objects.filter(skill=new, assessment=OuterRef("assessment"))
    moving.exclude(Exists(answered)).update(skill=new)
    left = {answer.assessment_id: answer for answer in moving}
    standing = list(Answer.objects.filter(skill=new, assessment__in=left))
    for answer in standing:
        other = left[answer.assessment_id]
        answer.note, answer.evidence = answer.note or other.note, answer.evidence or other.evidence
    Answer.objects.bulk_update(standing, ["note", "evidence"], batch_size=500)
    moving.delete()
