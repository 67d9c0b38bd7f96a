"""Explain in words whether a delivery that somebody received is one of ours, and if not, what is wrong with it."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils import timezone

from inbox.models import WebhookEndpoint, WebhookMessage
from inbox.webhooks.signing import (
    ID,
    BadSignature,
    WrongSignature,
    WrongTime,
    secrets_of,
    verify,
)


class Kind(TextChoices):
    RIGHT = "right"
    OLD = "old"
    UNREADABLE = "unreadable"
    ALTERED = "altered"
    OTHER = "other_secret"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Verdict:
    """`text` is a sentence or two for people."""

    kind: Kind
    text: str

    @property
    def fits(self) -> bool:
        return self.kind in {Kind.RIGHT, Kind.OLD}


def explain(endpoint: WebhookEndpoint, headers_text: str, body: str) -> Verdict:
    """Judge headers (one a line) and body as they were received. Nothing is kept."""
    now, headers = timezone.now(), headers_in(headers_text)
    try:
        verify(headers, body, secrets_of(endpoint, now), now)
    except WrongTime:
        return Verdict(Kind.OLD, OLD)
    except WrongSignature:
        return what_differs(endpoint, headers[ID], body)
    except BadSignature as exc:
        return Verdict(Kind.UNREADABLE, str(exc))
    return Verdict(Kind.RIGHT, RIGHT)


def headers_in(text: str) -> dict[str, str]:
    """Read lines such as `webhook-id: msg_…`; what is no header is passed over."""
    parts = (line.partition(":") for line in text.splitlines())
    return {name.strip().lower(): value.strip() for name, _, value in parts}


def what_differs(endpoint: WebhookEndpoint, message_id: str, body: str) -> Verdict:
    """Compare with what was sent under this id, to tell an altered body from another secret."""
    sent = WebhookMessage.objects.filter(
        public_id=message_id.replace("\0", ""), deliveries__endpoint=endpoint
    ).first()
    if sent is None:
        return Verdict(Kind.UNKNOWN, UNKNOWN)
    if sent.body == body:
        return Verdict(Kind.OTHER, OTHER)
    if sent.body == body.strip():
        return Verdict(Kind.ALTERED, SPACE)
    return Verdict(Kind.ALTERED, ALTERED)


RIGHT = "The signature is right: this server sent it, and nothing was changed on the way."
OLD = (
    "The signature is right, but the message was sent more than five minutes ago. Take such a message for a replay "
    "and refuse it, unless you look at it by hand as now."
)
UNKNOWN = "The signature does not fit, and no message with this webhook-id went to this endpoint."
OTHER = (
    "The body is what was sent, but the signature does not fit: it was made with another secret, "
    "or webhook-timestamp was changed."
)
SPACE = "The body has spaces or line ends around it that were not sent. The signature is over the exact bytes."
ALTERED = (
    "The body is not what was sent under this webhook-id. The signature is over the exact bytes: "
    "check them before anything parses and writes the JSON anew."
)
