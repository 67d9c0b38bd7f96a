"""One refresh by the holder of the lease: ask, keep what came on disk, store it, or record the refusal."""

import logging
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db.models import F
from django.db.models.functions import Coalesce, Now

from config import metrics
from config.api.errors import (
    ApiError,
    ClientRefused,
    GrantRevoked,
    ProviderUnavailable,
    TokenError,
)
from integrations import journal, oauth, outcome
from integrations.credentials import clients_for
from integrations.lease import Lease
from integrations.models import OAuthClient, Token
from integrations.origin import check_origin
from integrations.storing import reread, store
from providers.spec import Grant, Provider

log = logging.getLogger("patchbay.refresh")

MAX_BACKOFF = 300.0  # seconds
MAX_REST = 3600.0  # seconds; a provider may ask for so long a rest


def refresh_under(lease: Lease, provider: Provider) -> Token:
    """Ask the provider as the holder of the lease, and record whatever comes of it."""
    token = lease.token
    if grant := journal.find(token):
        return store(lease, grant)
    try:
        grant, client = ask_clients(lease, provider)
    except oauth.GrantRefused as exc:
        return refused(lease, provider, exc)
    except ProviderUnavailable as exc:
        back_off(lease, exc.details.get("retry_after", 1), problem_of(exc))
        raise
    except BaseException:
        lease.release()
        raise
    journal.keep(token, grant)
    return store(lease, grant, client)


def ask_clients(lease: Lease, provider: Provider) -> tuple[Grant, OAuthClient]:
    """Refresh with the newest secret of the client that minted the token; older ones while they overlap."""
    token = lease.token
    check_origin(token.client, provider)
    *others, last = clients_for(provider, token)
    for client in others:
        try:
            return ask(lease, provider, client), client
        except oauth.GrantRefused as exc:
            if not exc.is_client_fault:
                raise
    return ask(lease, provider, last), last


def ask(lease: Lease, provider: Provider, client: OAuthClient) -> Grant:
    """Send one token request if it surely ends before the lease does."""
    if not lease.has_time:
        raise ProviderUnavailable(provider.slug, stage="refresh")
    with timed(provider):
        return oauth.refresh(provider, client, lease.token.refresh_token, lease.token.kind)


@contextmanager
def timed(provider: Provider) -> Iterator[None]:
    """Count the request in the block by what comes of it."""
    started, came = time.perf_counter(), "unavailable"
    try:
        yield
        came = "ok"
    except oauth.GrantRefused:
        came = "refused"
        raise
    finally:
        metrics.refresh(provider.slug, came, time.perf_counter() - started)


def refused(lease: Lease, provider: Provider, exc: oauth.GrantRefused) -> Token:
    """The provider said no: believe it only if nobody stored a newer token meanwhile."""
    token, now_stored = lease.token, reread(lease.token)
    if now_stored.version != token.version:
        return now_stored
    if grant := journal.find(token):
        return store(lease, grant)
    if not exc.is_dead:
        # Our credentials or request were wrong: the person's grant may well be good.
        log.error("refresh refused: %s", exc.error, extra={"provider": provider.slug})
        back_off(lease, 1, exc.error)
        raise ClientRefused(provider=provider.slug, reason=exc.error) from exc
    status = Token.Status.REVOKED if exc.error in {"token_revoked"} else Token.Status.EXPIRED
    if not outcome.refused(token, status, exc.error, lease_fence=lease.fence):
        # We were outbid: whoever holds the lease now will know better.
        raise ProviderUnavailable(provider.slug, stage="refresh") from exc
    raise dead(provider, status) from exc


def dead(provider: Provider, status: str) -> TokenError:
    if status == Token.Status.REVOKED:
        return GrantRevoked(provider.slug)
    return TokenError(provider=provider.slug)


def problem_of(exc: ProviderUnavailable) -> str:
    """Return in a few words why there is no new grant, for whoever looks at the token."""
    said = exc.details
    return f"answered {said['status']}" if "status" in said else said.get("reason", "no answer")


def back_off(lease: Lease, at_least: float, problem: str = "") -> None:
    """Let a token endpoint rest, longer each time, without ever giving the connection up."""
    failures = lease.token.failures + 1
    doubled = min(MAX_BACKOFF, 2.0 ** min(failures, 10) / 2) * random.uniform(0.75, 1.25)  # noqa: S311
    seconds = max(doubled, min(MAX_REST, at_least) * random.uniform(1.0, 1.25))  # noqa: S311
    lease.write(
        failures=failures,
        retry_at=Now() + timedelta(seconds=seconds),
        failing_since=Coalesce(F("failing_since"), Now()),
        last_problem=problem[:100],
    )
    log.warning(
        "refresh failed, next try in %.1f s",
        seconds,
        extra={"provider": lease.token.integration.provider, "failures": failures},
    )


def adopt_left_over() -> int:
    """Store grants that were fetched but never committed (worker job); return how many."""
    return sum(adopted(token) for token in journal.left_over())


def adopted(token: Token) -> bool:
    """Store a journaled grant unless somebody is at this token right now; say whether it was done."""
    grant = journal.find(token)
    lease = Lease.take(token) if grant else None
    if lease is None:
        return False
    try:
        store(lease, grant)
    except ApiError:
        return False
    return True
