"""Sign messages as Standard Webhooks has it: HMAC-SHA256 over `id.timestamp.body`, a signature for each secret."""

import base64
import hmac
import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from inbox.models import WebhookEndpoint

ID, TIMESTAMP, SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"
SECONDS = re.compile(r"[0-9]{1,12}")
TOLERANCE = timedelta(minutes=5)


class BadSignature(Exception):
    """The text says what is wrong."""


class WrongTime(BadSignature):
    """The signature may be right, but it is too old or from the future."""


class WrongSignature(BadSignature):
    """No signature fits."""


def secrets_of(endpoint: WebhookEndpoint, now: datetime) -> list[str]:
    """Return the secrets that sign now: the former one as well while it overlaps."""
    overlaps = endpoint.former_until is not None and now < endpoint.former_until
    return [endpoint.secret, *([endpoint.former_secret] if overlaps else [])]


def sign(message_id: str, timestamp: int, body: str, secrets: Iterable[str]) -> str:
    """Return the value of `webhook-signature`."""
    signed = f"{message_id}.{timestamp}.{body}".encode()
    return " ".join(f"v1,{signature(signed, secret)}" for secret in secrets)


def signature(signed: bytes, secret: str) -> str:
    key = base64.b64decode(secret.removeprefix("whsec_"))
    return base64.b64encode(hmac.digest(key, signed, "sha256")).decode()


def verify(headers: Mapping[str, str], body: str, secrets: Iterable[str], now: datetime) -> None:
    """Raise BadSignature unless one of the signatures fits one of the secrets and is no older than 5 minutes.

    `headers` are by lower-case name.
    """
    for name in (ID, TIMESTAMP, SIGNATURE):
        if not headers.get(name):
            raise BadSignature(f"The header {name} is missing.")
    if not SECONDS.fullmatch(headers[TIMESTAMP]):
        raise BadSignature(f"{TIMESTAMP} is not a number of seconds since 1970.")
    expected = sign(headers[ID], int(headers[TIMESTAMP]), body, secrets).split()
    if not any(same(given, each) for given in headers[SIGNATURE].split() for each in expected):
        raise WrongSignature("No signature fits.")
    if abs(now.timestamp() - int(headers[TIMESTAMP])) > TOLERANCE.total_seconds():
        raise WrongTime("It was sent more than five minutes before or after now.")


def same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
