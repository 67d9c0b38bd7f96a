"""A message in the inbox, at the address of all (https://learn.microsoft.com/graph/change-notifications-overview)."""

import json

from tests.feeds.samples import Sample

SUBSCRIPTION = "7f105c7d-2dc5-4530-97cd-4e7ae6534c07"
MESSAGE = "AAMkADMxZmEzMDM1LTFjODQtNGVkMC04YzY3LTBjNTAwBAAA="
RESOURCE = f"Users/1f6c2a0e-5d3b-4a77-8c19-6e0b9d24f1a1/Messages/{MESSAGE}"


def notification(secret, **changes):
    return {
        "subscriptionId": SUBSCRIPTION,
        "subscriptionExpirationDateTime": "2026-11-25T11:00:00.0000000Z",
        "changeType": "created",
        "resource": RESOURCE,
        "resourceData": {
            "@odata.type": "#Microsoft.Graph.Message",
            "@odata.id": RESOURCE,
            "@odata.etag": 'W/"CQAAABYAAADkrWGo7bouTKlsgTZMr9KwAAAUWRHf"',
            "id": MESSAGE,
        },
        "clientState": secret,
        "tenantId": "7b1de5a4-0c53-4f0e-9d1a-2f64c3b8e901",
        **changes,
    }


SAMPLE = Sample(
    provider="microsoft",
    feed="mail",
    types=("email.received",),
    body=lambda sending: json.dumps({"value": [notification(sending.secret)]}).encode(),
    subscribed=True,
    own_secret=True,
    remote_id=SUBSCRIPTION,
    signs_body=False,
    status=202,
)
