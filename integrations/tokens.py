"""A good access token for a call: fresh, refreshed once however many callers arrive together, or an honest error."""

import random
import time

from django.utils import timezone

from config.api.call_log import CallLog
from config.api.errors import ProviderUnavailable, TokenError
from config.db import release_connection
from integrations import outcome
from integrations.lease import Lease
from integrations.models import Token
from integrations.refreshing import refresh_under
from integrations.selection import check_status
from integrations.storing import reread
from providers.spec import Provider

WAIT_SECONDS = 5.0  # how long a caller waits for the one who refreshes


def fresh(provider: Provider, token: Token, log: CallLog) -> Token:
    """Return the token, refreshed first if it is due. While it is still valid, a failed refresh does not matter."""
    now = timezone.now()
    if not token.is_due(now, provider.oauth.refresh_margin):
        return token
    if token.is_spent(now):
        with log.stage("refresh"):
            return refresh_once(provider, token)
    return refresh_early(provider, token, log)


def refresh_early(provider: Provider, token: Token, log: CallLog) -> Token:
    """Try to refresh ahead of time without waiting for anybody; go on with the valid token otherwise."""
    if not token.can_refresh or token.rest_left(timezone.now()):
        return token
    try:
        with log.stage("refresh"):
            return refresh_once(provider, token, wait=0)
    except (ProviderUnavailable, TokenError):
        return token


def refresh_once(provider: Provider, token: Token, wait: float | None = None) -> Token:
    """Refresh under a lease on the row, so that callers who arrive together refresh only once.

    Some providers accept a refresh token a single time: a second refresh in parallel would lose the
    connection. The lease outlives our HTTP timeout and pins no database connection.
    """
    used, pause = token.version, 0.02
    deadline = time.monotonic() + (WAIT_SECONDS if wait is None else wait)
    while True:
        token = reread(token)
        check_status(token.status, provider.slug)
        if token.version != used:
            return token
        check_refreshable(provider, token)
        if lease := Lease.take(token):
            return refresh_under(lease, provider)
        if time.monotonic() >= deadline:
            raise ProviderUnavailable(provider.slug, 2, stage="refresh")
        release_connection()
        time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 (spreads the waiting, guards nothing)
        pause = min(pause * 1.5, 0.25)


def check_refreshable(provider: Provider, token: Token) -> None:
    """Raise for a token that cannot be refreshed, and while the token endpoint has a rest."""
    if not token.refresh_sealed:
        outcome.refused(token, Token.Status.EXPIRED, "no_refresh_token")
        raise TokenError(provider=provider.slug)
    if rest := token.rest_left(token.database_now):
        raise ProviderUnavailable(provider.slug, rest, stage="refresh")


def newer_than(token: Token) -> Token | None:
    """Return the token that another call stored meanwhile, or None."""
    stored = reread(token)
    return stored if stored.version != token.version and stored.is_alive else None
