"""How many deliveries of endpoints wait, and how many were given up: counted so far as a reader needs."""

from collections.abc import Sequence

from config.counting import counts, in_words
from inbox.models import WebhookDelivery, WebhookEndpoint

MOST = 1000
Status = WebhookDelivery.Status


def figures(endpoints: Sequence[WebhookEndpoint]) -> list[dict[str, str]]:
    """Return both figures of each endpoint, all by one statement."""
    if not endpoints:
        return []
    wanted = (Status.WAITING, Status.FAILED)
    lists = [each.deliveries.filter(status=status) for each in endpoints for status in wanted]
    told = [in_words(number, MOST) for number in counts(lists, MOST)]
    pairs = zip(told[::2], told[1::2], strict=True)
    return [{"waiting": waiting, "failed": failed} for waiting, failed in pairs]


def figures_of(endpoint: WebhookEndpoint) -> dict[str, str]:
    return figures([endpoint])[0]
