"""Accounts, newest first: by cursor, where every page costs what the first does, or by offset."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from accounts.models import ConnectedAccount
from config.api import keyset, pagination
from config.api.keyset import Search
from config.api.places import Order

ORDER = Order("created_at", id_size=16)
NOT_SEARCHED = Search(Q(), 0)
AccountQuerySet = QuerySet[ConnectedAccount]


@dataclass(frozen=True)
class Listed:
    """The accounts of a page, and the cursor that goes on behind them ("" at the end)."""

    rows: list[ConnectedAccount]
    next_cursor: str


def page_at(accounts: AccountQuerySet, total: int, page: pagination.Page, cursor: str) -> Listed:
    """Return what follows a cursor that an earlier page gave (400 for what is none), or lies at the offset."""
    if cursor:
        found = keyset.page_of(accounts, ORDER, cursor, page.limit, NOT_SEARCHED)
        return Listed(found.rows, found.older)
    return by_offset(accounts, total, page)


def by_offset(accounts: AccountQuerySet, total: int, page: pagination.Page) -> Listed:
    """Return so many of the `total` accounts, behind the first ones."""
    rows = rows_of(ids_at(accounts, total, page))
    has_more = bool(rows) and page.offset + len(rows) < total
    return Listed(rows, str(ORDER.place_of(rows[-1], newer=False)) if has_more else "")


def rows_of(ids: QuerySet) -> list[ConnectedAccount]:
    """Return the accounts of these ids.

    They are sorted here and narrowed by nothing else: a database that had an index for either would rather walk
    through all accounts in order, looking for the few.
    """
    rows = ConnectedAccount.objects.filter(pk__in=ids)
    return sorted(rows, key=lambda account: (account.created_at, account.pk), reverse=True)


def ids_at(accounts: AccountQuerySet, total: int, page: pagination.Page) -> QuerySet:
    """Return the ids on a page.

    A database walks over what an offset leaves out: here over entries of the index alone, not over rows, and from
    the end of the list that is nearer.
    """
    ids, behind = accounts.newest_first().values("pk"), total - page.rows.stop
    if page.offset >= total:
        return ids.none()
    if page.offset > max(behind, 0):
        return ids.reverse()[max(behind, 0) : total - page.offset]
    return ids[page.rows]
