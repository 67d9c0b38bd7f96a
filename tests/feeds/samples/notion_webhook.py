"""A page that was created (https://developers.notion.com/reference/webhooks-events-delivery)."""

import hmac
import json
from hashlib import sha256

from tests.feeds.samples import SECRET, Sample

CREATED = {
    "id": "367cba44-b6f3-4c92-81e7-6a2e9659efd4",
    "timestamp": "2026-11-20T23:55:34.285Z",
    "workspace_id": "b0a5c3d0-0000-4000-8000-00000000c0de",
    "workspace_name": "Northwind",
    "subscription_id": "29d75c0d-5546-4414-8459-7b7a92f1fc4b",
    "integration_id": "0ef2e755-4912-8096-91c1-00376a88a5ca",
    "type": "page.created",
    "authors": [{"id": "c1000000-0000-4000-8000-000000000001", "type": "person"}],
    "accessible_by": [
        {"id": "c1000000-0000-4000-8000-000000000001", "type": "person"},
        {"id": "b1000000-0000-4000-8000-000000000001", "type": "bot"},
    ],
    "attempt_number": 1,
    "entity": {"id": "153104cd-477e-809d-8dc4-ff2d96ae3090", "type": "page"},
    "data": {"parent": {"id": "0ef104cd-477e-80e1-8571-cfd10e92339a", "type": "page"}},
}


def signed(sending):
    digest = hmac.new(sending.secret.encode(), sending.body, sha256).hexdigest()
    return {"X-Notion-Signature": f"sha256={digest}"}


SAMPLE = Sample(
    provider="notion",
    feed="webhook",
    types=("page.created",),
    body=lambda sending: json.dumps(CREATED).encode(),
    headers=signed,
    environ={"WEBHOOK_SECRET_NOTION": SECRET},
)
