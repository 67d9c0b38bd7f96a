"""The one statement of a proxied call: compiled once per shape, its values filled in for each call."""

from functools import cache

from django.db.models import FilteredRelation, Model, Q

from accounts.models import ApiKey, ConnectedAccount, Partner, User
from billing.models import Plan, Subscription
from config.compiled import CompiledQuery
from integrations.models import EnabledPermission, Integration, OAuthClient, Token

OWN, NAMED = "user__own_account", "user__partner__accounts"
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
    "held__client__": OAuthClient,
    "allowed__": EnabledPermission,
}
NAMES = {
    prefix: [f.attname for f in model._meta.concrete_fields] for prefix, model in ALWAYS.items()
}
COLUMNS = [prefix + name for prefix, names in NAMES.items() for name in names]


def marker(name: str) -> str:
    """Return the text that stands in the compiled query where a value will be."""
    return f"\N{INFORMATION SEPARATOR ONE}{name}"


def markers(name: str, how_many: int) -> list[str]:
    """Return the texts for so many values."""
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
