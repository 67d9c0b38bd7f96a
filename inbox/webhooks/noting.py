"""Write down an attempt: the attempt itself, what becomes of its delivery, and how its endpoint stands."""

from typing import Any

from django.db import transaction
from django.db.models import Case, Value, When
from django.utils import timezone

from accounts.models import ConnectedAccount
from config.claims import let_go
from inbox.models import WebhookAttempt, WebhookDelivery
from inbox.webhooks import health
from inbox.webhooks.exchange import Outcome
from inbox.webhooks.schedule import wait_after

Status = WebhookDelivery.Status
Trigger = WebhookAttempt.Trigger


@transaction.atomic
def note(delivery: WebhookDelivery, outcome: Outcome) -> bool:
    """Write the outcome, unless another worker has the delivery by now; say whether it was written.

    Endpoints are locked before their deliveries, by everybody who writes both.
    """
    keep_account(delivery)
    follows = what_follows(delivery, outcome)
    health.note(delivery.endpoint, outcome, is_last="status" in follows)
    if not let_go(delivery, **follows):
        return False
    trigger = Trigger.REPLAY if delivery.is_replay else Trigger.AUTOMATIC
    keep(delivery, outcome, trigger)
    return True


def keep_account(delivery: WebhookDelivery) -> None:
    """Let the account whose event is told not be deleted meanwhile: its messages go with it, and this attempt."""
    if (pk := delivery.message.inbox_event_id) is None:
        return
    rows = ConnectedAccount.objects.filter(inbox_events=pk)
    list(rows.select_for_update(of=("self",), no_key=True).values_list("pk"))


def what_follows(delivery: WebhookDelivery, outcome: Outcome) -> dict[str, Any]:
    """Return the columns of a delivery after an attempt."""
    now, attempts = timezone.now(), delivery.attempts + 1
    known = {
        "attempts": attempts,
        "last_status_code": outcome.status_code,
        "last_problem": outcome.problem,
        "is_replay": False,
    }
    if outcome.is_success:
        return known | {"status": Status.DELIVERED, "delivered_at": now, "due_at": None}
    wait = None if outcome.is_gone else wait_after(attempts, outcome.retry_after)
    if wait is None:
        return known | {"status": Status.FAILED, "due_at": None}
    # Its endpoint may have been switched off meanwhile: what was given up stays so.
    return known | {"due_at": Case(When(status=Status.WAITING, then=Value(now + wait)))}


def keep(delivery: WebhookDelivery, outcome: Outcome, trigger: str) -> WebhookAttempt:
    """Append the attempt; those of a delivery are counted on through all replays."""
    return WebhookAttempt.objects.create(
        delivery=delivery,
        number=delivery.tries.count() + 1,
        trigger=trigger,
        status_code=outcome.status_code,
        problem=outcome.problem,
        answer=outcome.answer,
        milliseconds=outcome.milliseconds,
    )
