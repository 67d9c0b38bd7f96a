"""When an account's providers were called last."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from billing.models import UsageRecord

LOOKED_THROUGH = 1000  # of an account's newest calls


@dataclass(frozen=True)
class LastCalls:
    """The last call by provider, among the newest calls. `is_cut`: there may be earlier ones."""

    at: dict[str, datetime] = field(default_factory=dict)
    is_cut: bool = False


def last_calls(account_id: UUID) -> LastCalls:
    """Look through the newest calls made for an account, in one statement."""
    calls = UsageRecord.objects.filter(account_id=account_id).order_by("-ts")
    newest = list(calls.values_list("provider", "ts")[:LOOKED_THROUGH])
    at = dict(reversed(newest))  # the newest of a provider is written last
    return LastCalls(at, len(newest) == LOOKED_THROUGH)
