"""What the ids in usage records and totals stand for: keys, end users and accounts, as far as they still exist."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from accounts.app_access.end_users import EndUsers, end_users_of
from accounts.models import ApiKey, App, ConnectedAccount
from billing.models import UsageRecord


@dataclass(frozen=True)
class Names:
    """Keys and accounts by their id. A record outlives both, so look them up with `.get`.

    Among the keys are the end users of apps, who call without one.
    """

    keys: Mapping[UUID, ApiKey | EndUsers]
    accounts: dict[UUID, ConnectedAccount]


def names_of(
    key_ids: Iterable[UUID], account_ids: Iterable[UUID | None], app_ids: Iterable[str] = ()
) -> Names:
    """Return what the ids of one owner's own rows stand for, in at most three statements."""
    issued = ApiKey.objects.only("name", "prefix", "last_four", "live").in_bulk(set(key_ids))
    keys = issued | end_users_of(app_names(set(app_ids) - {""}))
    known = set(account_ids) - {None}
    return Names(keys, ConnectedAccount.objects.only("external_id").in_bulk(known))


def app_names(ids: set[str]) -> dict[str, str]:
    """Return the names of apps, those that are deleted among them."""
    names = dict(App.objects.filter(pk__in=ids).values_list("pk", "name")) if ids else {}
    return dict.fromkeys(ids, "a deleted app") | names


def names_in(records: Sequence[UsageRecord]) -> Names:
    """Return what the ids in some records stand for."""
    accounts, apps = (r.account_id for r in records), (r.app_id for r in records)
    return names_of((r.key_id for r in records), accounts, apps)
