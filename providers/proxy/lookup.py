"""Everything a proxied call needs in one statement: key, user, partner, plan, account, connection, permission."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import FilteredRelation, Model, Q

from accounts.keys import digests_of
from accounts.models import ApiKey, ConnectedAccount, Partner, User
from accounts.resolution import spellings
from billing.models import Plan, Subscription
from config.db import CompiledQuery
from integrations.models import EnabledPermission, Integration, Token
from integrations.selection import Connection
from providers.registry import Offer

OWN, NAMED = "user__own_account", "user__partner__accounts"


@dataclass(frozen=True)
class Found:
    """The rows of one call, each None where the join found none."""

    key: ApiKey
    subscription: Subscription | None
    connection: Connection


ALWAYS: dict[str, type[Model]] = {
    "": ApiKey,
    "user__": User,
    "user__partner__": Partner,
    "user__partner__subscription__": Subscription,
    "user__partner__subscription__plan__": Plan,
    "user__subscription__": Subscription,
    "user__subscription__plan__": Plan,
    "acting__": ConnectedAccount,
    "connected__": Integration,
    "held__": Token,
    "allowed__": EnabledPermission,
}
NAMES = {
    prefix: [f.attname for f in model._meta.concrete_fields] for prefix, model in ALWAYS.items()
}
COLUMNS = [prefix + name for prefix, names in NAMES.items() for name in names]


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


def marker(name: str) -> str:
    """Return the text that stands in the compiled query where a value will be."""
    return f"\N{INFORMATION SEPARATOR ONE}{name}"


def markers(name: str, how_many: int) -> list[str]:
    return [marker(f"{name} {number}") for number in range(how_many)]


@cache
def compiled(digests: int, ids: int) -> CompiledQuery:
    """Return the statement for so many accepted digests, and spellings of an external id (0: own account)."""
    account, chosen = OWN, Q()
    if ids:
        account, chosen = NAMED, Q(**{f"{NAMED}__external_id__in": markers("external id", ids)})
    return CompiledQuery(
        ApiKey.objects.filter(digest__in=markers("digest", digests))
        .annotate(
            acting=FilteredRelation(account, condition=chosen),
            connected=FilteredRelation(
                "acting__integrations",
                condition=Q(acting__integrations__provider=marker("provider")),
            ),
            held=FilteredRelation(
                "connected__tokens", condition=Q(connected__tokens__kind=marker("token kind"))
            ),
            allowed=FilteredRelation(
                "connected__permissions",
                condition=Q(connected__permissions__permission=marker("permission")),
            ),
        )
        .values_list(*COLUMNS)
    )


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
    connection = Connection(account, integration, models["held__"], models["allowed__"])
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
