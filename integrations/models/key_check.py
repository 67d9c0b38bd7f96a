"""One sealed known text per encryption key that was ever used: opens only with the right key."""

from django.db import models

from config.vault import Sealed


class KeyCheck(models.Model):
    key_id = models.CharField(primary_key=True, max_length=60)
    known_sealed = models.TextField(editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    known = Sealed("known_sealed")

    def __str__(self) -> str:
        return self.key_id

    def sealed_owner(self) -> str:
        return "check"
