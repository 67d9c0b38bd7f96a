"""A place between two rows of a list, newest first, and the way to go from there: an opaque text for callers."""

import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db.models import Model, Q

from config.api.errors import Invalid

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
BEYOND_ALL = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Order:
    """What a list is ordered by: a column that holds a moment, and the id: of 16 bytes a UUID, of 8 a number."""

    moment: str
    id_size: int

    @property
    def highest_id(self) -> int:
        return 2**128 - 1 if self.id_size == 16 else 2**63 - 1

    @property
    def form(self) -> struct.Struct:
        return struct.Struct(f">q{self.id_size}s?")  # microseconds since the epoch, id, direction

    def id_of(self, number: int) -> UUID | int:
        return UUID(int=number) if self.id_size == 16 else number

    @property
    def top(self) -> "Place":
        """Return the place before the newest row."""
        return Place(self, BEYOND_ALL, self.highest_id)

    def read(self, text: str) -> "Place":
        """Return the place a text stands for, or raise 400."""
        try:
            microseconds, packed, newer = self.form.unpack(urlsafe_b64decode(f"{text}==="))
            number = int.from_bytes(packed, "big")
            if number > self.highest_id:
                raise ValueError("no row has such an id")
            return Place(self, EPOCH + timedelta(microseconds=microseconds), number, newer)
        except (ValueError, struct.error, OverflowError) as exc:
            raise Invalid(f"cursor is not one that we gave: {text[:80]!r}") from exc

    def place_of(self, row: Model, newer: bool) -> "Place":
        return Place(self, getattr(row, self.moment), int(row.pk), newer)


@dataclass(frozen=True)
class Place:
    """Behind the row of this moment and id (older ones follow), or before it (newer ones)."""

    order: Order
    at: datetime
    number: int
    newer: bool = False

    def __str__(self) -> str:
        microseconds = (self.at - EPOCH) // timedelta(microseconds=1)
        number = self.number.to_bytes(self.order.id_size, "big")
        packed = self.order.form.pack(microseconds, number, self.newer)
        return urlsafe_b64encode(packed).decode().rstrip("=")

    @property
    def columns(self) -> tuple[str, str]:
        """Return how rows are read from here: away from the place."""
        sign = "" if self.newer else "-"
        return f"{sign}{self.order.moment}", f"{sign}id"

    def condition(self) -> Q:
        """Return what rows on this side fulfil; the first part lets an index find them."""
        way, moment = "gt" if self.newer else "lt", self.order.moment
        past = Q(**{f"{moment}__{way}": self.at})
        behind = Q(**{f"id__{way}": self.order.id_of(self.number)})
        return Q(**{f"{moment}__{way}e": self.at}) & (past | behind)

    def back(self) -> "Place":
        """Return the place for what lies on the other side, its own row included."""
        number = self.number + (1 if self.newer else -1)
        bounded = min(max(number, 0), self.order.highest_id)
        return Place(self.order, self.at, bounded, not self.newer)
