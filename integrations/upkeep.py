"""Refresh connections that nobody calls, before their grant dies of disuse."""

import logging
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import close_old_connections, connection
from django.db.models import Q
from django.utils import timezone

from config.api.errors import ApiError
from config.vault import CannotOpen
from integrations import tokens
from integrations.models import Integration, Token
from providers.registry import providers
from providers.spec import Provider

log = logging.getLogger("patchbay.refresh")

BATCH = 100  # tokens of one provider in one run
BUDGET = 20.0  # seconds one provider may take in one run
DEFAULT_IDLE = timedelta(days=7)


def refresh_idle() -> int:
    """Refresh idle tokens of all providers side by side (worker job): a slow one delays only itself."""
    every = providers().values()
    with ThreadPoolExecutor(max_workers=len(every)) as pool:
        return sum(pool.map(refresh_idle_of, every))


def refresh_idle_of(provider: Provider) -> int:
    """Refresh the tokens of one provider that have waited longest, within the budget."""
    deadline, refreshed = time.monotonic() + BUDGET, 0
    try:
        for token in idle(provider):
            if time.monotonic() > deadline:
                break
            refreshed += refresh_quietly(provider, token)
        return refreshed
    finally:
        close_old_connections()
        connection.close()


def idle(provider: Provider) -> Iterator[Token]:
    """Yield tokens not renewed for half of the provider's idle limit, oldest first."""
    limit = provider.oauth.idle_limit
    pause = timedelta(seconds=limit) / 2 if limit else DEFAULT_IDLE
    now = timezone.now()
    waiting = (
        Token.objects.select_related("integration")
        .filter(
            Q(retry_at=None) | Q(retry_at__lte=now),
            integration__provider=provider.slug,
            client__live=True,  # the sandbox forgets nobody
            integration__status=Integration.Status.ACTIVE,
            status=Token.Status.ACTIVE,
            obtained_at__lt=now - pause,
            expires_at__isnull=False,
        )
        .exclude(refresh_sealed="")
    )
    yield from waiting.order_by("obtained_at")[:BATCH]


def refresh_quietly(provider: Provider, token: Token) -> bool:
    """Refresh one token; whatever is wrong with it must not stop the others."""
    try:
        tokens.refresh_once(provider, token, wait=0)
    except ApiError:
        return False
    except CannotOpen as exc:
        log.error("idle token not refreshed: %s", exc, extra={"provider": provider.slug})
        return False
    return True
