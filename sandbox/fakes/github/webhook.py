"""GitHub tells the app's webhook what happened in a repository."""

import hmac
import json
from hashlib import sha256
from uuid import uuid4

from sandbox import webhooks
from sandbox.calls import Call
from sandbox.fakes.github.repositories import show
from sandbox.fakes.github.users import IDS, brief
from sandbox.people import Person

INSTALLATION = {"id": 41_000_001, "node_id": "MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9u"}


def tell(call: Call, repo: dict, event: str, action: str, **about: dict) -> None:
    """Tell of an event by what it is about, the repository, and who did it."""
    told = {
        "action": action,
        **about,
        "repository": show(call, repo),
        "sender": brief(call, call.person.login),
        "installation": INSTALLATION,
    }
    deliver(event, told)


def tell_revoked(person: Person) -> None:
    """Tell that somebody no longer lets the app act for them; such an event has no repository."""
    sender = {"login": person.login, "id": IDS[person.login], "type": "User"}
    deliver("github_app_authorization", {"action": "revoked", "sender": sender})


def deliver(event: str, told: dict) -> None:
    """Deliver an event under a name of its own."""
    delivery = {"X-GitHub-Event": event, "X-GitHub-Delivery": str(uuid4())}

    def sign(webhook: webhooks.Webhook, body: bytes) -> dict[str, str]:
        signature = hmac.new(webhook.secret.encode(), body, sha256).hexdigest()
        return delivery | {"X-Hub-Signature-256": f"sha256={signature}"}

    webhooks.tell("github", event, json.dumps(told).encode(), sign)
