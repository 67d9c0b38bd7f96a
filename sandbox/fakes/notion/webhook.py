"""Notion tells the connection's webhook that something changed, and little of what."""

import hmac
import json
from hashlib import sha256
from uuid import uuid4

from sandbox import webhooks
from sandbox.calls import Call
from sandbox.fakes.notion.dates import now
from sandbox.fakes.notion.people import USERS, WORKSPACE, WORKSPACE_NAME, bot_id
from sandbox.people import PEOPLE

SUBSCRIPTION = "29000000-0000-4000-8000-000000000001"
INTEGRATION = "0e000000-0000-4000-8000-000000000001"


def tell(call: Call, event: str, entity_id: str, parent: dict[str, str]) -> None:
    """Tell of a page: everybody's bot sees what was shared."""
    told = {
        "id": str(uuid4()),
        "timestamp": now(),
        "workspace_id": WORKSPACE,
        "workspace_name": WORKSPACE_NAME,
        "subscription_id": SUBSCRIPTION,
        "integration_id": INTEGRATION,
        "type": event,
        "authors": [{"id": bot_id(call.person), "type": "bot"}],
        "accessible_by": [each for person in PEOPLE for each in _seen_by(person)],
        "attempt_number": 1,
        "entity": {"id": entity_id, "type": "page"},
        "data": {"parent": {"id": parent[parent["type"]], "type": parent["type"][:-3]}},
    }
    webhooks.tell("notion", event, json.dumps(told).encode(), _sign)


def _seen_by(person) -> list[dict[str, str]]:
    return [{"id": USERS[person.key], "type": "person"}, {"id": bot_id(person), "type": "bot"}]


def _sign(webhook: webhooks.Webhook, body: bytes) -> dict[str, str]:
    signature = hmac.new(webhook.secret.encode(), body, sha256).hexdigest()
    return {"X-Notion-Signature": f"sha256={signature}"}
