"""A deal that was changed (https://pipedrive.readme.io/docs/guide-for-webhooks-v2), with the subscription's password."""

import json
from base64 import b64encode

from tests.feeds.samples import Sample

BODY = {
    "meta": {
        "action": "change",
        "entity": "deal",
        "company_id": "7001",
        "correlation_id": "0e2b8f5a-2b6d-4c4e-9a25-7d1f0c3b5a01",
        "entity_id": "1",
        "id": "5a0a2f4c-6c55-4a7e-8a3e-1d9b7e6f2c01",
        "is_bulk_edit": False,
        "timestamp": "2026-11-20T14:00:00.000Z",
        "type": "application",
        "user_id": "101",
        "version": "2.0",
        "webhook_id": "12",
        "webhook_owner_id": "101",
        "change_source": "app",
        "attempt": 1,
        "host": "northwind.pipedrive.com",
        "permitted_user_ids": ["101"],
    },
    "data": {"id": 1, "title": "Harbour lights", "value": 1200, "currency": "EUR", "status": "won"},
    "previous": {"status": "open"},
}


def signed(sending):
    pair = f"{sending.subscription.pk}:{sending.secret}"
    return {"Authorization": f"Basic {b64encode(pair.encode()).decode()}"}


SAMPLE = Sample(
    provider="pipedrive",
    feed="changes",
    types=("deal.updated",),
    body=lambda sending: json.dumps(BODY).encode(),
    headers=signed,
    subscribed=True,
    own_address=True,
    own_secret=True,
    signs_body=False,
)
