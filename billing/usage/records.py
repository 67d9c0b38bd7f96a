"""The request log: usage records of a subject, newest first, page by page and however many there are."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from billing.models import UsageRecord
from billing.usage import ledger
from billing.usage.filters import CallFilters
from config.api import keyset
from config.api.keyset import Page, Search
from config.api.places import Order

SEARCHED = 50_000  # records looked through for one page where no index finds what is asked for
ORDER = Order("ts", id_size=8)


@dataclass(frozen=True)
class RecordFilters(CallFilters):
    """Calls of a subject admitted from `since` up to, not including, `until`; `path` is part of a route."""

    subject_id: UUID
    is_partner: bool
    since: datetime | None = None
    until: datetime | None = None
    request_id: str = ""
    method: str = ""
    path: str = ""
    error_code: str = ""
    error_limit: str = ""

    def found_by_index(self) -> QuerySet[UsageRecord]:
        """Return the subject's records by what an index finds: time, key, account, request id."""
        asked = {
            "ts__gte": self.since,
            "ts__lt": self.until,
            "key_id": self.key_id,
            "account_id": self.account_id,
            "request_id": self.request_id,
        }
        own = ledger.owner(self.subject_id, self.is_partner).records
        return own.filter(**{name: value for name, value in asked.items() if value})

    def searched_for(self) -> dict[str, object]:
        """Return the conditions that records are looked through for."""
        asked = {
            "method": self.method.upper(),
            "route__icontains": self.path,
            "error_code": self.error_code,
            "error_limit": self.error_limit,
        }
        conditions = {name: value for name, value in asked.items() if value} | self.conditions()
        conditions.pop("key_id", None)
        return conditions


def page_of(filters: RecordFilters, cursor: str = "", limit: int = 50) -> Page[UsageRecord]:
    """Return the page at a cursor of an earlier page; without one, the newest. 400 for what is no cursor."""
    search = Search(Q(**filters.searched_for()), SEARCHED)
    return keyset.page_of(filters.found_by_index(), ORDER, cursor, limit, search)
