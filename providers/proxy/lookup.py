"""Everything a proxied call needs in one statement: key, user, partner, plan, account, connection, permission."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from accounts.keys import digests_of
from accounts.models import ApiKey
from accounts.resolution import spellings
from billing.models import Subscription
from integrations.selection import Connection
from providers.proxy.statement import ALWAYS, NAMES, compiled, marker, markers
from providers.registry import Offer


@dataclass(frozen=True)
class Found:
    """The rows of one call, each None where the join found none."""

    key: ApiKey
    subscription: Subscription | None
    connection: Connection


def look_up(raw_key: str, external_id: str | None, offer: Offer) -> list[Found]:
    """Return the rows of a usable key: none for an unknown key, two when the header fits two accounts."""
    digests = digests_of(raw_key)
    ids = [] if external_id is None else spellings(external_id)
    values = {
        **dict(zip(markers("digest", len(digests)), digests, strict=True)),
        **dict(zip(markers("external id", len(ids)), ids, strict=True)),
        marker("provider"): offer.provider.slug,
        marker("token kind"): offer.permission.token,
        marker("permission"): offer.permission.id,
    }
    rows = [found(row) for row in compiled(len(digests), len(ids)).rows(values)]
    return [row for row in rows if row.key.is_usable and row.key.user.is_active]


def found(row: Sequence[Any]) -> Found:
    """Put the models together from one row, with their relations in place."""
    models = instances(row)
    key, user, partner = models[""], models["user__"], models["user__partner__"]
    key.user = user
    user.partner = partner
    whose = "user__partner__" if user.active_partner else "user__"
    subscription, plan = models[f"{whose}subscription__"], models[f"{whose}subscription__plan__"]
    if subscription is not None:
        subscription.plan = plan
    account, integration = models["acting__"], models["connected__"]
    if account is not None:
        account.partner = partner if account.partner_id else None
    if integration is not None:
        integration.account = account
    token = models["held__"]
    if token is not None:
        token.client = models["held__client__"]
    connection = Connection(account, integration, token, models["allowed__"])
    return Found(key, subscription, connection)


def instances(row: Sequence[Any]) -> dict[str, Any]:
    """Cut the row into one instance per join; a join without a primary key found nothing."""
    models, start = {}, 0
    for prefix, model in ALWAYS.items():
        names = NAMES[prefix]
        values, start = row[start : start + len(names)], start + len(names)
        pk = values[names.index(model._meta.pk.attname)]
        models[prefix] = model.from_db("default", names, values) if pk is not None else None
    return models
