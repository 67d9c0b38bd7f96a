"""What the ids in usage records and totals stand for: keys and accounts, as far as they still exist."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from accounts.models import ApiKey, ConnectedAccount
from billing.models import UsageRecord


@dataclass(frozen=True)
class Names:
    """Keys and accounts by their id. A record outlives both, so look them up with `.get`."""

    keys: dict[UUID, ApiKey]
    accounts: dict[UUID, ConnectedAccount]


def names_of(key_ids: Iterable[UUID], account_ids: Iterable[UUID | None]) -> Names:
    """Return what the ids of one owner's own rows stand for, in at most two statements."""
    keys = ApiKey.objects.only("name", "prefix", "last_four").in_bulk(set(key_ids))
    known = set(account_ids) - {None}
    return Names(keys, ConnectedAccount.objects.only("external_id").in_bulk(known))


def names_in(records: Sequence[UsageRecord]) -> Names:
    """Return what the ids in some records stand for."""
    return names_of((r.key_id for r in records), (r.account_id for r in records))
