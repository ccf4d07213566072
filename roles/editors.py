"""The people who edit the catalogue, as a group: staff in it may change the catalogue, and nothing else."""

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import transaction

from roles.models import CatalogueRevision, ScheduledPublication, TableUpload, UploadedTable

EDITORS = "Catalogue editors"
IN_TABLES = (
    "alternative anchor careerstep learningresource prerequisite requirement role roleprofile skill skillgroup track"
)
WRITTEN_BY_CODE = {CatalogueRevision, ScheduledPublication, TableUpload, UploadedTable}


@transaction.atomic
def editors_group() -> Group:
    """The group of catalogue editors, made or brought up to date: all permissions on what the admin shows.

    But one: suggestions are sent on the site; editors answer and delete them.
    """
    group, _ = Group.objects.get_or_create(name=EDITORS)
    group.permissions.set(
        Permission.objects.filter(
            content_type__app_label="roles", content_type__model__in=[model._meta.model_name for model in _edited()]
        ).exclude(codename="add_suggestion")
    )
    return group


def may_bring_in(user) -> bool:
    """Whether somebody may add and change all that spreadsheet tables hold."""
    return user.has_perms([f"roles.{act}_{model}" for model in IN_TABLES.split() for act in ("add", "change")])


def _edited() -> list[type]:
    """Every model of the catalogue and the suggestions for it, but not what only the code writes."""
    models = apps.get_app_config("roles").get_models()
    return [model for model in models if model not in WRITTEN_BY_CODE and not hasattr(model, "history_id")]
