"""Find the ids of a time. Ids grow with time, so halving finds them without an index on the time."""

from datetime import datetime, timedelta

from accounts.models import Event

LAST_ID = 2**63 - 1
# Ids of transactions that run at the same moment are not in the order of their times.
SLACK = timedelta(hours=1)


def ids_between(since: datetime | None, until: datetime | None) -> tuple[int, int]:
    """Return ids such that every event of the time is from the first up to, not including, the last."""
    first = first_id_at(since - SLACK) if since else 0
    return first, first_id_at(until + SLACK) if until else LAST_ID


def first_id_at(moment: datetime) -> int:
    """Return an id that every event since the moment has reached, and hardly any before."""
    newest = Event.objects.order_by("-id").values_list("id", flat=True).first()
    low, high = 0, (newest or 0) + 1
    while low < high:
        middle = (low + high) // 2
        found = Event.objects.filter(id__gte=middle).order_by("id")
        pk, at = found.values_list("id", "created_at").first() or (high, moment)
        low, high = (pk + 1, high) if at < moment else (low, middle)
    return low
