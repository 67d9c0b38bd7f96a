"""How far somebody has come: what there is of theirs. Every step is ticked by a row, none by a click."""

from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.models import ApiKey, ConnectedAccount, Partner, User
from billing.limits.standing import standing_of
from billing.usage.first_call import has_called
from integrations.models import Integration

# A partner with very many accounts began long ago: a connection among the newest is enough to find.
LOOKED_THROUGH = 1_000


@dataclass(frozen=True)
class Progress:
    """What a person has; `for_users`: as a partner, for the accounts of their users, else for themselves."""

    for_users: bool
    partner: Partner | None
    key: ApiKey | None
    account: ConnectedAccount | None
    integration: Integration | None
    has_called: bool

    @property
    def is_over(self) -> bool:
        """Say whether the first call was made: whoever made it has been through all the rest."""
        return self.has_called


def progress_of(user: User, *, for_users: bool | None = None) -> Progress:
    """Return how far a person is, on the way they asked for or else on the one they have begun."""
    partner = user.active_partner
    if for_users is None:
        for_users = bool(partner) or not user.api_keys.filter(kind=ApiKey.Kind.PERSONAL).exists()
    accounts = accounts_of(user, partner, for_users)
    integration = connected(accounts)
    account = integration.account if integration else accounts.newest_first().first()
    key = key_of(user, ApiKey.Kind.PARTNER if for_users else ApiKey.Kind.PERSONAL)
    return Progress(for_users, partner, key, account, integration, has_called(standing_of(user)))


def accounts_of(user: User, partner: Partner | None, for_users: bool) -> QuerySet[ConnectedAccount]:
    if not for_users:
        return ConnectedAccount.objects.filter(user=user)
    return partner.accounts.all() if partner else ConnectedAccount.objects.none()


def connected(accounts: QuerySet[ConnectedAccount]) -> Integration | None:
    """Return a connection that works, with its account."""
    newest = accounts.newest_first().values("pk")[:LOOKED_THROUGH]
    works = Integration.objects.filter(account__in=newest, status=Integration.Status.ACTIVE)
    return works.select_related("account").order_by("-connected_at").first()


def key_of(user: User, kind: str) -> ApiKey | None:
    """Return the newest key of a kind, if possible one that works."""
    keys = user.api_keys.filter(kind=kind).order_by("-created_at")
    return keys.usable().first() or keys.first()
