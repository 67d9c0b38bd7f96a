"""An event that was made, one that was changed and one that was deleted, at the subscription's own address."""

import json

from tests.feeds.samples import Sample
from tests.feeds.samples.microsoft_mail import notification

PERSON = "Users/1f6c2a0e-5d3b-4a77-8c19-6e0b9d24f1a1"


def change(secret, kind, event):
    resource = f"{PERSON}/Events/{event}"
    data = {"@odata.type": "#Microsoft.Graph.Event", "@odata.id": resource, "id": event}
    return notification(secret, changeType=kind, resource=resource, resourceData=data)


def changes(sending):
    made = [
        change(sending.secret, kind, f"AAMkAGI1{number}=")
        for number, kind in enumerate(("created", "updated", "deleted"))
    ]
    return json.dumps({"value": made}).encode()


SAMPLE = Sample(
    provider="microsoft",
    feed="calendar",
    types=("calendar.event_created", "calendar.event_updated", "calendar.event_cancelled"),
    body=changes,
    subscribed=True,
    own_address=True,
    own_secret=True,
    signs_body=False,
    status=202,
)
