"""One refresh by the holder of the lease: ask, keep what came on disk, store it, or record the refusal."""

import logging

from config.api.errors import ClientRefused, GrantRevoked, ProviderUnavailable, TokenError
from integrations import journal, outcome
from integrations.backing_off import back_off, problem_of
from integrations.lease import Lease
from integrations.models import Token
from integrations.refresh_request import ask_clients
from integrations.storing import reread, store
from integrations.token_answers import GrantRefused
from providers.spec import Provider

log = logging.getLogger("patchbay.refresh")


def refresh_under(lease: Lease, provider: Provider) -> Token:
    """Ask the provider as the holder of the lease, and record whatever comes of it."""
    token = lease.token
    if grant := journal.find(token):
        return store(lease, grant)
    try:
        grant, client = ask_clients(lease, provider)
    except GrantRefused as exc:
        return refused(lease, provider, exc)
    except ProviderUnavailable as exc:
        back_off(lease, exc.details.get("retry_after", 1), problem_of(exc))
        raise
    except BaseException:
        lease.release()
        raise
    journal.keep(token, grant)
    return store(lease, grant, client)


def refused(lease: Lease, provider: Provider, exc: GrantRefused) -> Token:
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
