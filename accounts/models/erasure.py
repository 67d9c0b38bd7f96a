"""What is still to be forgotten of accounts that were deleted, and the receipts of what was."""

from django.db import models


class Erasure(models.Model):
    """One deleted account. `erased` says how many rows of each kind went, and nothing of what they held."""

    account_id = models.UUIDField(primary_key=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)
    erased = models.JSONField(default=dict, blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=("asked_at",),
                condition=models.Q(done_at=None),
                name="erasures_to_be_done",
            ),
        )

    def __str__(self) -> str:
        return f"{self.account_id} ({'done' if self.done_at else 'waiting'})"
