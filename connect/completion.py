"""What happens at the callback: checks in order, one exchange or a wait for the partner, the result told."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from accounts.actors import Actor
from connect import confirming, ending, exchange, recognising, sessions, telling
from connect.exchange import AccountGone, Failed
from connect.models import ConnectSession
from providers.spec import Provider

log = logging.getLogger("patchbay.connect")


class RefusedCallback(Exception):
    """A callback that ends on our own page: unknown, used, foreign. `word` names the page's text."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


@dataclass(frozen=True)
class Callback:
    """What a provider sent back through the person's browser."""

    code: str = ""
    state: str = ""
    error: str = ""
    issuer: str = ""
    app_id: str = ""  # at whose own address it came back
    address: str | None = None  # of the browser

    @classmethod
    def read(cls, query: Mapping[str, str], address: str | None, app_id: str = "") -> "Callback":
        names = {"code": "code", "state": "state", "error": "error", "issuer": "iss"}
        said = {ours: query.get(theirs, "")[:4000] for ours, theirs in names.items()}
        return cls(**said, app_id=app_id, address=address)


def complete(callback: Callback, cookie_of) -> str:
    """Finish the session of a callback and return where to send the browser.

    `cookie_of(session)` gives the browser's binding cookie. Raises RefusedCallback.
    """
    session = admitted(callback, cookie_of)
    try:
        return telling.well(session, outcome(session, callback))
    except Failed as failure:
        ending.end(session, ConnectSession.Status.FAILED, failure.word)
        return telling.failed(session, failure.word)


def admitted(callback: Callback, cookie_of) -> ConnectSession:
    """Return the session this callback may finish; exactly one callback gets it."""
    session = recognising.find_by_state(callback.state)
    if session is None or (callback.app_id and not session.app_id):
        raise RefusedCallback("unknown")
    if session.is_spent:
        raise RefusedCallback("used")
    if recognising.is_bound_elsewhere(session, cookie_of(session)):
        raise RefusedCallback("foreign")
    if not recognising.claim(session):
        raise RefusedCallback("used")
    return session


def outcome(session: ConnectSession, callback: Callback) -> dict[str, str]:
    """Connect, or keep the code for the partner to confirm; return what the partner's app is told.

    Raises Failed.
    """
    provider = sessions.provider_of(session)
    check(session, provider, callback)
    told = {
        "provider": session.provider,
        "account_id": session.account.external_id or "",
        "session_id": str(session.pk),
    }
    try:
        if session.code_challenge:
            confirmation = confirming.keep(session, callback.code)
            return {"status": "confirm", **told, "confirmation": confirmation}
        exchange.connect(
            session, provider, callback.code, Actor.end_user(session.account, callback.address)
        )
    except (AccountGone, confirming.EndedMeanwhile) as exc:
        raise RefusedCallback("unknown") from exc
    return {"status": "success", **told}


def check(session: ConnectSession, provider: Provider | None, callback: Callback) -> None:
    """Refuse what is misled, of an app that is off, late, denied, from another issuer, or empty."""
    if callback.app_id != (session.client.app_id or ""):
        raise Failed("app_mismatch")
    if session.app and not session.app.is_served:
        raise Failed("app_disabled")
    if session.is_overdue:
        ending.end(session, ConnectSession.Status.EXPIRED, "session_expired")
        raise Failed("session_expired")
    if callback.error:
        log.info("no consent: %s", callback.error[:100], extra={"provider": session.provider})
        raise Failed("access_denied" if is_denial(provider, callback.error) else "provider_error")
    if provider is None or not callback.code or not is_expected(provider, callback.issuer):
        raise Failed("provider_error")


def is_denial(provider: Provider | None, error: str) -> bool:
    """Say whether the person said no, in the provider's own word for it."""
    return provider is not None and error in provider.oauth.denial_errors


def is_expected(provider: Provider, issuer: str) -> bool:
    """Compare `iss` (RFC 9207) when it was sent; a provider that always sends it must."""
    expected = provider.oauth.issuer
    if not issuer:
        return not provider.oauth.issuer_always_sent
    return expected is None or issuer == expected
