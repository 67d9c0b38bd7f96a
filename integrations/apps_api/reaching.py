"""Which connections a caller reaches: an app those of its partner's end users, an end user their own."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from accounts.app_access.caller import AppCaller
from accounts.key_limits import check_account
from config.api.errors import NotFound
from config.api.pagination import cursor_in, whole_number
from config.api.places import EPOCH, Order, Place
from integrations.apps_api.connections import (
    STATUSES,
    ToolkitConnection,
    connections_of,
    integrations_behind,
)
from integrations.models import EnabledPermission, Integration
from providers.toolkits import Toolkit, find_toolkit

ORDER = Order("connected_at", 16)
FIRST = Place(ORDER, EPOCH, 0, newer=True)
MOST = 500  # integrations on a page


def reached(caller: AppCaller) -> QuerySet[Integration]:
    """Return the integrations that a caller may know of."""
    live = {"account__partner": caller.partner, "account__live": True}
    rows = Integration.objects.filter(**live, status__in=STATUSES)
    if caller.key.only_accounts is not None:
        rows = rows.filter(account__in=caller.key.only_accounts)
    if caller.is_end_user:
        rows = rows.filter(account__external_id=caller.user_id)
    return rows.select_related("account").prefetch_related("permissions")


def find(caller: AppCaller, connection_id: UUID) -> ToolkitConnection:
    """Return a connection, in one statement for its integration; 404 for one that the caller does not reach."""
    rows = reached(caller).filter(pk__in=integrations_behind(connection_id))
    found = (each for row in rows for each in connections_of(row) if each.id == connection_id)
    connection = next(found, None)
    if connection is None:
        raise NotFound("Connection not found")
    check_account(caller.key, connection.integration.account)
    return connection


def page(caller: AppCaller, query: Mapping[str, str]) -> tuple[list[ToolkitConnection], str | None]:
    """Return a page of connections by the time they were made, and the cursor of the next page if there is one.

    `query` may hold `userId`, `toolkit`, `limit` (of integrations: 1 to 500, usually 500) and `cursor`.
    """
    limit = min(whole_number(query, "limit", MOST, least=1), MOST)
    start = ORDER.read(cursor) if (cursor := cursor_in(query)) else FIRST
    rows = wanted(caller, query).filter(start.condition()).order_by(*start.columns)
    found = list(rows[: limit + 1])
    onward = str(ORDER.place_of(found[limit - 1], newer=True)) if len(found) > limit else None
    toolkit = query.get("toolkit")
    shown = [each for row in found[:limit] for each in connections_of(row)]
    return [each for each in shown if toolkit in {None, "", each.toolkit.slug}], onward


def wanted(caller: AppCaller, query: Mapping[str, str]) -> QuerySet[Integration]:
    """Return the integrations that have a connection of those asked for."""
    rows, user_id, slug = reached(caller), query.get("userId"), query.get("toolkit")
    toolkit = find_toolkit(slug) if slug else None
    if "\0" in (user_id or "") or (slug and toolkit is None):
        return rows.none()
    if caller.is_end_user:
        rows = rows.filter(status=Integration.Status.ACTIVE)
    if user_id:
        rows = rows.filter(account__external_id=user_id)
    return of_toolkit(rows, toolkit)


def of_toolkit(rows: QuerySet[Integration], toolkit: Toolkit | None) -> QuerySet[Integration]:
    """Return those of which anything (of the toolkit) is granted and on."""
    usable = EnabledPermission.objects.filter(
        integration=OuterRef("pk"), is_granted=True, is_enabled=True
    )
    if toolkit is None:
        return rows.filter(Exists(usable))
    ids = [permission.id for permission in toolkit.permissions]
    return rows.filter(Exists(usable.filter(permission__in=ids)), provider=toolkit.provider.slug)
