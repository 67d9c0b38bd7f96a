"""The smallest valid rows, with overrides."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from accounts.models import ApiKey, App, ConnectedAccount, Partner, User
from billing.models import Plan, Subscription, UsageRecord
from inbox.keeping import Happened, keep
from inbox.models import (
    InboxEvent,
    WebhookAttempt,
    WebhookDelivery,
    WebhookEndpoint,
    WebhookMessage,
)
from inbox.models.message import new_message_id
from inbox.webhooks import endpoints
from inbox.webhooks.bodies import body_of
from inbox.webhooks.event_types import EVENT_TYPES
from inbox.webhooks.recording import SYSTEM
from integrations.credentials import current_client
from integrations.models import EnabledPermission, Integration, Token
from providers.modes import find
from providers.registry import permissions

_number = count(1)


def make_user(**fields: Any) -> User:
    return User.objects.create_user(**{"email": f"person{next(_number)}@example.com", **fields})


def make_partner(*, plan: str = "pro", user: User | None = None, **fields: Any) -> Partner:
    """Make a partner with a subscription to the named plan."""
    defaults = {"company_name": "Acme", "website": "https://acme.example"}
    partner = Partner.objects.create(user=user or make_user(), **(defaults | fields))
    subscribe(partner, plan)
    return partner


def subscribe(partner: Partner, plan: str = "pro", **fields: Any) -> Subscription:
    chosen = Plan.objects.get(family="partner", slug=plan)
    return Subscription.objects.update_or_create(
        partner=partner, defaults={"plan": chosen, **fields}
    )[0]


def make_key(owner: Partner | User, kind: str = "partner", **fields: Any) -> str:
    """Issue a key and return its raw text."""
    user = owner.user if isinstance(owner, Partner) else owner
    return ApiKey.objects.issue(user, kind, "test", **fields)[1]


def make_app(partner: Partner, **fields: Any) -> App:
    return App.objects.create(partner=partner, **({"name": "Acme app"} | fields))


def make_app_key(app: App, **fields: Any) -> str:
    """Issue a key of an app and return its raw text."""
    return ApiKey.objects.issue(app.partner.user, ApiKey.Kind.APP, "test", app=app, **fields)[1]


def make_account(
    partner: Partner, external_id: str = "user-123", **fields: Any
) -> ConnectedAccount:
    account = ConnectedAccount(partner=partner, external_id=external_id, **fields)
    account.save_new()
    return account


def make_integration(
    account: ConnectedAccount,
    provider: str = "github",
    *,
    access_token: str = "access-1",
    refresh_token: str = "",
    expires_in: float | None = None,
    obtained_ago: float = 0,
    kind: str = "main",
    enabled: list[str] | None = None,
    **fields: Any,
) -> Integration:
    """Make an active integration with one token and all permissions (or the named ones) granted."""
    now = timezone.now()
    defaults = {"status": "active", "connected_at": now}
    integration = Integration.objects.create(
        account=account, provider=provider, **(defaults | fields)
    )
    make_token(integration, access_token, refresh_token, expires_in, obtained_ago, kind)
    ids = enabled if enabled is not None else list(permissions(find(provider, live=True)))
    EnabledPermission.objects.bulk_create(
        EnabledPermission(integration=integration, permission=i) for i in ids
    )
    return integration


def make_token(
    integration: Integration,
    access_token: str = "access-1",
    refresh_token: str = "",
    expires_in: float | None = None,
    obtained_ago: float = 0,
    kind: str = "main",
) -> Token:
    obtained = timezone.now() - timedelta(seconds=obtained_ago)
    token = Token(
        integration=integration,
        kind=kind,
        client=current_client(find(integration.provider, live=integration.account.live)),
        obtained_at=obtained,
        expires_at=None if expires_in is None else timezone.now() + timedelta(seconds=expires_in),
    )
    token.access_token = access_token
    token.refresh_token = refresh_token
    token.save()
    return token


def make_event(account: ConnectedAccount, **fields: Any) -> InboxEvent:
    """Put one mail that came into an account's inbox."""
    happened = {
        "provider": "google",
        "service": "gmail",
        "type": "email.received",
        "summary": "Mail from Ada: Launch plan",
        "provider_event_id": f"delivery-{next(_number)}",
        "payload": {"from": "ada@example.com", "subject": "Launch plan"},
    }
    event = keep(account, Happened(**happened))
    InboxEvent.objects.filter(pk=event.pk).update(**fields)
    event.refresh_from_db()
    return event


def make_endpoint(
    partner: Partner, url: str = "https://hooks.example/patchbay", live: bool = True, **fields: Any
) -> WebhookEndpoint:
    """Make an endpoint that hears of everything."""
    columns = {"description": "", "event_types": [], "by": SYSTEM, "live": live}
    endpoint, _ = endpoints.create(partner, url=url, **columns)
    WebhookEndpoint.objects.filter(pk=endpoint.pk).update(**fields)
    endpoint.refresh_from_db()
    return endpoint


def make_delivery(
    endpoint: WebhookEndpoint, event_type: str = "account.created", **fields: Any
) -> WebhookDelivery:
    """Put a message of the type's example on its way to one endpoint."""
    message_id, data = new_message_id(), EVENT_TYPES[event_type].example
    message = WebhookMessage.objects.create(
        public_id=message_id,
        partner=endpoint.partner,
        type=event_type,
        body=body_of(message_id, event_type, timezone.now(), data),
        key=f"event:{next(_number)}",
    )
    return WebhookDelivery.objects.create(message=message, endpoint=endpoint, **fields)


def make_attempt(delivery: WebhookDelivery, **fields: Any) -> WebhookAttempt:
    """Write down an attempt that went well."""
    went = {"number": delivery.tries.count() + 1, "status_code": 200, "milliseconds": 120}
    return WebhookAttempt.objects.create(delivery=delivery, **(went | fields))


def make_record(partner: Partner, **fields: Any) -> UsageRecord:
    """Make the record of one good call of a partner."""
    return UsageRecord.objects.create(**record_fields(partner, **fields))


def make_records(partner: Partner, each: Iterable[dict[str, Any]]) -> None:
    """Make many at once, each with its own overrides."""
    UsageRecord.objects.bulk_create(UsageRecord(**record_fields(partner, **f)) for f in each)


def record_fields(partner: Partner, **fields: Any) -> dict[str, Any]:
    defaults = {
        "request_id": f"req_{next(_number)}",
        "key_id": partner.pk,
        "user_id": partner.user_id,
        "partner_id": partner.pk,
        "method": "GET",
        "route": "/api/v1/accounts",
        "status": 200,
        "counted": True,
        "ms": 1.5,
    }
    return defaults | fields
