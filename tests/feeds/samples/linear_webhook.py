"""An issue that was created (https://linear.app/developers/webhooks): the moment is signed inside the body."""

import hmac
import json
from hashlib import sha256

from tests.feeds.samples import SECRET, Sample

CREATED = {
    "action": "create",
    "actor": {
        "id": "11110000-0000-4000-8000-000000000001",
        "name": "Mara Lindqvist",
        "email": "mara@northwind.example",
        "type": "user",
    },
    "createdAt": "2026-11-20T14:00:00.000Z",
    "data": {
        "id": "44440000-0000-4000-8000-000000000007",
        "identifier": "ENG-7",
        "title": "Leak in the hull",
        "teamId": "22220000-0000-4000-8000-000000000001",
        "team": {"id": "22220000-0000-4000-8000-000000000001", "key": "ENG"},
    },
    "type": "Issue",
    "organizationId": "99990000-0000-4000-8000-000000000001",
    "webhookId": "77770000-0000-4000-8000-000000000001",
}


def body(sending):
    return json.dumps(CREATED | {"webhookTimestamp": int(sending.at * 1000)}).encode()


def signed(sending):
    digest = hmac.new(sending.secret.encode(), sending.body, sha256).hexdigest()
    return {
        "Linear-Delivery": "234d1a4e-b617-4388-90fe-adc3633d6b72",
        "Linear-Event": "Issue",
        "Linear-Signature": digest,
    }


SAMPLE = Sample(
    provider="linear",
    feed="webhook",
    types=("issue.created",),
    body=body,
    headers=signed,
    environ={"WEBHOOK_SECRET_LINEAR": SECRET},
    window=60,
)
