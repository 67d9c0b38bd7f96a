"""Which endpoints and deliveries are a partner's, and which of them are asked for."""

from uuid import UUID

from django.db.models import Q, QuerySet

from config.api.errors import Invalid, NotFound
from config.api.keyset import Search
from config.api.places import Order
from inbox.models import WebhookDelivery, WebhookEndpoint
from inbox.webhooks.event_types import EVENT_TYPES

ORDER = Order("created_at", 16)  # of both lists
LOOKED_THROUGH = 5_000  # deliveries for those of one type, on one page


def endpoint_of(endpoints: QuerySet[WebhookEndpoint], pk: UUID) -> WebhookEndpoint:
    """Return one of the endpoints that are reached; another's is the same 404 as one that nobody has."""
    found = endpoints.filter(pk=pk).first()
    if found is None:
        raise NotFound("Webhook endpoint not found")
    return found


def delivery_of(endpoints: QuerySet[WebhookEndpoint], pk: UUID) -> WebhookDelivery:
    """Return a delivery to one of the endpoints that are reached, with its message; else 404."""
    rows = WebhookDelivery.objects.select_related("message", "endpoint")
    found = rows.filter(pk=pk, endpoint__in=endpoints).first()
    if found is None:
        raise NotFound("Webhook delivery not found")
    return found


def deliveries_of(endpoint: WebhookEndpoint, *, status: str = "") -> QuerySet[WebhookDelivery]:
    """Return an endpoint's deliveries with their messages; 400 for a status that there is not."""
    rows = endpoint.deliveries.select_related("message")
    if status:
        rows = rows.filter(status=one_of("status", status, WebhookDelivery.Status.values))
    return rows


def of_type(event_type: str) -> Search:
    """Return how deliveries of a type are looked for, "" being all; 400 for one that there is not."""
    if not event_type:
        return Search(Q(), LOOKED_THROUGH)
    known = one_of("type", event_type, list(EVENT_TYPES))
    return Search(Q(message__type=known), LOOKED_THROUGH)


def one_of(name: str, value: str, known: list[str]) -> str:
    if value not in known:
        problem = f"Must be one of {', '.join(known)}."
        raise Invalid(f"{name}: {problem}", fields={name: [problem]})
    return value
