"""Tables that an editor has sent and not yet confirmed: kept here, so that the browser need not be believed."""

import hashlib
import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

type Files = list[tuple[str, bytes]]  # name and content


class TableUploadQuerySet(models.QuerySet):
    """Uploads, by use."""

    def expired(self):
        """Those of which nothing is needed any more."""
        return self.filter(uploaded_at__lt=timezone.now() - TableUpload.KEPT_FOR)

    def of(self, user):
        """Somebody's own; nobody sees another's."""
        return self.filter(owner=user)

    @transaction.atomic
    def keep(self, owner, files: Files, revision: uuid.UUID | None, preview: dict) -> "TableUpload":
        """A new upload of somebody. Of those that wait, only the newest few are kept."""
        self.expired().delete()
        upload = self.create(owner=owner, digest=digest(files), revision=revision, preview=preview)
        UploadedTable.objects.bulk_create(UploadedTable(upload=upload, name=name, content=data) for name, data in files)
        waiting = self.of(owner).order_by("-uploaded_at").values_list("pk", flat=True)
        self.filter(pk__in=list(waiting[TableUpload.MOST :])).delete()
        return upload


def digest(files: Files) -> str:
    """A fingerprint of files with their names."""
    found = hashlib.sha256()
    for name, content in files:
        found.update(hashlib.sha256(name.encode()).digest() + hashlib.sha256(content).digest())
    return found.hexdigest()


class TableUpload(models.Model):
    """Some files of tables, and what they would change in the catalogue at a revision. Not a part of the catalogue."""

    KEPT_FOR = timedelta(days=1)
    MOST = 5  # uploads of one editor

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    revision = models.UUIDField(null=True)
    preview = models.JSONField(default=dict)
    uploaded_at = models.DateTimeField(default=timezone.now, editable=False)
    applied_at = models.DateTimeField(null=True, editable=False)

    objects = TableUploadQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at"]

    def __str__(self):
        return f"Tables of {self.uploaded_at:%Y-%m-%d %H:%M}"

    def contents(self) -> Files:
        """The files, as they were sent."""
        rows = self.files.order_by("pk").values_list("name", "content")
        return [(name, bytes(content)) for name, content in rows]

    def show(self, revision: uuid.UUID | None, preview: dict) -> None:
        """Keep what the files would change by now."""
        self.revision, self.preview = revision, preview
        self.save(update_fields=["revision", "preview"])

    def finish(self, told: dict) -> None:
        """Say that the files were brought in. Their contents are not needed any more; what was told is."""
        self.files.all().delete()
        self.applied_at, self.preview = timezone.now(), told
        self.save(update_fields=["applied_at", "preview"])


class UploadedTable(models.Model):
    """One file of an upload."""

    upload = models.ForeignKey(TableUpload, models.CASCADE, related_name="files")
    name = models.CharField(max_length=150)
    content = models.BinaryField()

    def __str__(self):
        return self.name
