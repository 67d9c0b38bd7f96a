"""Work off arrivals: give each to whom it is about. A repeat gives nobody anything twice."""

import logging
from datetime import timedelta
from traceback import extract_tb

from django.db.models import QuerySet
from django.utils import timezone

from config.api.errors import ApiError
from config.claims import let_go, take
from config.metrics.work import arrival as counted
from inbox.feeds import attributing, ending, giving, retrying
from inbox.models import Arrival, Subscription
from integrations.models import Integration
from providers import registry
from providers.spec import Feed

log = logging.getLogger("patchbay.feeds")

BATCH = 50
CLAIM = 60.0  # seconds; what is worked off here waits for no provider
PATIENCE = timedelta(minutes=1)

Status = Arrival.Status


def due() -> QuerySet[Arrival]:
    """Return what waits and whose time has come, the oldest first."""
    waiting = Arrival.objects.filter(status=Status.WAITING, due_at__lte=timezone.now())
    return waiting.order_by("due_at", "id")


def overdue() -> QuerySet[Arrival]:
    """Return what a worker should have taken by now."""
    return due().filter(due_at__lte=timezone.now() - PATIENCE)


def lateness() -> float:
    """Return for how many seconds the oldest due arrival has waited (a line of /metrics)."""
    oldest = due().values_list("due_at", flat=True).first()
    return (timezone.now() - oldest).total_seconds() if oldest else 0.0


def work_off() -> int:
    """Give away a batch of what needs nothing from a provider (a queue of the worker)."""
    rows = due().filter(needs_fetch=False)
    arrivals = take(rows, BATCH, CLAIM) if rows.exists() else []
    for arrival in arrivals:
        work(arrival)
    return len(arrivals)


def work(arrival: Arrival) -> None:
    """Give one arrival away and write down what became of it; whatever is wrong with it stops no other."""
    try:
        problem = given_away(arrival)
    except Exception as exc:  # a definition's mistake, or a database that is gone for a moment
        say(arrival, exc)
        problem = exc
    if problem is not None:
        retrying.later(arrival, problem)


def given_away(arrival: Arrival) -> Exception | None:
    """Give an arrival to everybody concerned; return what makes another try necessary."""
    provider = registry.find(arrival.provider)
    feed = registry.feed(provider, arrival.feed) if provider else None
    if feed is None:
        let_go(arrival, status=Status.FAILED, problem="no such feed any more")
        counted("unknown" if provider is None else provider.slug, "failed")
        return None
    integrations = attributing.concerned(arrival)
    if not integrations:
        let_go(arrival, status=Status.PARKED)
        counted(provider.slug, "parked")
        return None
    if arrival.ends:
        ending.end(arrival, integrations)
    elif problem := given_to_each(arrival, feed, integrations):
        return problem
    finish(arrival)
    counted(provider.slug, "given")
    return None


def given_to_each(
    arrival: Arrival, feed: Feed, integrations: list[Integration]
) -> Exception | None:
    """Give an arrival to those who want it. One whose provider does not help keeps nobody else waiting."""
    problem: Exception | None = None
    for integration in integrations:
        if not attributing.wants(integration, feed):
            continue
        try:
            giving.give(arrival, feed, integration)
        except ApiError as exc:
            problem = problem if retrying.is_hopeless(exc) else exc
        except (
            Exception
        ) as exc:  # a form that the definition does not know, a secret that does not open
            say(arrival, exc)
            problem = exc
    return problem


def say(arrival: Arrival, problem: Exception) -> None:
    """Log what went wrong by its kind and place: its text may hold what somebody was told."""
    at = extract_tb(problem.__traceback__)[-1]
    facts = {"provider": arrival.provider, "arrival": arrival.pk}
    place = f"{at.filename}:{at.lineno} in {at.name}"
    log.error("arrival failed: %s at %s", type(problem).__name__, place, extra=facts)


def finish(arrival: Arrival) -> None:
    """Mark an arrival as done. Its events hold what it told; here only its name is needed any longer."""
    let_go(arrival, status=Status.DONE, problem="", payload={}, summary="", about=[])
    if arrival.subscription_id:
        rows = Subscription.objects.filter(pk=arrival.subscription_id)
        rows.update(last_delivery_at=arrival.received_at)
