"""How an endpoint and its deliveries stand, in words."""

from dataclasses import dataclass
from datetime import datetime

from inbox.models import WebhookEndpoint

Off = WebhookEndpoint.Off
WHY_OFF = {
    Off.BY_PARTNER: "Switched off on this page or by the API.",
    Off.FAILING: "Switched off by this server: for five days no message was taken.",
    Off.GONE: "Switched off by this server: the address answered 410 Gone, which asks for no more.",
    Off.BY_STAFF: "Switched off by the people who run this server. Ask them to switch it on again.",
}


@dataclass(frozen=True)
class Standing:
    """One word, the colour of its tag, and what is to be said beside it, with since when."""

    word: str
    tone: str
    note: str = ""
    since: datetime | None = None


def standing(endpoint: WebhookEndpoint) -> Standing:
    """Say how an endpoint stands."""
    if not endpoint.is_enabled:
        return Standing("disabled", "disabled", WHY_OFF.get(endpoint.off_reason, ""))
    if endpoint.failing_since:
        return Standing("failing", "failed", "Its messages are not taken", endpoint.failing_since)
    if endpoint.slow_since:
        note = "It answers slowly, so its messages go out one at a time"
        return Standing("slow", "pending", note, endpoint.slow_since)
    return Standing("active", "active")


def may_be_switched_on(endpoint: WebhookEndpoint) -> bool:
    """Say whether its partner may switch it on again: what staff switched off stays off."""
    return not endpoint.is_enabled and endpoint.off_reason != Off.BY_STAFF
