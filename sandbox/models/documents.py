"""What the providers' APIs are about, and the bytes of files."""

from django.db import models


class Document(models.Model):
    """One thing of a provider's API: a mail, an issue, a channel. The newest position comes first."""

    provider = models.CharField(max_length=40)
    owner = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=255)
    position = models.BigIntegerField()
    data = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "owner", "kind", "key"], name="one_document_per_key"
            )
        ]
        indexes = [
            models.Index(fields=["provider", "owner", "kind", "-position"], name="newest_first")
        ]


class Blob(models.Model):
    """The bytes of an uploaded file."""

    provider = models.CharField(max_length=40)
    owner = models.CharField(max_length=120)
    key = models.CharField(max_length=255)
    content = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "owner", "key"], name="one_blob_per_key")
        ]
