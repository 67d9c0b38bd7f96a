"""Look, after calls were added to the totals, which shares they reached (a job of the worker)."""

from collections.abc import Iterator
from dataclasses import asdict, replace

from django.db import transaction

from accounts import events
from accounts.actors import Actor
from accounts.models import ConnectedAccount, Event
from billing.alerts.active import Active, active
from billing.alerts.measuring import Measure, measures_of
from billing.alerts.payers import Payer, payer_of
from billing.models import Mark, UsageAlert
from billing.usage import ledger

MARK = "alerts"  # the newest record that was looked at
BATCH = 50_000
SYSTEM = Actor(Event.Actor.SYSTEM, "")
OBJECTS = {"key": "api_key", "account": "account"}  # what the event log calls them


def watch() -> int:
    """Look at everybody with calls since the last look; return how many shares were reached anew."""
    mark, newest, told = seen(), ledger.upto(), 0
    while mark < newest:
        upto = min(mark + BATCH, newest)
        told += sum(tell(*found) for someone in active(mark, upto) for found in measured(someone))
        Mark.objects.update_or_create(name=MARK, defaults={"upto": upto})
        mark = upto
    return told


def seen() -> int:
    return Mark.objects.filter(name=MARK).values_list("upto", flat=True).first() or 0


def measured(someone: Active) -> Iterator[tuple[Payer, Measure]]:
    """Yield what may be said of a subject; of nothing there are no shares."""
    payer = payer_of(someone.subject_id)
    if payer is None:
        return
    standing = replace(payer.standing, budgets=someone.budgets)
    found = measures_of(standing, someone.moments)
    yield from ((payer, measure) for measure in found if measure.limit > 0)


@transaction.atomic
def tell(payer: Payer, measure: Measure) -> int:
    """Write down each share that was not reached before in the period, with its event; return how many."""
    return sum(is_new(payer, measure, share) for share in measure.shares)


def is_new(payer: Payer, measure: Measure, share: int) -> bool:
    alert, made = UsageAlert.objects.get_or_create(
        kind=measure.kind,
        object_id=measure.object_id,
        period_start=measure.start,
        percent=share,
        defaults={
            "subject_id": payer.standing.subject_id,
            "used": measure.used,
            "limit": measure.limit,
        },
    )
    if made:
        record(payer, measure, alert)
    return made


def record(payer: Payer, measure: Measure, alert: UsageAlert) -> None:
    """Append the event: which share of what was reached, in which period, and what happens past 100 %."""
    object_type = OBJECTS.get(measure.kind, payer.kind)
    events.record(
        "usage.threshold",
        external_id=external_id_of(measure),
        **asdict(SYSTEM),
        **payer.owner,
        account_id=measure.object_id if measure.kind == "account" else None,
        object_type=object_type,
        object_id=str(measure.object_id),
        data={
            "kind": str(measure.kind),
            "percent": alert.percent,
            "used": measure.used,
            "limit": measure.limit,
            "period": {"start": measure.start.isoformat(), "end": measure.end.isoformat()},
            "beyond": beyond(payer, measure),
        },
    )


def external_id_of(measure: Measure) -> str:
    """Return a partner's own name of the account whose budget it is."""
    if measure.kind != UsageAlert.Kind.ACCOUNT:
        return ""
    found = ConnectedAccount.objects.filter(pk=measure.object_id)
    return found.values_list("external_id", flat=True).first() or ""


def beyond(payer: Payer, measure: Measure) -> str:
    """Return what happens to calls past 100 %: they are metered, or blocked."""
    is_quota = measure.kind == UsageAlert.Kind.MONTH
    return "metered" if is_quota and payer.standing.plan.is_metered else "blocked"
