"""Make messages of what happened, with a delivery for each endpoint that is to hear of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from accounts.models import Outbox
from inbox.models import InboxEvent, WebhookDelivery, WebhookEndpoint, WebhookMessage
from inbox.models.message import new_message_id
from inbox.webhooks.bodies import body_of, data_of, data_of_inbox

BATCH = 200
Off = WebhookEndpoint.Off
Mode = tuple[UUID, bool]  # a partner, live or in test mode
Listeners = dict[Mode, list[WebhookEndpoint]]


@dataclass(frozen=True)
class News:
    """What a partner is told; `key` names it, so that it is never told twice."""

    partner_id: UUID
    type: str
    at: datetime
    data: dict[str, Any]
    key: str
    inbox_event: InboxEvent | None = None
    live: bool = True

    @property
    def mode(self) -> Mode:
        return self.partner_id, self.live


def hand_on() -> int:
    """Turn the oldest rows of the outbox into messages, in their order; return how many rows (a queue)."""
    return make_messages() if Outbox.objects.exists() else 0


@transaction.atomic
def make_messages() -> int:
    """Do so, and return how many rows that were.

    Workers that come at once wait for each other: what happened first gets the first message.
    """
    rows = Outbox.objects.select_related("event").select_for_update(of=("self",)).order_by("id")
    found = list(rows[:BATCH])
    publish(map(news_of, found))
    Outbox.objects.filter(pk__in=[row.pk for row in found]).delete()
    return len(found)


def news_of(row: Outbox) -> News:
    event = row.event
    data = data_of(event, row.external_id)
    key = f"event:{event.pk}"
    return News(event.partner_id, event.type, event.created_at, data, key, live=row.live)


def publish_inbox_event(event: InboxEvent) -> None:
    """Tell of an event of the inbox, in the transaction that keeps it; one's own account has nobody to tell."""
    if event.partner_id is not None:
        key, data, at = f"inbox:{event.pk}", data_of_inbox(event), event.received_at
        live = event.account.live
        publish([News(event.partner_id, "inbox.event", at, data, key, event, live)])


def publish(news: Iterable[News]) -> None:
    """Write the messages and deliveries; what nobody listens to leaves no trace."""
    found = list(news)
    listeners, messages, deliveries = listeners_of({n.partner_id for n in found}), [], []
    for each in found:
        if its := [e for e in listeners[each.mode] if e.listens_to(each.type)]:
            messages.append(message_of(each))
            deliveries.extend(deliveries_of(messages[-1], its))
    WebhookMessage.objects.bulk_create(messages)
    WebhookDelivery.objects.bulk_create(deliveries)


def listeners_of(partner_ids: set[UUID]) -> Listeners:
    """Return the endpoints that hear of things: not those that their partner switched off."""
    hearing = Q(is_enabled=True) | ~Q(off_reason=Off.BY_PARTNER)
    found: Listeners = defaultdict(list)
    for endpoint in WebhookEndpoint.objects.filter(hearing, partner_id__in=partner_ids):
        found[endpoint.partner_id, endpoint.live].append(endpoint)
    return found


def message_of(news: News) -> WebhookMessage:
    message_id = new_message_id()
    return WebhookMessage(
        public_id=message_id,
        partner_id=news.partner_id,
        type=news.type,
        body=body_of(message_id, news.type, news.at, news.data),
        key=news.key,
        inbox_event=news.inbox_event,
    )


def deliveries_of(
    message: WebhookMessage, endpoints: Iterable[WebhookEndpoint]
) -> Iterator[WebhookDelivery]:
    """Yield a delivery for each; one that this server switched off has missed it, and can ask for it later."""
    for endpoint in endpoints:
        missed = {} if endpoint.is_enabled else MISSED
        yield WebhookDelivery(message=message, endpoint=endpoint, **missed)


MISSED = {
    "status": WebhookDelivery.Status.FAILED,
    "due_at": None,
    "last_problem": "The endpoint was switched off",
}
