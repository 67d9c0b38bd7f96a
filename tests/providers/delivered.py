"""A delivery as the server hands it to a definition."""

import json

from requests.structures import CaseInsensitiveDict

from providers.spec import Delivery, Forged

URL = "https://connect.example/api/v1/webhooks/"


def delivery(body, headers=None, method="POST", url=URL):
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Delivery(method, url, CaseInsensitiveDict(headers or {}), body=raw)


def forged(check, sent, secrets=("secret",), now=0.0):
    """Say why a check refuses a delivery, or return None where it takes it."""
    try:
        check.verify(sent, secrets, now)
    except Forged as exc:
        return str(exc)
    return None
