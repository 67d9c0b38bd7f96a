"""Which tools an account can call now: an active integration, the scopes granted, the permission on.

Tools that take the app's own token need that of the operator as well.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Q
from django.utils import timezone

from accounts.models import ConnectedAccount
from integrations.models import EnabledPermission, Integration, Token
from providers.modes import in_mode
from providers.oauth_apps import app_token_set
from providers.registry import Offer

Usable = frozenset[tuple[str, str, str]]  # provider, permission, kind of token


@dataclass(frozen=True)
class Reach:
    """What one account's connections allow; nothing for a call that acts for no account."""

    usable: Usable = frozenset()
    live: bool = True

    @classmethod
    def of(cls, account: ConnectedAccount | None) -> "Reach":
        """Read the reach of an account, in one statement."""
        return (
            cls() if account is None else cls(frozenset(usable_permissions(account)), account.live)
        )

    def covers(self, offer: Offer) -> bool:
        """Say whether a call of the tool would get as far as the provider; our own are always there."""
        if offer.is_own:
            return True
        permission = offer.permission
        is_usable = (offer.provider.slug, permission.id, permission.token) in self.usable
        provider = in_mode(offer, live=self.live).provider
        return is_usable and (not offer.tool.as_app or bool(app_token_set(provider)))


def usable_permissions(account: ConnectedAccount) -> Iterable[tuple[str, str, str]]:
    """Return granted permissions that are on, each with the kinds of token that are alive beside it."""
    return (
        EnabledPermission.objects.filter(
            is_alive(),
            integration__account=account,
            integration__status=Integration.Status.ACTIVE,
            is_granted=True,
            is_enabled=True,
        )
        .annotate(provider=F("integration__provider"), kind=F("integration__tokens__kind"))
        .values_list("provider", "permission", "kind")
    )


def is_alive() -> Q:
    """Return what a token fulfils that a call can use: not dead, and not spent without a way to refresh."""
    of = "integration__tokens__"
    lasts = Q(**{f"{of}expires_at": None}) | Q(**{f"{of}expires_at__gt": timezone.now()})
    renews = Q(**{f"{of}refresh_sealed__gt": ""})  # "not equal" would become a subquery
    return Q(**{f"{of}status": Token.Status.ACTIVE}) & (lasts | renews)
