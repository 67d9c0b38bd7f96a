"""Linear tells the app's webhook what changed in the workspace."""

import hmac
import json
import time
from hashlib import sha256
from typing import Any
from uuid import uuid4

from sandbox import webhooks
from sandbox.calls import Call
from sandbox.fakes.linear import people
from sandbox.fakes.linear.dates import now
from sandbox.fakes.linear.seed_data import ORGANIZATION, USERS
from sandbox.people import Person

WEBHOOK = "77770000-0000-4000-8000-000000000001"


def issue(shown: dict[str, Any]) -> dict[str, Any]:
    """Return an issue as a webhook has it: ids beside what they name."""
    named = ("team", "state", "assignee", "project", "creator")
    return shown | {f"{name}Id": (shown[name] or {}).get("id") for name in named}


def tell(call: Call, kind: str, action: str, data: dict[str, Any]) -> None:
    """Tell what was done to a thing, and who did it."""
    viewer = people.viewer(call)
    actor = {name: viewer[name] for name in ("id", "name", "email", "url")} | {"type": "user"}
    about = {"data": without_lists(data), "url": data["url"]}
    deliver({"action": action, "actor": actor, "type": kind, **about})


def without_lists(value: Any) -> Any:
    """Leave out what a query would ask for: it is not there yet, at whatever depth."""
    if isinstance(value, dict):
        return {k: without_lists(each) for k, each in value.items() if not callable(each)}
    return [without_lists(each) for each in value] if isinstance(value, list) else value


def tell_revoked(person: Person) -> None:
    """Tell that somebody's last token for the app was revoked."""
    about = {"oauthClientId": "sandbox-linear", "userId": USERS[person.key]}
    told = {"type": "OAuthAuthorization", "action": "revoked", "activeTokensForUser": 0}
    deliver(told | about)


def deliver(told: dict[str, Any]) -> None:
    """Deliver an event under a name and at a moment of its own."""
    common = {
        "createdAt": now(),
        "organizationId": ORGANIZATION["id"],
        "webhookId": WEBHOOK,
        "webhookTimestamp": int(time.time() * 1000),
    }
    named = {"Linear-Delivery": str(uuid4()), "Linear-Event": told["type"]}

    def sign(webhook: webhooks.Webhook, body: bytes) -> dict[str, str]:
        signature = hmac.new(webhook.secret.encode(), body, sha256).hexdigest()
        return named | {"Linear-Signature": signature}

    webhooks.tell("linear", told["type"], json.dumps(told | common).encode(), sign)
