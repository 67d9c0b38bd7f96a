"""How long a token endpoint rests after a refresh that failed."""

import logging
import random
from datetime import timedelta

from django.db.models import F
from django.db.models.functions import Coalesce, Now

from config.api.errors import ProviderUnavailable
from integrations.lease import Lease

log = logging.getLogger("patchbay.refresh")

MAX_BACKOFF = 300.0  # seconds
MAX_REST = 3600.0  # seconds; a provider may ask for so long a rest


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
