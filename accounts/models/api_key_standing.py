"""How a key stands: whether it works, how long it will, and whether anybody needs it."""

from datetime import timedelta

from django.utils import timezone

SOON = timedelta(days=7)
FORGOTTEN_AFTER = timedelta(days=90)


class Standing:
    """Read from the columns `expires_at`, `revoked_at`, `last_used_at` and `created_at`."""

    @property
    def is_expired(self) -> bool:
        return self.expires_at is not None and timezone.now() >= self.expires_at

    @property
    def is_usable(self) -> bool:
        return self.revoked_at is None and not self.is_expired

    @property
    def status(self) -> str:
        """Return how the key stands: revoked, expired or active."""
        if self.revoked_at is not None:
            return "revoked"
        return "expired" if self.is_expired else "active"

    @property
    def expires_soon(self) -> bool:
        """Say whether a working key stops within a week."""
        if self.expires_at is None or not self.is_usable:
            return False
        return self.expires_at - timezone.now() < SOON

    @property
    def is_forgotten(self) -> bool:
        """Say whether a working key has not been used for so long that nobody may need it."""
        seen = self.last_used_at or self.created_at
        return self.is_usable and timezone.now() - seen >= FORGOTTEN_AFTER
