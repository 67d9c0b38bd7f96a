"""Who made calls among some usage records, when, and under which budgets of keys and accounts."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Min, Model, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import ApiKey, ConnectedAccount
from billing.limits.standing import Budget
from billing.models import UsageRecord

SUBJECT = Coalesce("partner_id", "user_id")


@dataclass(frozen=True)
class Active:
    """A subject with its first and its last call, which may lie in two periods."""

    subject_id: UUID
    moments: tuple[datetime, datetime]
    budgets: tuple[Budget, ...]


def active(after: int, upto: int) -> Iterator[Active]:
    """Yield everybody with calls among the records past an id, up to and with another.

    Refused calls too: a quota that was lowered below what is used lets no other call through.
    """
    records = UsageRecord.objects.filter(id__gt=after, id__lte=upto).order_by()
    found = records.values_list(SUBJECT).annotate(first=Min("ts"), last=Max("ts"))
    budgets = budgets_in(records)
    for subject, first, last in found:
        yield Active(subject, (first, last), tuple(budgets[subject]))


def budgets_in(records: QuerySet[UsageRecord]) -> dict[UUID, list[Budget]]:
    """Return the budgets of the keys and accounts that were used, by subject."""
    found: dict[UUID, list[Budget]] = defaultdict(list)
    for kind, model in (("key", ApiKey), ("account", ConnectedAccount)):
        for subject, pk, limit in with_budget(records, kind, model):
            found[subject].append(Budget(kind, pk, limit))
    return found


def with_budget(
    records: QuerySet[UsageRecord], kind: str, model: type[Model]
) -> Iterator[tuple[UUID, UUID, int]]:
    """Yield subject, id and budget of each row used that has one."""
    limited = model.objects.filter(monthly_budget__isnull=False)
    column = f"{kind}_id"
    used = set(
        records.filter(**{f"{column}__in": limited.values("pk")}).values_list(SUBJECT, column)
    )
    limits = dict(limited.filter(pk__in={pk for _, pk in used}).values_list("pk", "monthly_budget"))
    yield from ((subject, pk, limits[pk]) for subject, pk in used if pk in limits)
