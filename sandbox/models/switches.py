"""How the providers were set up."""

from django.db import models
from django.db.models import Q


class Switches(models.Model):
    """A provider's habits as far as they were changed, and whether it has its first data."""

    provider = models.CharField(max_length=40, unique=True)
    habits = models.JSONField(default=dict)
    seeded_at = models.DateTimeField(null=True)


class RedirectUri(models.Model):
    """A callback address registered beside the one that follows from PUBLIC_URL."""

    uri = models.TextField(unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(uri=""), name="a_redirect_uri_is_not_empty")
        ]
