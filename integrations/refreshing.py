"""One refresh by the holder of the lease: ask, keep what came on disk, store it, or record the refusal."""

import logging
import random
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from config.api.errors import GrantRevoked, ProviderUnavailable, TokenError
from config.db import release_connection
from integrations import journal, oauth, outcome
from integrations.credentials import clients_for
from integrations.lease import Lease
from integrations.models import Token
from providers.spec import Grant, Provider

log = logging.getLogger("patchbay.refresh")

MAX_BACKOFF = 300.0  # seconds


def refresh_under(lease: Lease, provider: Provider) -> Token:
    """Ask the provider as the holder of the lease, and record whatever comes of it."""
    token = lease.token
    if grant := journal.find(token):
        return store(lease, grant)
    try:
        release_connection()
        grant = ask_clients(provider, token)
    except oauth.GrantRefused as exc:
        return refused(lease, provider, exc)
    except ProviderUnavailable as exc:
        back_off(lease, exc.details.get("retry_after", 1))
        raise
    except BaseException:
        lease.release()
        raise
    journal.keep(token, grant)
    return store(lease, grant)


def ask_clients(provider: Provider, token: Token) -> Grant:
    """Refresh with the newest secret of the client that minted the token; older ones while they overlap."""
    *others, last = clients_for(token) or [token.client]
    for client in others:
        try:
            return oauth.refresh(provider, client, token.refresh_token, token.kind)
        except oauth.GrantRefused as exc:
            if not exc.is_client_fault:
                raise
    return oauth.refresh(provider, last, token.refresh_token, token.kind)


def store(lease: Lease, grant: Grant) -> Token:
    """Write the grant under the fence. Outbid in the meantime: what is in the database now counts."""
    token = lease.token
    changes = columns_of(token, grant, timezone.now())
    if lease.write(**changes):
        journal.drop(token)
        log.info("refreshed", extra={"provider": token.integration.provider, "outcome": "ok"})
    return reread(token)


def columns_of(token: Token, grant: Grant, now: datetime) -> dict[str, object]:
    """Return the columns that a grant changes; the version grows by one."""
    token.access_token = grant.access_token
    token.refresh_token = grant.refresh_token
    changes = {
        "access_sealed": token.access_sealed,
        "refresh_sealed": token.refresh_sealed,
        "version": token.version + 1,
        "status": Token.Status.ACTIVE,
        "obtained_at": now,
        "expires_at": after(now, grant.expires_in),
        "failures": 0,
        "retry_at": None,
    }
    if grant.refresh_expires_in:
        changes["refresh_expires_at"] = after(now, grant.refresh_expires_in)
    return changes


def after(now: datetime, seconds: int | None) -> datetime | None:
    return now + timedelta(seconds=seconds) if seconds else None


def refused(lease: Lease, provider: Provider, exc: oauth.GrantRefused) -> Token:
    """The provider said no: believe it only if nobody stored a newer token meanwhile."""
    token, now_stored = lease.token, reread(lease.token)
    if now_stored.version != token.version:
        return now_stored
    if grant := journal.find(token):
        return store(lease, grant)
    if exc.error not in provider.oauth.dead_grant_errors:
        # Our credentials or request were wrong: the person's grant may well be good.
        log.error("refresh refused: %s", exc.error, extra={"provider": provider.slug})
        back_off(lease, 1)
        raise TokenError(provider=provider.slug, reason=exc.error) from exc
    status = Token.Status.REVOKED if exc.error in {"token_revoked"} else Token.Status.EXPIRED
    with transaction.atomic():
        if lease.write(status=status):
            outcome.refused(token, status, exc.error)
    raise dead(provider, status) from exc


def dead(provider: Provider, status: str) -> TokenError:
    if status == Token.Status.REVOKED:
        return GrantRevoked(provider.slug)
    return TokenError(provider=provider.slug)


def back_off(lease: Lease, at_least: float) -> None:
    """Let a token endpoint rest, longer each time, without ever giving the connection up."""
    failures = lease.token.failures + 1
    seconds = max(at_least, min(MAX_BACKOFF, 2.0 ** min(failures, 10) / 2))
    seconds *= random.uniform(0.75, 1.25)  # noqa: S311
    lease.write(failures=failures, retry_at=timezone.now() + timedelta(seconds=seconds))


def adopt_left_over() -> int:
    """Store grants that were fetched but never committed (worker job); return how many."""
    adopted = 0
    for token in list(journal.left_over()):
        if lease := Lease.take(token):
            store(lease, journal.find(token)) if journal.find(token) else lease.release()
            adopted += 1
    return adopted


def reread(token: Token) -> Token:
    """Return the row as it is now; a token whose account was deleted meanwhile is gone for good."""
    row = Token.objects.select_related("integration", "client").filter(pk=token.pk).first()
    if row is None:
        raise TokenError("The connection was removed while the call was under way")
    return row
