"""What the next ones make of a refresh that was killed, compared with what the provider has."""

import sqlite3
import time
from hashlib import sha256
from typing import Any

from django.db.models.functions import Now

from config.api.errors import ApiError
from integrations import adopting, tokens
from integrations.models import Token


def survived(token: str, provider: Any, grant: int, sandbox: str, worker: bool) -> dict[str, Any]:
    """Let the dead one's lease be over, refresh two times more, and compare with the provider."""
    version = stored(token).version
    Token.objects.filter(pk=token).exclude(lease_until=None).update(lease_until=Now())
    adopted = adopting.adopt_left_over() if worker else 0
    began = time.perf_counter()
    outcome = refreshed_twice(token, provider)
    seconds, row = time.perf_counter() - began, stored(token)
    told = {"outcome": outcome, "adopted": adopted, "seconds": seconds}
    return told | state_of(row, version, newest(sandbox, grant))


def stored(token: str) -> Token:
    return Token.objects.select_related("integration", "client").get(pk=token)


def refreshed_twice(token: str, provider: Any) -> str:
    """Refresh and refresh again, from what is stored; say how that ended."""
    for _ in range(2):
        try:
            tokens.refresh_once(provider, stored(token))
        except ApiError as exc:
            return type(exc).__name__
    return "works"


def state_of(row: Token, version: int, newest: list[str]) -> dict[str, Any]:
    return {
        "status": row.status,
        "integration": row.integration.status,
        "versions": row.version - version,
        "is_leased": row.lease_until is not None,
        "is_newest": newest == [sha256(row.refresh_token.encode()).hexdigest()],
    }


def newest(sandbox: str, grant: int) -> list[str]:
    """Return the digests of the refresh tokens that the provider would take."""
    found = "SELECT digest FROM sandbox_token WHERE grant_id=? AND kind='refresh' AND revoked_at IS NULL"
    with sqlite3.connect(f"file:{sandbox}?mode=ro", uri=True, timeout=20) as state:
        return [row[0] for row in state.execute(found, [grant])]
