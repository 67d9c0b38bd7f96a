"""A place between two usage records, and the way to go from there: an opaque text for callers."""

import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q

from config.api.errors import Invalid

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
HIGHEST_ID = 2**63 - 2
FORM = struct.Struct(">qq?")  # microseconds since the epoch, id, direction


@dataclass(frozen=True)
class Cursor:
    """Behind the record of this moment and id (older ones follow), or before it (newer ones)."""

    ts: datetime
    id: int
    newer: bool = False

    def __str__(self) -> str:
        packed = FORM.pack((self.ts - EPOCH) // timedelta(microseconds=1), self.id, self.newer)
        return urlsafe_b64encode(packed).decode().rstrip("=")

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """Return the cursor a text stands for, or raise 400."""
        try:
            microseconds, row_id, newer = FORM.unpack(urlsafe_b64decode(f"{text}==="))
            if abs(row_id) > HIGHEST_ID:
                raise ValueError("its neighbours would be no ids")
            return cls(EPOCH + timedelta(microseconds=microseconds), row_id, newer)
        except (ValueError, struct.error, OverflowError) as exc:
            raise Invalid(f"cursor is not one that we gave: {text[:80]!r}") from exc

    @property
    def order(self) -> tuple[str, str]:
        """Return how rows are read from here: away from the cursor."""
        return ("ts", "id") if self.newer else ("-ts", "-id")

    def condition(self) -> Q:
        """Return what rows on the cursor's side fulfil; the first part lets an index find them."""
        if self.newer:
            return Q(ts__gte=self.ts) & (Q(ts__gt=self.ts) | Q(id__gt=self.id))
        return Q(ts__lte=self.ts) & (Q(ts__lt=self.ts) | Q(id__lt=self.id))

    def back(self) -> "Cursor":
        """Return the cursor for what lies on the other side, its own row included."""
        return Cursor(self.ts, self.id + (1 if self.newer else -1), not self.newer)
