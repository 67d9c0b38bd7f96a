"""The one statement of a proxied call: compiled once per shape, its values filled in for each call."""

from functools import cache

from django.db.models import F, FilteredRelation, Model, Q

from accounts.models import ApiKey, ConnectedAccount, Partner, User
from billing.models import Plan, Subscription
from config.compiled import CompiledQuery
from integrations.models import EnabledPermission, Integration, OAuthClient, Token

OWN, NAMED = "user__own_account", "user__partner__accounts"
# What a call reads of each table, its primary key first. Anything else costs who asks for it a statement.
PLAN = "id family per_minute per_day per_month beyond overage_per_1000"
SUBSCRIPTION = "id plan_id status cycle_anchor spend_cap extra_calls extra_until"
READ: dict[str, tuple[type[Model], str]] = {
    "": (
        ApiKey,
        "id user_id app_id kind live scopes networks only_accounts is_read_only monthly_budget"
        " expires_at revoked_at last_used_at pepper",
    ),
    "user__": (User, "id is_active"),
    "user__partner__": (Partner, "id user_id status"),
    "user__partner__subscription__": (Subscription, SUBSCRIPTION),
    "user__partner__subscription__plan__": (Plan, PLAN),
    "user__subscription__": (Subscription, SUBSCRIPTION),
    "user__subscription__plan__": (Plan, PLAN),
    "acting__": (ConnectedAccount, "id partner_id user_id live external_id monthly_budget"),
    "connected__": (
        Integration,
        "id account_id provider status provider_user_id provider_data holds",
    ),
    "held__": (
        Token,
        "id integration_id kind client_id status access_sealed refresh_sealed version"
        " obtained_at expires_at retry_at",
    ),
    "held__client__": (OAuthClient, "id live is_of_sandbox"),
    "allowed__": (EnabledPermission, "id integration_id permission is_granted is_enabled"),
}
NAMES = {prefix: names.split() for prefix, (_, names) in READ.items()}
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
        named = {f"{NAMED}__external_id__in": markers("external id", ids)}
        account, chosen = NAMED, Q(**named, **{f"{NAMED}__live": F("live")})
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
