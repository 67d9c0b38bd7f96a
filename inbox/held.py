"""What is held of what happened to an account at its providers, and of what its partner was told."""

from collections.abc import Iterator

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast, Concat

from accounts.held import Row, columns
from accounts.models import ConnectedAccount, Event
from inbox.models import InboxEvent, WebhookDelivery, WebhookMessage

EVENT = ("public_id", "provider", "service", "type", "summary", "payload", "provider_event_id")


def inbox_events(account: ConnectedAccount) -> Iterator[Row]:
    rows = InboxEvent.objects.filter(account=account).order_by("pk")
    return columns(rows, *EVENT, "status", "received_at", "updated_at")


def messages(account: ConnectedAccount) -> Iterator[Row]:
    return columns(told(account).order_by("pk"), "public_id", "type", "body", "created_at")


def deliveries(account: ConnectedAccount) -> Iterator[Row]:
    rows = WebhookDelivery.objects.filter(message__in=told(account)).order_by("pk")
    named = rows.annotate(message_public_id=F("message__public_id"))
    return columns(named, "id", "message_public_id", "status", "created_at", "delivered_at")


def told(account: ConnectedAccount) -> QuerySet[WebhookMessage]:
    """Return the messages of the account's events, of both kinds."""
    keys = Concat(Value("event:"), Cast("pk", CharField()), output_field=CharField())
    events = Event.objects.filter(account_id=account.pk).values(key=keys)
    of_inbox = WebhookMessage.objects.filter(inbox_event__account=account)
    return WebhookMessage.objects.filter(key__in=events) | of_inbox
