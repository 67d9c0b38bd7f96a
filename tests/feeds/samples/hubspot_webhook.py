"""Two events of two portals in one delivery (https://developers.hubspot.com/docs/api/webhooks)."""

import base64
import hmac
import json
from hashlib import sha256

from tests.feeds.samples import SECRET, Sample

CREATED = {
    "eventId": 1,
    "subscriptionId": 234567,
    "portalId": 48120915,
    "appId": 987654,
    "occurredAt": 1795000000123,
    "subscriptionType": "contact.creation",
    "attemptNumber": 0,
    "objectId": 651,
    "changeFlag": "CREATED",
    "changeSource": "CRM_UI",
    "sourceId": "userId:45678",
}
CHANGED = CREATED | {
    "portalId": 777,
    "subscriptionType": "deal.propertyChange",
    "objectId": 9,
    "propertyName": "amount",
    "propertyValue": "1200",
}


def signed(sending):
    moment = str(int(sending.at * 1000))
    source = f"POST{sending.url}".encode() + sending.body + moment.encode()
    digest = hmac.new(sending.secret.encode(), source, sha256).digest()
    signature = base64.b64encode(digest).decode()
    return {"X-HubSpot-Request-Timestamp": moment, "X-HubSpot-Signature-v3": signature}


SAMPLE = Sample(
    provider="hubspot",
    feed="webhook",
    types=("contact.created", "deal.updated"),
    body=lambda sending: json.dumps([CREATED, CHANGED]).encode(),
    headers=signed,
    environ={"WEBHOOK_SECRET_HUBSPOT": SECRET},
    window=300,
)
