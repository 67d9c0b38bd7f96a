"""Everything a proxied call needs in one statement: key, user, partner, plan, account, connection, permission."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from accounts.keys import digests_of
from accounts.models import ApiKey
from accounts.resolution import spellings
from billing.models import Subscription
from config.instances import instance_of, relate
from integrations.selection import Connection
from providers.proxy.statement import NAMES, READ, compiled, marker, markers
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
    relate(key, user=user)
    relate(user, partner=partner)
    whose = "user__partner__" if user.active_partner else "user__"
    subscription, plan = models[f"{whose}subscription__"], models[f"{whose}subscription__plan__"]
    if subscription is not None:
        relate(subscription, plan=plan)
    account, integration = models["acting__"], models["connected__"]
    if account is not None:
        relate(account, partner=partner if account.partner_id else None)
    if integration is not None:
        relate(integration, account=account)
    token = models["held__"]
    if token is not None:
        relate(token, client=models["held__client__"])
    connection = Connection(account, integration, token, models["allowed__"])
    return Found(key, subscription, connection)


def instances(row: Sequence[Any]) -> dict[str, Any]:
    """Cut the row into one instance per join; a join without a primary key found nothing."""
    models, values = {}, iter(row)
    for prefix, (model, _) in READ.items():
        columns = dict(zip(NAMES[prefix], values, strict=False))
        models[prefix] = instance_of(model, columns) if columns["id"] is not None else None
    return models
