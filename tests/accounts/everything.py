"""A learner and a mentor with a row in every table about people, and in every field that takes a text a canary."""

import io
import itertools
import json
import zipfile
from dataclasses import dataclass, field

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection, models
from django.utils import timezone

from assessor.accounts.models import User
from assessor.accounts.personal import PERSONAL
from roles.editors import editors_group
from tests import factories
from tests.coder import coder

MENTORS_FIELDS = {"mentor", "actor", "recipient"}
BOTH_HAVE = {"accounts", "account", "mfa", "admin"}  # apps in which each has rows of their own
MENTORS_OWN = {"mentoring.MentorProfile", "mentoring.MentorSkill", "mentoring.MailChoice"}
# Where a constraint of the database asks for certain values.
ASKED = {
    "assessments.Answer": {"level": 3},
    "mentoring.Invitation": {"answer": ""},
}
TEXTS = (models.CharField, models.TextField, models.JSONField)
LEFT_EMPTY = {"trial"}


@dataclass
class People:
    """The two, what was made for whom, and every canary by whose row, table and field it is in."""

    learner: User
    mentor: User
    made: dict[tuple[User, str], models.Model] = field(default_factory=dict)
    canaries: dict[tuple[User, str, str], str] = field(default_factory=dict)

    def canaries_of(self, person: User, *labels: str) -> set[str]:
        """The canaries in somebody's rows; in those of some tables, if any are named."""
        return {
            text for (who, label, _), text in self.canaries.items() if who == person and label in (labels or PERSONAL)
        }


def assemble(is_sent: bool = True) -> People:
    """Both people, with a row in each table, and the mentor's review sent or not.

    A table that is added gets a row by itself, unless a constraint objects.
    """
    coder()
    editors_group()
    people = People(factories.UserFactory(), factories.UserFactory())
    numbers = itertools.count(1)
    for label in PERSONAL:
        if label == "sessions.Session":
            continue
        for person in (people.learner, people.mentor):
            if label.split(".")[0] in BOTH_HAVE or (label in MENTORS_OWN) == (person == people.mentor):
                _make(people, label, person, numbers)
    if is_sent:
        apps.get_model("mentoring.MentorReview").objects.update(status="sent", sent_at=timezone.now())
    for person in (people.learner, people.mentor):
        person.refresh_from_db()
    return people


def _make(people: People, label: str, person: User, numbers) -> None:
    model = apps.get_model(label)
    row = person if model is User else model(**_links(people, model, person))
    for one in model._meta.concrete_fields:
        if not one.is_relation:
            _fill(people, label, person, row, one, numbers)
    for name, value in ASKED.get(label, {}).items():
        setattr(row, name, value)
    if model is User:
        models.Model.save(row)
    else:
        model._base_manager.bulk_create([row])  # past the models' own guards
    people.made[person, label] = row


def _fill(people, label, person, row, one, numbers) -> None:
    if isinstance(one, TEXTS) and not one.choices:
        text = people.canaries[person, label, one.name] = f"canary-{next(numbers):04}-end"
        setattr(row, one.name, _as_asked(one, text))
    elif not (one.primary_key or one.has_default() or one.null):
        first = one.choices[0][0] if one.choices else 1
        values = {"DateField": timezone.localdate(), "DateTimeField": timezone.now(), "BinaryField": b"a file"}
        setattr(row, one.name, values.get(one.get_internal_type(), first))


def _as_asked(one: models.Field, text: str):
    if isinstance(one, models.EmailField):
        return f"{text}@example.org"
    if isinstance(one, models.URLField):
        return f"https://example.org/{text}"
    return {"text": text} if isinstance(one, models.JSONField) else text


def _links(people: People, model: type[models.Model], person: User) -> dict:
    """What a row points to: people, rows made before, and whatever there is in the catalogue."""
    links = {}
    for one in model._meta.concrete_fields:
        if one.is_relation and one.name not in LEFT_EMPTY:
            links[one.name] = _target(people, one, person)
    return links


def _target(people: People, one: models.Field, person: User):
    if one.related_model is User:
        return people.mentor if one.name in MENTORS_FIELDS else person
    made = people.made.get((person, one.related_model._meta.label))
    return made or one.related_model._base_manager.first()


def whole_database() -> str:
    """Every value of every row of every table as one text; sessions as what they hold."""
    said = [json.dumps(session.get_decoded()) for session in Session.objects.all()]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            said += [str(bytes(v) if isinstance(v, memoryview) else v) for row in cursor.fetchall() for v in row]
    return "\n".join(said)


def files(response) -> dict[str, str]:
    """The files in a download, by name."""
    zipped = zipfile.ZipFile(io.BytesIO(response.content))
    return {name: zipped.read(name).decode("utf-8-sig") for name in zipped.namelist()}
