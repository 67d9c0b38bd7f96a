"""The events of an endpoint's life. They name its host: path and query may hold a secret of the receiver's."""

from dataclasses import asdict

from accounts import events
from accounts.actors import Actor
from accounts.models import Event
from inbox.models import WebhookEndpoint

SYSTEM = Actor(Event.Actor.SYSTEM, "")


def record(event_type: str, endpoint: WebhookEndpoint, by: Actor, **data: object) -> None:
    """Append an event about an endpoint; its secrets are never among the data."""
    events.record(
        event_type,
        **asdict(by),
        user_id=endpoint.partner.user_id,
        partner_id=endpoint.partner_id,
        object_type="webhook_endpoint",
        object_id=str(endpoint.pk),
        data={"host": endpoint.host, **data},
    )
