"""A person who revoked the app (https://docs.discord.com/developers/events/webhook-events), signed with Ed25519."""

import json
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.feeds.samples import Sample

KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
PUBLIC = KEY.public_key().public_bytes_raw().hex()

REVOKED = {
    "version": 1,
    "application_id": "1234560123453231555",
    "type": 1,
    "event": {
        "type": "APPLICATION_DEAUTHORIZED",
        "timestamp": "2026-11-20T14:42:53.064834",
        "data": {"user": {"id": "1180000000000000011", "username": "mara.lindqvist"}},
    },
}


def signed(sending):
    """Sign with the key that belongs to the public one which is the secret, or with another."""
    other = Ed25519PrivateKey.from_private_bytes(sha256(sending.secret.encode()).digest())
    moment = str(int(sending.at))
    signature = (KEY if sending.secret == PUBLIC else other).sign(moment.encode() + sending.body)
    return {"X-Signature-Timestamp": moment, "X-Signature-Ed25519": signature.hex()}


SAMPLE = Sample(
    provider="discord",
    feed="webhook",
    types=("authorization.revoked",),
    body=lambda sending: json.dumps(REVOKED).encode(),
    headers=signed,
    secret=PUBLIC,
    environ={"WEBHOOK_SECRET_DISCORD": PUBLIC},
    window=900,
    status=204,
)
