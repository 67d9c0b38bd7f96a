"""A place between two accounts of a list, newest first, and the way to go from there: an opaque text."""

import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from accounts.models import ConnectedAccount
from config.api.errors import Invalid

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
HIGHEST_ID = 2**128 - 1
FORM = struct.Struct(">q16s?")  # microseconds since the epoch, id, direction


@dataclass(frozen=True)
class Place:
    """Behind the account of this moment and id (older ones follow), or before it (newer ones)."""

    created_at: datetime
    id: UUID
    newer: bool = False

    def __str__(self) -> str:
        microseconds = (self.created_at - EPOCH) // timedelta(microseconds=1)
        packed = FORM.pack(microseconds, self.id.bytes, self.newer)
        return urlsafe_b64encode(packed).decode().rstrip("=")

    @classmethod
    def read(cls, text: str) -> "Place":
        """Return the place a text stands for, or raise 400."""
        try:
            microseconds, row_id, newer = FORM.unpack(urlsafe_b64decode(f"{text}==="))
            return cls(EPOCH + timedelta(microseconds=microseconds), UUID(bytes=row_id), newer)
        except (ValueError, struct.error, OverflowError) as exc:
            raise Invalid(f"cursor is not one that we gave: {text[:80]!r}") from exc

    @classmethod
    def of(cls, account: ConnectedAccount, newer: bool) -> "Place":
        return cls(account.created_at, account.pk, newer)

    @property
    def order(self) -> tuple[str, str]:
        """Return how accounts are read from here: away from the place."""
        return ("created_at", "id") if self.newer else ("-created_at", "-id")

    def condition(self) -> Q:
        """Return what accounts on this side fulfil; the first part lets an index find them."""
        if self.newer:
            beyond = Q(created_at__gt=self.created_at) | Q(id__gt=self.id)
            return Q(created_at__gte=self.created_at) & beyond
        return Q(created_at__lte=self.created_at) & (
            Q(created_at__lt=self.created_at) | Q(id__lt=self.id)
        )

    def back(self) -> "Place":
        """Return the place for what lies on the other side, its own account included."""
        neighbour = self.id.int + (1 if self.newer else -1)
        return Place(self.created_at, UUID(int=min(max(neighbour, 0), HIGHEST_ID)), not self.newer)


TOP = Place(datetime(9999, 1, 1, tzinfo=UTC), UUID(int=HIGHEST_ID))
