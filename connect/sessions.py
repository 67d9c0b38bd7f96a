"""The life of a connect session: start, begin, claim, end. Its states move only away from pending."""

import hmac
import secrets
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import ConnectedAccount
from connect import pkce, redirects
from connect.authorize import authorize_url
from connect.models import ConnectSession
from integrations.credentials import current_client
from integrations.models import Integration
from providers.registry import find
from providers.scopes import requested
from providers.spec import Provider

LONGEST_CALLBACK = timedelta(minutes=2)  # its requests have timeouts that add up to less
ENDING = ("verifier_sealed", "code_sealed", "confirmation_digest")  # what an ended session forgets
ANY = Q()


def start(
    account: ConnectedAccount,
    provider: Provider,
    redirect_url: str,
    scopes: list[str],
    code_challenge: str = "",
    *,
    hosted: bool = False,
) -> tuple[ConnectSession, str]:
    """Make a session and return it with the URL to send the person to.

    With a challenge nothing is connected before the partner's server has shown the verifier. A `hosted`
    session begins on our start page even where the partner's others do not.
    """
    redirects.check(redirect_url, account.partner, confirmed=bool(code_challenge))
    session = ConnectSession(
        account=account,
        provider=provider.slug,
        redirect_url=redirect_url,
        scopes=requested(provider, scopes),
        client=current_client(provider),
        code_challenge=code_challenge,
        hosted=hosted,
    )
    return opened(session, provider)


def opened(session: ConnectSession, provider: Provider) -> tuple[ConnectSession, str]:
    """Save a new session and return it with the URL to send the person to."""
    account = session.account
    # A person's own connection begins on our page always: it is bound to their browser there.
    own = account.partner is None
    session.hosted = session.hosted or own or account.partner.hosted_connect
    state, verifier = renew(session, provider)
    with transaction.atomic():
        session.save(force_insert=True)
        Integration.objects.get_or_create(account=account, provider=provider.slug)
    if session.hosted:
        return session, f"{settings.PUBLIC_URL}/connect/{session.pk}"
    return session, authorize_url(provider, session, state, verifier)


def renew(session: ConnectSession, provider: Provider) -> tuple[str, str]:
    """Give the session a fresh state and PKCE verifier; only the digest and the sealed form are kept."""
    state = secrets.token_urlsafe(32)
    verifier = pkce.new_verifier() if provider.oauth.pkce else ""
    session.state_digest = digest(state)
    session.verifier = verifier
    return state, verifier


def begin(session: ConnectSession, provider: Provider, browser: str) -> str:
    """Bind a hosted session to a browser and return the consent URL; an earlier one no longer works."""
    state, verifier = renew(session, provider)
    session.browser_digest = digest(browser)
    session.save(update_fields=["state_digest", "verifier_sealed", "browser_digest"])
    return authorize_url(provider, session, state, verifier)


def digest(secret: str) -> str:
    """Return the SHA-256 of a random text, in hex."""
    return sha256(secret.encode()).hexdigest()


def find_by_state(state: str) -> ConnectSession | None:
    beside = ("account__partner", "client", "app__partner__user")
    sessions = ConnectSession.objects.select_related(*beside)
    return sessions.filter(state_digest=digest(state)).first() if state else None


def is_bound_elsewhere(session: ConnectSession, cookie: str) -> bool:
    """Say whether the session was begun in a browser that does not hold this cookie."""
    if not session.browser_digest:
        return False
    return not hmac.compare_digest(session.browser_digest, digest(cookie))


def claim(session: ConnectSession) -> bool:
    """Let exactly one callback in: one conditional UPDATE decides."""
    unclaimed = ConnectSession.objects.filter(pk=session.pk, status=session.status, claimed_at=None)
    return bool(unclaimed.update(claimed_at=timezone.now()))


def end_unclaimed(session: ConnectSession, status: str, error: str) -> bool:
    """End a session from outside; a callback that is at it decides itself, unless it died over it."""
    stuck = timezone.now() - LONGEST_CALLBACK
    return end(session, status, error, Q(claimed_at=None) | Q(claimed_at__lt=stuck))


def end(session: ConnectSession, status: str, error: str = "", only: Q = ANY) -> bool:
    """Move a pending session to its end, drop its secrets, clear a never-connected integration."""
    with transaction.atomic():
        pending = ConnectSession.objects.filter(pk=session.pk, status=ConnectSession.Status.PENDING)
        ended = pending.filter(only).update(
            **dict.fromkeys(ENDING, ""), status=status, error=error, ended_at=timezone.now()
        )
        if ended and status != ConnectSession.Status.COMPLETED:
            clear_pending(session)
    if ended:
        session.status, session.error = status, error
    return bool(ended)


def clear_pending(session: ConnectSession) -> None:
    """Remove the pending integration unless another open session still stands for it."""
    others = ConnectSession.objects.filter(
        account=session.account_id,
        provider=session.provider,
        status=ConnectSession.Status.PENDING,
        expires_at__gt=timezone.now(),
    )
    if not others.exists():
        Integration.objects.filter(
            account=session.account_id,
            provider=session.provider,
            status=Integration.Status.PENDING,
        ).delete()


def expire(session: ConnectSession) -> bool:
    return end_unclaimed(session, ConnectSession.Status.EXPIRED, "session_expired")


def expire_overdue(limit: int = 500) -> int:
    """Expire sessions whose time is over (worker job); return how many."""
    overdue = ConnectSession.objects.filter(
        status=ConnectSession.Status.PENDING, expires_at__lte=timezone.now()
    )
    return sum(expire(session) for session in overdue.order_by("expires_at")[:limit])


def provider_of(session: ConnectSession) -> Provider | None:
    return find(session.provider)
