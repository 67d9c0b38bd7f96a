"""A partner with everything there can be, once live and once in test mode, and what of it may be seen where."""

from dataclasses import dataclass
from typing import Any

from accounts.models import ApiKey, ConnectedAccount, Outbox
from billing.limits.meter import meter
from billing.limits.standing import standing_of
from billing.usage.ledger import counted, owner
from connect import sessions
from connect.models import ConnectSession
from inbox.models import InboxEvent, WebhookDelivery, WebhookEndpoint
from integrations.models import EnabledPermission, Integration, Token
from providers.modes import find
from tests.conftest import Api
from tests.factories import (
    make_account,
    make_delivery,
    make_endpoint,
    make_event,
    make_integration,
    make_key,
)

MODELS = (
    ConnectedAccount,
    Integration,
    EnabledPermission,
    Token,
    ConnectSession,
    InboxEvent,
    WebhookEndpoint,
    WebhookDelivery,
)


@dataclass
class Mode:
    """All that one mode of a partner holds, each row marked with a word that no other text contains."""

    live: bool
    api: Api
    account: ConnectedAccount
    ids: dict[str, str]

    @property
    def mark(self) -> str:
        return mark_of(self.live)


def mark_of(live: bool) -> str:
    return "Marigold" if live else "Hyacinth"


def make_mode(partner: Any, live: bool) -> Mode:
    """Fill one mode: an account with connection, session and inbox event, an endpoint with a delivery."""
    mark = mark_of(live)
    account = make_account(partner, f"user-{mark}", live=live, display_name=mark)
    make_integration(account, provider_user_id=mark, provider_user_name=mark)
    provider = find("github", live=live)
    session, _ = sessions.start(account, provider, "https://app.example/done", [])
    endpoint = make_endpoint(partner, f"https://hooks.example/{mark}", live=live, description=mark)
    ids = {
        "accounts": str(account.pk),
        "inbox": make_event(account, summary=mark).public_id,
        "webhook-endpoints": str(endpoint.pk),
        "webhook-deliveries": str(make_delivery(endpoint).pk),
        "session": str(session.pk),
    }
    return Mode(live, Api(make_key(partner, live=live)), account, ids)


def id_for(pattern: str, mode: Mode) -> str:
    """Return the id of the mode's row that a route is about."""
    return next((pk for name, pk in mode.ids.items() if f"/{name}/" in f"/{pattern}/"), "")


def rows_of(live: bool) -> list[list[dict[str, Any]]]:
    """Return all rows of a mode that a call could have changed; how a key was used is no matter."""
    to_mode = {
        ConnectedAccount: "live",
        Integration: "account__live",
        EnabledPermission: "integration__account__live",
        Token: "integration__account__live",
        ConnectSession: "account__live",
        InboxEvent: "account__live",
        WebhookEndpoint: "live",
        WebhookDelivery: "endpoint__live",
    }
    found = [list(m.objects.filter(**{to_mode[m]: live}).order_by("pk").values()) for m in MODELS]
    return [*found, list(Outbox.objects.filter(live=live).values())]


def billed(key_text: str) -> tuple[Any, ...]:
    """Return every number that a partner pays by, or is limited by: counters, ledger, counter of accounts."""
    user = ApiKey.objects.recognise(key_text).user
    standing = standing_of(user)
    snapshot = meter().peek(standing)
    windows = {w.name: n for w, n in zip(snapshot.windows, snapshot.used, strict=True)}
    recorded = counted(owner(standing.subject_id, is_partner=True), *standing.cycle(snapshot.at))
    return windows, recorded, user.partner.account_count
