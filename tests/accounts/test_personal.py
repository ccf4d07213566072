"""The table of personal data: every field of every table of the database stands in it, once, and nothing else does."""

import pytest
from django.apps import apps
from django.db import models

from assessor.accounts.classified import Impersonal, Personal
from assessor.accounts.models import User
from assessor.accounts.personal import PERSONAL, TABLE

MODELS = {model._meta.label: model for model in apps.get_models(include_auto_created=True)}


def fields_of(label: str) -> list[str]:
    return sorted(field.name for field in MODELS[label]._meta.concrete_fields)


def test_every_table_is_listed_and_no_other():
    assert sorted(TABLE) == sorted(MODELS)


@pytest.mark.parametrize("label", sorted(MODELS))
def test_every_field_is_listed_once_and_no_other(label):
    assert sorted(TABLE[label].fields) == fields_of(label)


@pytest.mark.parametrize("label", sorted(PERSONAL))
def test_the_rows_of_a_person_can_be_found(label):
    kind = PERSONAL[label]
    assert kind.whose or kind.found
    assert kind.because or not kind.withheld


@pytest.mark.parametrize("label", sorted(label for label, kind in TABLE.items() if kind.unnamed))
def test_a_field_that_is_emptied_may_be_empty_and_empties_itself(label):
    for name in TABLE[label].unnamed.split():
        field = MODELS[label]._meta.get_field(name)
        assert (field.related_model, field.null, field.remote_field.on_delete) == (User, True, models.SET_NULL)
        assert isinstance(TABLE[label], Impersonal) or TABLE[label].stays


@pytest.mark.parametrize("label", sorted(MODELS))
def test_a_field_that_leads_to_a_person_is_emptied_in_a_table_about_none(label):
    leads = [field.name for field in MODELS[label]._meta.concrete_fields if field.related_model is User]
    assert isinstance(TABLE[label], Personal) or leads == TABLE[label].unnamed.split()


@pytest.mark.parametrize("label", sorted(PERSONAL))
def test_a_text_in_a_persons_row_is_about_them(label):
    """Such a text is in the download, or it is said why not; it is never taken for a mere key or counter."""
    fields = [MODELS[label]._meta.get_field(name) for name in PERSONAL[label].technical.split()]
    texts = (models.CharField, models.TextField, models.JSONField)
    assert [field.name for field in fields if isinstance(field, texts)] == []


def test_titles_are_told_apart():
    titles = [kind.title for kind in PERSONAL.values()]
    assert len(set(titles)) == len(titles)


def test_what_is_not_personal_says_why():
    assert all(kind.because for kind in TABLE.values() if isinstance(kind, Impersonal))
