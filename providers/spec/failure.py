"""What an upstream error means."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Failure:
    """What an upstream error means: one of the kinds below, with the provider's own word for it."""

    kind: str
    reason: str = ""
    retry_after: float | None = None
    hold: str = "account"  # a rate limit holds back all calls of the account, or only this `tool`

    TOKEN = "token"  # the access token is not good (any more): refresh once, replay once
    REVOKED = "revoked"
    SCOPE = "scope"
    DENIED = "denied"
    INVALID = "invalid"
    NOT_FOUND = "not_found"
    RATE = "rate"
    OTHER = "other"

    ACCOUNT = "account"
    TOOL = "tool"
