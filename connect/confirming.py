"""Sessions that the partner's server confirms before anything is connected.

The provider's code waits, sealed. To use it takes a confirmation, which only the browser that came back
is given, and the verifier, which only the partner's server has: for the person it began with. Who follows
somebody else's link therefore connects nothing, and who made that link cannot confirm it either.
"""

import hmac
import secrets

from django.utils import timezone

from accounts.actors import Actor
from config.api.errors import Invalid, NotFound
from connect import ending, exchange, pkce, recognising, sessions
from connect.exchange import AccountGone, Failed
from connect.models import ConnectSession
from providers.spec import Provider

Status = ConnectSession.Status
MISMATCH = "verifier_mismatch"


class EndedMeanwhile(Exception):
    """The session ended while its callback was under way."""


def keep(session: ConnectSession, code: str) -> str:
    """Seal the code into the session and return the confirmation for the browser's way back."""
    confirmation = secrets.token_urlsafe(32)
    session.code, session.confirmation_digest = code, recognising.digest(confirmation)
    pending = ConnectSession.objects.filter(pk=session.pk, status=Status.PENDING)
    kept = {"code_sealed": session.code_sealed, "confirmation_digest": session.confirmation_digest}
    if not pending.update(**kept):
        raise EndedMeanwhile
    return confirmation


def confirm(session: ConnectSession, confirmation: str, verifier: str, by: Actor) -> None:
    """Connect what waits, or end the session as failed when the verifier is another person's.

    Raises Invalid where nothing waits for this confirmation; then nothing is changed.
    """
    code = taken(session, confirmation)
    try:
        if not is_answered(session.code_challenge, verifier):
            raise Failed(MISMATCH)
        exchange.connect(session, provider_or_fail(session), code, by)
    except Failed as failure:
        ending.end(session, Status.FAILED, failure.word)
    except AccountGone as exc:
        raise NotFound("Account not found") from exc


def taken(session: ConnectSession, confirmation: str) -> str:
    """Take the code out of the session: exactly one confirmation gets it."""
    given = recognising.digest(confirmation)
    if session.status != Status.PENDING or not is_same(session.confirmation_digest, given):
        raise Invalid(refusal_of(session))
    if session.is_overdue:
        ending.end(session, Status.EXPIRED, "session_expired")
        raise Invalid(refusal_of(session))
    waiting = ConnectSession.objects.filter(
        pk=session.pk, status=Status.PENDING, confirmation_digest=given
    )
    if not waiting.update(confirmation_digest="", code_sealed="", claimed_at=timezone.now()):
        raise Invalid("This session was confirmed already")
    return session.code


def refusal_of(session: ConnectSession) -> str:
    """Say why nothing waits for the confirmation that was sent."""
    if session.status != Status.PENDING:
        return f"This session is {session.status} already"
    if not session.code_challenge:
        return "This session was started without a code_challenge and needs no confirmation"
    if not session.claimed_at:
        return "The person has not come back from the provider yet"
    return "The confirmation is not this session's, or was used already"


def is_answered(challenge: str, verifier: str) -> bool:
    return is_same(challenge, pkce.challenge(verifier))


def is_same(kept: str, given: str) -> bool:
    return hmac.compare_digest(kept.encode(), given.encode())


def provider_or_fail(session: ConnectSession) -> Provider:
    provider = sessions.provider_of(session)
    if provider is None:
        raise Failed("provider_error")
    return provider
