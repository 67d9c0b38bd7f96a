"""HubSpot tells the app's webhook which records changed: a list of events, each of one property."""

import base64
import hmac
import json
import time
from hashlib import sha256

from sandbox import webhooks
from sandbox.fakes.hubspot.account import PORTAL
from sandbox.fakes.hubspot.kinds import Kind

TOLD = {"contacts": "contact", "companies": "company", "deals": "deal"}
APP, SUBSCRIPTION = 987_654, 234_567


def tell(kind: Kind, record_id: str, done: str, each: list[dict]) -> None:
    """Tell what was done to a record, if the app is told of its kind: once for each of the given members."""
    if kind.name not in TOLD:
        return
    event = {
        "subscriptionId": SUBSCRIPTION,
        "portalId": PORTAL,
        "appId": APP,
        "occurredAt": int(time.time() * 1000),
        "subscriptionType": f"{TOLD[kind.name]}.{done}",
        "attemptNumber": 0,
        "objectId": int(record_id),
        "changeSource": "INTEGRATION",
    }
    numbered = [event | more | {"eventId": number} for number, more in enumerate(each, 1)]
    webhooks.tell("hubspot", event["subscriptionType"], json.dumps(numbered).encode(), _sign)


def _sign(webhook: webhooks.Webhook, body: bytes) -> dict[str, str]:
    moment = str(int(time.time() * 1000))
    source = f"POST{webhook.url}".encode() + body + moment.encode()
    digest = hmac.new(webhook.secret.encode(), source, sha256).digest()
    signature = base64.b64encode(digest).decode()
    return {"X-HubSpot-Signature-v3": signature, "X-HubSpot-Request-Timestamp": moment}
