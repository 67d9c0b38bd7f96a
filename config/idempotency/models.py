"""One call that was made under an Idempotency-Key, and what became of it; alive 24 hours."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from config import http
from config.vault import CannotOpen, Sealed

LIFETIME = timedelta(hours=24)
# A token, the call, and the call again with a better token, each as slow as a provider may be. What takes
# longer, since it is many requests, may end and be kept all the same.
LEASE = timedelta(seconds=3 * (http.CONNECT_TIMEOUT + http.READ_TIMEOUT + http.TOTAL_TIMEOUT))


def in_a_day() -> datetime:
    return timezone.now() + LIFETIME


def after_the_longest_call() -> datetime:
    return timezone.now() + LEASE


class IdempotentCall(models.Model):
    """Running until it has a status. Of key and request we keep digests; the answer is sealed.

    A new run of an expired key gets a new id, so that nothing an old run still writes can reach it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        db_index=False,  # the constraint below begins with it
        related_name="idempotent_calls",
    )
    digest = models.CharField(max_length=64, editable=False)
    fingerprint = models.CharField(max_length=64, editable=False)
    request_id = models.CharField(max_length=100)
    status = models.PositiveSmallIntegerField(null=True, help_text="Empty: still running.")
    answer_sealed = models.TextField(blank=True, editable=False)
    began_at = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(
        default=after_the_longest_call, help_text="Until when it may still be running."
    )
    expires_at = models.DateTimeField(default=in_a_day, db_index=True)

    answer = Sealed("answer_sealed")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("user", "digest"), name="one_call_per_user_and_idempotency_key"
            ),
        )

    def __str__(self) -> str:
        return f"{self.request_id} ({self.status or 'running'})"

    def sealed_owner(self) -> uuid.UUID:
        return self.user_id

    @property
    def is_expired(self) -> bool:
        return timezone.now() >= self.expires_at

    @property
    def may_be_running(self) -> bool:
        return self.status is None and timezone.now() < self.lease_until

    @property
    def seconds_to_wait(self) -> int:
        """Return when to ask again: as long again as it has run, but not past the lease."""
        now = timezone.now()
        wait = min(now - self.began_at, self.lease_until - now)
        return max(1, int(wait.total_seconds()))

    @property
    def kept_answer(self) -> str:
        """Return the stored answer; nothing where it was too large, or the key that sealed it is gone."""
        try:
            return self.answer
        except CannotOpen:
            return ""
