"""The token requests of one refresh: sent while the lease lasts, and counted."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from config import metrics
from config.api.errors import ProviderUnavailable
from integrations import oauth
from integrations.credentials import clients_for
from integrations.lease import Lease
from integrations.models import OAuthClient
from integrations.origin import check_origin
from integrations.token_answers import GrantRefused
from providers.spec import Grant, Provider


def ask_clients(lease: Lease, provider: Provider) -> tuple[Grant, OAuthClient]:
    """Refresh with the newest secret of the client that minted the token; older ones while they overlap."""
    token = lease.token
    check_origin(token.client, provider)
    *others, last = clients_for(provider, token)
    for client in others:
        try:
            return ask(lease, provider, client), client
        except GrantRefused as exc:
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
    except GrantRefused:
        came = "refused"
        raise
    finally:
        metrics.refresh(provider.slug, came, time.perf_counter() - started)
