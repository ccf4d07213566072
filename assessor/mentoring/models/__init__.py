"""Mentoring: who mentors whom, what mentors say of a shared report, and who looked at what."""

from assessor.mentoring.models.audit import AuditEvent
from assessor.mentoring.models.mail_choice import MailChoice
from assessor.mentoring.models.mentors import MentorProfile, MentorSkill
from assessor.mentoring.models.mentorships import Invitation, Mentorship
from assessor.mentoring.models.reviews import DiscussMark, FinalReviewError, MentorReview, ReviewedSkill, SuggestedStep

__all__ = [
    "AuditEvent",
    "DiscussMark",
    "FinalReviewError",
    "Invitation",
    "MailChoice",
    "MentorProfile",
    "MentorReview",
    "MentorSkill",
    "Mentorship",
    "ReviewedSkill",
    "SuggestedStep",
]
