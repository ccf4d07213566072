"""People who invite, share, review and take back by the product's own functions, and what came of it (see `matrix`)."""

import random

from assessor.accounts.erasure import erase
from assessor.accounts.models import User
from assessor.mentoring import pairs, sharing
from assessor.mentoring.models import Invitation, MentorProfile, MentorReview, Mentorship
from assessor.mentoring.review_said import mark_of_all
from assessor.mentoring.review_versions import reopen_review, send_review, start_review
from assessor.reports.models import GapReport, Share
from roles.models import Role
from tests import assessed
from tests.learning import plans
from tests.mentoring import mentored

OFTEN = {"do_share": 5, "do_revoke": 2, "do_review": 4, "do_send": 3, "do_report": 2, "do_accept": 3, "do_invite": 2}


class Numbers(dict):
    """Keys in the order in which they came."""

    def of(self, key):
        self.setdefault(key, len(self))
        return key


class World:
    """People with a verified address each, the last one a superuser, and whatever they did so far."""

    def __init__(self, role: Role, chance: random.Random):
        self.role, self.chance = role, chance
        self.people = [mentored.somebody(f"Person {n}") for n in range(3)]
        self.people.append(mentored.somebody("Editor", is_staff=True, is_superuser=True))
        self.owners: dict = {}  # by report
        self.waiting: dict = {}  # by invitation: sender, recipient, kind
        self.answered: dict = {}  # by invitation: who may still see it
        self.mentors: set[tuple[int, int]] = set()  # learner, mentor
        self.shared: set[tuple] = set()  # report, mentor
        self.ever_shared: set[tuple] = set()
        self.drafts: dict[tuple, object] = {}  # by report and mentor: the review in progress
        self.sent: dict = {}  # by review: report, mentor
        self.listed: dict[int, bool] = {}  # by person: whether their profile is shown to others
        self.away: set[int] = set()  # who may not sign in just now
        self.log: list[str] = []
        self.numbers = Numbers()  # of rows whose keys are random, while a seed has to do the same each time
        for _ in range(4):
            self.answer(self.do_invite(), pairs.accept)

    # What people do

    def step(self) -> None:
        """Something that somebody does, chosen at random among what is possible."""
        deeds = [name for name in dir(self) for _ in range(OFTEN.get(name, 1)) if name.startswith("do_")]
        done = None
        while done is None:
            name = self.chance.choice(deeds)
            done = getattr(self, name)()
        self.log.append(f"{name}: {done}")

    def two(self) -> tuple[User, User]:
        return tuple(self.chance.sample(self.people, 2))

    def some(self, things):
        def place(thing) -> tuple:
            parts = thing if isinstance(thing, tuple) else (thing,)
            return tuple(self.numbers.get(part, part) for part in parts)

        return self.chance.choice(sorted(things, key=place)) if things else None

    def do_invite(self):
        sender, other = self.two()
        kind = self.chance.choice(Invitation.Kind.values)
        made = pairs.invite(sender, kind, email=other.email.upper())
        self.waiting[self.numbers.of(made.pk)] = (sender.pk, other.pk, kind)
        return made.pk

    def do_accept(self):
        return self.answer(self.some({pk for pk, one in self.waiting.items() if one[1]}), pairs.accept)

    def do_decline(self):
        return self.answer(self.some({pk for pk, one in self.waiting.items() if one[1]}), pairs.decline)

    def answer(self, pk, how):
        if pk is None:
            return None
        sender, recipient, kind = self.waiting.pop(pk)
        how(Invitation.objects.get(pk=pk), User.objects.get(pk=recipient))
        self.answered[pk] = {sender, recipient}
        if how is pairs.accept:
            self.mentors.add((sender, recipient) if kind == Invitation.Kind.ASKS else (recipient, sender))
        return pk

    def do_answer_what_is_for_another(self):
        stranger = self.chance.choice(self.people)
        pk = self.some({pk for pk, (_, recipient, _) in self.waiting.items() if recipient != stranger.pk})
        if pk is None:
            return None
        try:
            pairs.accept(Invitation.objects.get(pk=pk), stranger)
        except pairs.InvitationError:
            return "refused"
        raise AssertionError("accepted what was meant for another")

    def do_withdraw(self):
        pk = self.some(self.waiting)
        if pk is None:
            return None
        pairs.withdraw(Invitation.objects.get(pk=pk))
        self.answered[pk] = {self.waiting.pop(pk)[0]}
        return pk

    def do_end(self):
        pair = self.some(self.mentors)
        if pair is None or self.chance.random() < 0.5:
            return None
        mentorship = Mentorship.objects.running().get(learner=pair[0], mentor=pair[1])
        pairs.end(mentorship, mentorship.learner if self.chance.random() < 0.5 else mentorship.mentor)
        self.mentors.remove(pair)
        self.shared -= {(report, mentor) for report, mentor in self.shared if (self.owners[report], mentor) == pair}
        return pair

    def do_report(self):
        learners = {learner for learner, _ in self.mentors}
        owner = self.chance.choice([one for one in self.people for _ in range(1 + 5 * (one.pk in learners))])
        levels = {slug: self.chance.randrange(5) for slug in ("python", "sql", "talking")}
        report = assessed.report(owner, self.role, levels)
        self.owners[self.numbers.of(report.pk)] = owner.pk
        return report.pk

    def do_draft(self):
        return assessed.draft(self.chance.choice(self.people), self.role, {"sql": 2}).pk

    def do_plan(self):
        report = GapReport.objects.filter(pk=self.some(self.owners)).first()
        return plans.start(report.owner, report).pk if report else None

    def do_delete_report(self):
        pk = self.some(self.owners)
        if pk is None or self.chance.random() < 0.5:
            return None
        GapReport.objects.get(pk=pk).delete()
        self.forget(pk)
        return pk

    def forget(self, report) -> None:
        del self.owners[report]
        self.keep(lambda of, _: of != report)
        self.sent = {review: one for review, one in self.sent.items() if one[0] != report}

    def keep(self, holds) -> None:
        """Keep what was shared and begun where something holds of the report and the mentor."""
        self.shared = {one for one in self.shared if holds(*one)}
        self.ever_shared = {one for one in self.ever_shared if holds(*one)}
        self.drafts = {one: review for one, review in self.drafts.items() if holds(*one)}

    def do_share(self):
        fitting = {
            (pk, mentor) for pk, owner in self.owners.items() for learner, mentor in self.mentors if learner == owner
        }
        pk, theirs = self.some(fitting) or (self.some(self.owners), None)
        if pk is None or (theirs is None and self.chance.random() < 0.9):
            return None
        report = GapReport.objects.defer("content").get(pk=pk)
        mentor = next((one for one in self.people if one.pk == theirs), None)
        if mentor is None or self.chance.random() < 0.2:
            mentor = self.chance.choice(self.people)
        allowed = (report.owner_id, mentor.pk) in self.mentors and mentor.pk not in self.away
        try:
            sharing.share(report, mentor, "Please look")
        except sharing.NotAMentorError:
            assert not allowed
            return "refused"
        assert allowed
        self.shared.add((pk, mentor.pk))
        self.ever_shared.add((pk, mentor.pk))
        return pk, mentor.pk

    def do_revoke(self):
        one = self.some(self.shared)
        if one is None:
            return None
        sharing.revoke(Share.objects.get(report=one[0], mentor=one[1]))
        self.shared.remove(one)
        return one

    def do_review(self):
        one = self.some({one for one in self.shared if one[1] not in self.away})
        if one is None:
            return None
        mentor = User.objects.get(pk=one[1])
        if any(of == one for of in self.sent.values()) and one not in self.drafts:
            newest = MentorReview.objects.by(mentor).filter(report=one[0]).order_by("-version").first()
            self.drafts[one] = self.numbers.of(reopen_review(newest, mentor).pk)
        else:
            self.drafts[one] = self.numbers.of(start_review(GapReport.objects.get(pk=one[0]), mentor).pk)
        return one

    def do_send(self):
        one = self.some({one for one in self.drafts if one in self.shared and one[1] not in self.away})
        if one is None:
            return None
        review = MentorReview.objects.get(pk=self.drafts.pop(one))
        review.skills.get_or_create(skill_slug="sql", defaults={"skill_name": "SQL", "level": 2})
        mark = mark_of_all(review, review.skills.all(), review.suggestions.all())
        send_review(review, User.objects.get(pk=one[1]), mark)
        self.sent[review.pk] = one
        return one

    def do_be_listed(self):
        person = self.chance.choice(self.people)
        self.listed[person.pk] = not self.listed.get(person.pk, False)
        MentorProfile.objects.update_or_create(user=person, defaults={"is_listed": self.listed[person.pk]})
        return person.pk

    def do_go_away_or_come_back(self):
        person = self.chance.choice([one for one in self.people if one.pk in self.away] or self.people)
        self.away ^= {person.pk}
        User.objects.filter(pk=person.pk).update(is_active=person.pk not in self.away)
        return person.pk

    def do_leave(self):
        """Erase an account; somebody new comes in the place of it."""
        if self.chance.random() < 0.8:
            return None
        place = self.chance.randrange(3)
        gone = self.people[place].pk
        erase(User.objects.get(pk=gone))
        for report in [pk for pk, owner in self.owners.items() if owner == gone]:
            self.forget(report)
        self.mentors = {pair for pair in self.mentors if gone not in pair}
        self.keep(lambda _, mentor: mentor != gone)
        waiting = {pk: one for pk, one in self.waiting.items() if one[0] != gone}
        self.waiting = {pk: (a, None if b == gone else b, kind) for pk, (a, b, kind) in waiting.items()}
        self.answered = self.answers_left()
        self.listed.pop(gone, None)
        self.away.discard(gone)
        self.people[place] = mentored.somebody("Somebody new")
        return gone

    def answers_left(self) -> dict:
        """An answered invitation goes with its sender and with whoever answered it."""
        left = set(Invitation.objects.values_list("pk", flat=True))
        return {pk: those for pk, those in self.answered.items() if pk in left}
