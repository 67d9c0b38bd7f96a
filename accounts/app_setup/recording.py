"""The events of an app's life."""

from dataclasses import asdict

from accounts import events
from accounts.actors import Actor
from accounts.models import App


def record(event_type: str, app: App, by: Actor, **data: object) -> None:
    """Append an event about an app, by its name; secrets and keys are never among the data."""
    events.record(
        event_type,
        **asdict(by),
        user_id=app.partner.user_id,
        partner_id=app.partner_id,
        app_id=app.pk,
        object_type="app",
        object_id=app.pk,
        data={"name": app.name, **data},
    )
