"""Slack tells the app's Events API address what happened in the workspace, as far as the app's bot sees it."""

import hmac
import json
import time
from hashlib import sha256
from uuid import uuid4

from sandbox import webhooks
from sandbox.fakes.slack.people import APP, BOT_USER, TEAM, USERS
from sandbox.people import Person


def tell_message(message: dict) -> None:
    """Tell of a message; Slack tells the app of its own ones as well."""
    tell({"type": "message", "event_ts": message["ts"], "channel_type": "channel"} | message)


def tell(event: dict) -> None:
    """Deliver an event under a name of its own."""
    bot = {"enterprise_id": None, "team_id": TEAM, "user_id": BOT_USER}
    deliver(event, [bot | {"is_bot": True, "is_enterprise_install": False}])


def tell_revoked(person: Person) -> None:
    """Tell that somebody's tokens were revoked, the bot's with them."""
    tokens = {"oauth": [USERS[person.key]], "bot": [BOT_USER]}
    deliver({"type": "tokens_revoked", "tokens": tokens}, [])


def deliver(event: dict, authorizations: list[dict]) -> None:
    told = {
        "token": "the-old-verification-token",
        "team_id": TEAM,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "authorizations": authorizations,
        "event_id": f"Ev{uuid4().hex[:10].upper()}",
        "event_time": int(time.time()),
    }
    webhooks.tell("slack", event["type"], json.dumps(told).encode(), sign)


def sign(webhook: webhooks.Webhook, body: bytes) -> dict[str, str]:
    moment = str(int(time.time()))
    base = b"v0:" + moment.encode() + b":" + body
    signature = hmac.new(webhook.secret.encode(), base, sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": moment, "X-Slack-Signature": f"v0={signature}"}
