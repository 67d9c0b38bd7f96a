"""OAuth apps registered beside the one that every provider knows from the start."""

from django.db import models


class Client(models.Model):
    """Another OAuth app of one provider; of its secret only a digest is kept."""

    provider = models.CharField(max_length=40)
    client_id = models.CharField(max_length=255)
    secret_digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("provider", "client_id"), name="one_client_per_id")
        ]
