"""Everything that is held about an account, piece by piece, whatever holds it. No token, key or secret is among it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, QuerySet
from django.utils.module_loading import import_string

from accounts.models import ConnectedAccount, Event

CHUNK = 500
ACCOUNT = ("id", "external_id", "display_name", "metadata", "monthly_budget", "live")
EVENT = ("public_id", "type", "created_at", "actor", "object_type", "object_id", "data", "ip")
Row = dict[str, Any]


def document(account: ConnectedAccount) -> Iterator[str]:
    """Yield a JSON object with a list for each kind of row, in constant memory."""
    return pieces(settings.HELD, account)


def pieces(held: Mapping[str, str], subject: Model) -> Iterator[str]:
    """Yield what functions named by kind tell of a subject: a JSON object of lists."""
    separator = "{"
    for name, where in held.items():
        yield f"{separator}{json.dumps(name)}:["
        yield from joined(import_string(where)(subject))
        separator = "],"
    yield "]}"


def joined(rows: Iterator[Row]) -> Iterator[str]:
    separator = ""
    for row in rows:
        yield separator + json.dumps(row, cls=DjangoJSONEncoder)
        separator = ","


def columns(rows: QuerySet, *names: str) -> Iterator[Row]:
    """Yield these columns of rows, without holding all of them."""
    return rows.values(*names).iterator(CHUNK)


def account_itself(account: ConnectedAccount) -> Iterator[Row]:
    rows = ConnectedAccount.objects.filter(pk=account.pk)
    return columns(rows, *ACCOUNT, "created_at", "updated_at")


def audit_entries(account: ConnectedAccount) -> Iterator[Row]:
    """Yield its events; the address of staff is theirs to know."""
    for row in columns(Event.objects.filter(account_id=account.pk).order_by("pk"), *EVENT):
        yield row | {"ip": None if row["actor"] == Event.Actor.STAFF else row["ip"]}
