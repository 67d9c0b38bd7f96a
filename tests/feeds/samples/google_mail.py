"""A push of Pub/Sub with what Gmail published (https://developers.google.com/workspace/gmail/api/guides/push).

The token is described at https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions.
"""

import json
from base64 import b64encode

import jwt

from providers.verifying import id_tokens
from tests.apps_api.signing import rsa_key
from tests.feeds.samples import SECRET, Sample

SENDER = "push@northwind-mail.iam.gserviceaccount.com"
PUBLISHED = {"emailAddress": "user@example.com", "historyId": 9876543210}
PUSHED = {
    "message": {
        "data": b64encode(json.dumps(PUBLISHED).encode()).decode(),
        "messageId": "2070443601311540",
        "message_id": "2070443601311540",
        "publishTime": "2026-02-26T19:13:55.749Z",
    },
    "subscription": "projects/northwind-mail/subscriptions/patchbay",
}


def claims(sending, **changes):
    return {
        "aud": sending.url,
        "azp": "113774264463038321964",
        "email": SENDER,
        "email_verified": True,
        "exp": int(sending.at) + 3600,
        "iat": int(sending.at),
        "iss": "https://accounts.google.com",
        "sub": "113774264463038321964",
    } | changes


def bearing(sending, **changes):
    """Sign a token; whoever has not the provider's key signs with one of their own, under its name."""
    key = rsa_key("google" if sending.secret == SECRET else "somebody")
    token = jwt.encode(claims(sending, **changes), key, "RS256", headers={"kid": "google-1"})
    return {"Authorization": f"Bearer {token}"}


def publish_keys(monkeypatch):
    keys = {"google-1": rsa_key("google").public_key()}
    monkeypatch.setattr(id_tokens, "key_soon", lambda url, fetch, kid, patience: keys.get(kid))


SAMPLE = Sample(
    provider="google",
    feed="mail",
    types=("mailbox.changed",),
    body=lambda sending: json.dumps(PUSHED).encode(),
    headers=bearing,
    environ={"PROVIDER_GOOGLE_PUBSUB_SERVICE_ACCOUNT": SENDER},
    window=3600 + id_tokens.LEEWAY,
    signs_body=False,
    prepare=publish_keys,
)
