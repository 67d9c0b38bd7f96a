"""The one rule table of what counts for quota and invoice, and what the records say was counted."""

from datetime import datetime
from uuid import UUID

from billing.models import Plan, UsageRecord

# Our own fault, the provider's absence, a limit, a bill: nobody pays for these.
NOT_COUNTED = frozenset({402, 429, 500, 503})


def is_counted(status: int, *, exempt: bool = False) -> bool:
    """Say whether a call with this answer counts; `exempt` routes (/health, /me) never do."""
    return not exempt and status not in NOT_COUNTED


def counted_since(family: str, subject_id: UUID, start: datetime) -> int:
    """Count the counted calls of a partner or of a user (as such) since a moment."""
    if family == Plan.Family.PARTNER:
        whose = UsageRecord.objects.filter(partner_id=subject_id)
    else:
        whose = UsageRecord.objects.filter(user_id=subject_id, partner_id=None)
    return whose.filter(ts__gte=start, counted=True).count()
