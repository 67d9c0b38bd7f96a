"""The lease under which one caller at a time refreshes a token. Taken and judged by the database's clock."""

import time
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F, Q
from django.db.models.functions import Now

from integrations import oauth
from integrations.models import Token

# Longer than the longest token request, with a margin for a slow database.
SECONDS = 30


@dataclass(frozen=True)
class Lease:
    """Holds a token row by its fencing number: every write of a holder is refused once it is outbid."""

    token: Token
    fence: int
    taken_at: float

    @classmethod
    def take(cls, token: Token) -> "Lease | None":
        """Take the lease by one conditional UPDATE, or return None: somebody holds it or moved on."""
        taken_at = time.monotonic()
        free = Q(lease_until=None) | Q(lease_until__lte=Now())
        taken = Token.objects.filter(
            free, pk=token.pk, version=token.version, lease_fence=token.lease_fence
        ).update(lease_until=Now() + timedelta(seconds=SECONDS), lease_fence=F("lease_fence") + 1)
        return cls(token, token.lease_fence + 1, taken_at) if taken else None

    @property
    def has_time(self) -> bool:
        """Say whether a whole token request still fits: a holder that was paused must not ask any more."""
        return time.monotonic() - self.taken_at < SECONDS - oauth.LONGEST

    def write(self, **changes: object) -> bool:
        """Write under the fence and let go; say whether we still held it."""
        held = Token.objects.filter(pk=self.token.pk, lease_fence=self.fence)
        return bool(held.update(lease_until=None, **changes))

    def release(self) -> None:
        """Let go without a change; does nothing when the lease is no longer ours."""
        self.write()
