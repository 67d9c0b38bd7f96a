"""Which endpoints and deliveries are a partner's, and which of them are asked for."""

from uuid import UUID

from django.db.models import Q

from accounts.models import Partner
from config.api.errors import Invalid, NotFound
from config.api.keyset import Page, Search, page_of
from config.api.places import Order
from inbox.models import WebhookDelivery, WebhookEndpoint
from inbox.webhooks.event_types import EVENT_TYPES

ORDER = Order("created_at", 16)  # of both lists
LOOKED_THROUGH = 5_000  # deliveries for those of one type, on one page


def endpoint_of(partner: Partner, pk: UUID) -> WebhookEndpoint:
    """Return an endpoint of the partner; another's is the same 404 as one that nobody has."""
    found = partner.webhook_endpoints.filter(pk=pk).first()
    if found is None:
        raise NotFound("Webhook endpoint not found")
    return found


def delivery_of(partner: Partner, pk: UUID) -> WebhookDelivery:
    """Return a delivery to an endpoint of the partner, with its message; else 404."""
    rows = WebhookDelivery.objects.select_related("message", "endpoint")
    found = rows.filter(pk=pk, endpoint__partner=partner).first()
    if found is None:
        raise NotFound("Webhook delivery not found")
    return found


def deliveries_page(
    endpoint: WebhookEndpoint, *, status: str, event_type: str, cursor: str, limit: int
) -> Page[WebhookDelivery]:
    """Return a page of an endpoint's deliveries, newest first, with their messages.

    Empty texts ask for all. 400 names a status or type that there is not, and a cursor that is none.
    """
    rows = endpoint.deliveries.select_related("message")
    if status:
        rows = rows.filter(status=one_of("status", status, WebhookDelivery.Status.values))
    wanted = Q()
    if event_type:
        wanted = Q(message__type=one_of("type", event_type, list(EVENT_TYPES)))
    return page_of(rows, ORDER, cursor, limit, Search(wanted, LOOKED_THROUGH))


def one_of(name: str, value: str, known: list[str]) -> str:
    if value not in known:
        problem = f"Must be one of {', '.join(known)}."
        raise Invalid(f"{name}: {problem}", fields={name: [problem]})
    return value
