"""What can be asked of the list of deliveries."""

from config.list_filters import Choices, FiltersForm, mode, named, one_of
from inbox.models import WebhookDelivery
from inbox.webhooks.event_types import EVENT_TYPES


def types() -> Choices:
    return named((name, name) for name in EVENT_TYPES)


class DeliveryFilters(FiltersForm):
    """The filters of the deliveries to one endpoint."""

    status = one_of("status", named((name, name) for name in WebhookDelivery.Status.values))
    type = one_of("type", types)


class EndpointFilters(FiltersForm):
    """The filters of the endpoints themselves."""

    mode = mode()
