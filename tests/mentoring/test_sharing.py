"""Sharing and taking back: one row for a report and a mentor, and what everybody can read after it."""

import pytest

from assessor.mentoring import sharing
from assessor.mentoring.models import AuditEvent
from assessor.reports.models import GapReport, Share
from tests.mentoring import mentored

pytestmark = pytest.mark.django_db


def readers(report, *people) -> list[str]:
    return [one.email for one in people if GapReport.objects.visible_to(one).filter(pk=report.pk).exists()]


def test_a_report_is_private_until_it_is_shared(report, learner, mentor, stranger, editor):
    assert readers(report, learner, mentor, stranger, editor) == [learner.email]
    mentored.share(report, mentor)
    assert readers(report, learner, mentor, stranger, editor) == [learner.email, mentor.email]


def test_it_is_shared_with_ones_own_mentors_only(report, mentor, stranger):
    mentored.pair(mentor, stranger)
    for person in (mentor, stranger, report.owner):
        with pytest.raises(sharing.NotAMentorError, match="with your mentors only"):
            sharing.share(report, person)
    assert not Share.objects.exists()


def test_a_mentor_who_may_not_sign_in_gets_nothing(report, mentor):
    mentored.share(report, mentor)
    mentor.is_active = False
    mentor.save()
    assert readers(report, mentor) == []
    with pytest.raises(sharing.NotAMentorError):
        sharing.share(report, mentor)


def test_taken_back_it_is_private_again_and_can_be_shared_anew(report, mentor):
    first = mentored.share(report, mentor, "Please look")
    assert sharing.revoke(first)
    assert readers(report, mentor) == []
    assert not sharing.revoke(first)
    again = sharing.share(report, mentor, "Once more")
    assert (again.pk, again.message, readers(report, mentor)) == (first.pk, "Once more", [mentor.email])


def test_sharing_twice_is_as_once(report, mentor):
    first = mentored.share(report, mentor, "Please look")
    second = mentored.share(report, mentor, "Another message")
    assert (first.pk, first.shared_at, "Please look") == (second.pk, second.shared_at, second.message)
    assert AuditEvent.objects.count() == 1


def test_a_mentor_can_only_read(report, mentor):
    mentored.share(report, mentor)
    assert not GapReport.objects.owned_by(mentor).exists()


def test_a_deleted_report_is_shared_no_more(report, mentor):
    mentored.share(report, mentor)
    report.delete()
    assert not Share.objects.exists()
    assert AuditEvent.objects.get().about == report.role_title


def test_a_share_is_seen_by_its_two_sides(report, learner, mentor, stranger):
    share = mentored.share(report, mentor)
    assert [Share.objects.visible_to(one).count() for one in (learner, mentor, stranger)] == [1, 1, 0]
    sharing.revoke(share)
    assert [Share.objects.visible_to(one).count() for one in (learner, mentor, stranger)] == [1, 0, 0]
    assert not Share.objects.visible_to(None).exists()
