"""Whether a call ever reached a provider and came back well."""

from billing.limits.standing import Standing
from billing.models import UsageRecord
from billing.usage import ledger

HIGHEST_GOOD = 399
LOOKED_THROUGH = 500  # what the daily totals do not have yet is among the newest


def has_called(standing: Standing) -> bool:
    """Say whether a subject has made a good call of a tool, at a cost that does not grow with its calls."""
    whose = ledger.owner(standing.subject_id, standing.is_partner)
    good = {"provider__gt": "", "status__lte": HIGHEST_GOOD}
    newest = whose.records.order_by("-ts").values("pk")[:LOOKED_THROUGH]
    if UsageRecord.objects.filter(pk__in=newest, **good).exists():
        return True
    return whose.days.filter(**good).exists()
