"""What staff look at each morning: who owes, what was given up, and how the providers' calls went."""

from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone

from billing.admin.totals import FAILED
from billing.alerts.mailing import given_up as alerts_given_up
from billing.models import MeterReport, Subscription, UsageDay
from config.counting import counts, in_words
from config.figures import Cell, Reading, Table, figure, list_of
from providers.registry import providers

MOST_TOTALS = 50_000  # daily totals read for the table
POOR = 0.95  # a share of good calls below which a provider is marked


@figure("Past due", "billing.Subscription", "status__exact=past_due")
def past_due() -> Reading:
    return number_of(Subscription.objects.filter(status=Subscription.Status.PAST_DUE))


@figure("Stripe reports given up", "billing.MeterReport", "state=given_up")
def reports() -> Reading:
    return number_of(MeterReport.objects.filter(sent_at=None, next_attempt_at=None))


@figure("Alerts never mailed", "billing.UsageAlert", "mail=given_up")
def alerts() -> Reading:
    return number_of(alerts_given_up())


def number_of(rows: QuerySet) -> Reading:
    (number,) = counts([rows])
    return Reading(in_words(number), "bad" if number else "")


def calls() -> Table:
    """Draw up how the calls of each provider went, from the newest daily totals."""
    yesterday = timezone.now().date() - timedelta(days=1)
    found = totals_since(yesterday)
    rows = [row(slug, found) for slug in sorted(providers()) if found[f"{slug}_all"]]
    note = "Yesterday and today (UTC). Failed: status 400 and above."
    if found["read"] == MOST_TOTALS:
        note += f" Only the newest {MOST_TOTALS:,} totals are added up."
    return Table("Calls", "billing.UsageDay", ("Provider", "Calls", "Failed", "Good"), rows, note)


def totals_since(first: date) -> dict[str, int]:
    """Add up calls and failed calls of every provider, in one statement that reads so many totals at most."""
    newest = UsageDay.objects.filter(day__gte=first).order_by("-day", "-id")
    sums = {"read": Count("calls")}
    for slug in providers():
        sums[f"{slug}_all"] = Sum("calls", filter=Q(provider=slug), default=0)
        sums[f"{slug}_failed"] = Sum("calls", filter=Q(provider=slug) & FAILED, default=0)
    return newest.values("calls", "provider", "status")[:MOST_TOTALS].aggregate(**sums)


def row(slug: str, found: dict[str, int]) -> tuple[Cell, ...]:
    every, failed = found[f"{slug}_all"], found[f"{slug}_failed"]
    good = 1 - failed / every
    where = list_of(UsageDay, f"provider={slug}")
    tone = "bad" if good < POOR else ""
    return (
        Cell(slug, where),
        Cell(f"{every:,}"),
        Cell(f"{failed:,}"),
        Cell(f"{good:.1%}", tone=tone),
    )
