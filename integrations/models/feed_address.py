"""Under which names the deliveries of a provider speak of a connection."""

from django.db import models

from integrations.models.integration import Integration


class FeedAddress(models.Model):
    """`address` as `Provider.known_as` makes it: `team:T024BE7LD`, `person:ada@example.com`."""

    id = models.BigAutoField(primary_key=True)
    integration = models.ForeignKey(
        Integration, on_delete=models.CASCADE, related_name="feed_addresses"
    )
    provider = models.CharField(max_length=40)
    address = models.CharField(max_length=255)

    class Meta:
        verbose_name_plural = "feed addresses"
        constraints = (
            models.UniqueConstraint(
                fields=("integration", "address"), name="one_row_per_feed_address"
            ),
        )
        indexes = (models.Index(fields=("provider", "address"), name="connections_by_address"),)

    def __str__(self) -> str:
        return f"{self.provider} {self.address}"
