"""Why a connection does not work, in words for whoever can heal it."""

from dataclasses import dataclass

from integrations.models import Integration

TAKEN_BACK = (
    "The person, or somebody who administers {provider} for them, took the permission back."
)
GIVEN_UP = (
    "{provider} renews the access no more: the permission was taken back, the password was changed, "
    "or the connection lay unused for too long."
)
NOT_ACTIVE = "The person’s user at {provider} is not active any more."
REASONS = {
    "no_refresh_token": "{provider} no longer accepts the access, and had given nothing to renew it with.",
    "invalid_grant": GIVEN_UP,
    "invalid_refresh_token": GIVEN_UP,
    "bad_refresh_token": GIVEN_UP,
    "BAD_REFRESH_TOKEN": GIVEN_UP,
    "interaction_required": "{provider} wants the person to log in again, for example with a second factor.",
    "consent_required": "{provider} wants the person to agree again.",
    "inactive_user": NOT_ACTIVE,
    "account_inactive": NOT_ACTIVE,
    "inactive_org": "The person’s organisation at {provider} is not active any more.",
    "revoked": TAKEN_BACK,
    "token_revoked": TAKEN_BACK,
}
OTHERWISE = {
    Integration.Status.EXPIRED: "{provider} refused to renew the access: {reason}.",
    Integration.Status.REVOKED: "{provider} says that the permission was taken back: {reason}.",
}
AGAIN = "Connecting again heals it. What is switched off stays off."
FIRST = "It has to be active there again first. Then connecting again heals it."
REMEDIES = {"inactive_user": FIRST, "account_inactive": FIRST, "inactive_org": FIRST}


@dataclass(frozen=True)
class Why:
    """What ended a connection, and what heals it: a sentence each."""

    cause: str
    remedy: str


def why(integration: Integration, provider: str) -> Why | None:
    """Say why an integration does not work; None where it does, or was never connected."""
    reason, other = integration.status_reason, OTHERWISE.get(integration.status)
    if other is None:
        return None
    sentence = REASONS.get(reason) or other
    said = reason.rstrip(".") or "it gave no reason"
    return Why(sentence.format(provider=provider, reason=said), REMEDIES.get(reason, AGAIN))
