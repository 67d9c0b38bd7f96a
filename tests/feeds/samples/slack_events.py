"""A message in a channel that the app's bot is in (https://docs.slack.dev/reference/events/message.channels)."""

import hmac
import json
from hashlib import sha256

from tests.feeds.samples import SECRET, Sample

EVENT = {
    "token": "verification-token-of-slack",
    "team_id": "T024BE7LD",
    "api_app_id": "A0PNCHHK2",
    "event": {
        "type": "message",
        "channel": "C024BE91L",
        "user": "U2147483697",
        "text": "Live long and prosper.",
        "ts": "1355517523.000005",
        "event_ts": "1355517523.000005",
        "channel_type": "channel",
    },
    "type": "event_callback",
    "authorizations": [
        {
            "enterprise_id": None,
            "team_id": "T024BE7LD",
            "user_id": "U0BOT",
            "is_bot": True,
            "is_enterprise_install": False,
        }
    ],
    "event_id": "Ev0PV52K25",
    "event_time": 1355517523,
}


def signed(sending):
    moment = str(int(sending.at))
    base = b"v0:" + moment.encode() + b":" + sending.body
    digest = hmac.new(sending.secret.encode(), base, sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": moment, "X-Slack-Signature": f"v0={digest}"}


SAMPLE = Sample(
    provider="slack",
    feed="events",
    types=("message.received",),
    body=lambda sending: json.dumps(EVENT).encode(),
    headers=signed,
    environ={"WEBHOOK_SECRET_SLACK": SECRET},
    window=300,
)
