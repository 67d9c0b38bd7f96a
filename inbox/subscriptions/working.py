"""The queue of subscriptions: each is made, renewed or ended by one worker at a time."""

import logging

from django.db.models import QuerySet
from django.utils import timezone

from config import claims
from config.api.errors import ApiError
from config.lanes import Lanes
from config.vault import CannotOpen
from inbox.models import Subscription
from inbox.subscriptions.ending import STRANGE, end
from inbox.subscriptions.making import made_or_renewed
from inbox.subscriptions.ordering import Lost
from inbox.subscriptions.outcomes import failed, succeeded
from inbox.subscriptions.wanted import feed_of, is_wanted
from integrations.feed_calls import call_of
from integrations.models import Integration
from providers.spec import Feed, Provider

log = logging.getLogger("patchbay.inbox")

CLAIM_SECONDS = 300  # longer than all requests of one may take
IN_A_ROW, SIDE_BY_SIDE = 50, 4  # rows of one turn of a lane; lanes of one provider
ENDING_TRIES = 6  # in an hour; then it ends by itself

lanes = Lanes(64)


def work_off() -> int:
    """See to what is due, provider by provider; one that hangs keeps the others from nothing."""
    slugs = due().order_by().values_list("integration__provider", flat=True).distinct()
    names = [f"{slug} {number}" for slug in slugs for number in range(SIDE_BY_SIDE)]
    return lanes.work(names, lambda name: work_lane(name.partition(" ")[0]))


def work_lane(slug: str) -> int:
    """See to rows of one provider, one after the other; return how many."""
    rows = due().filter(integration__provider=slug).order_by("due_at")
    done = 0
    while done < IN_A_ROW and (taken := claims.take(rows, 1, CLAIM_SECONDS)):
        see_to(taken[0])
        done += 1
    return done


def due() -> QuerySet[Subscription]:
    """Return what can be seen to now: without a living connection nobody can be asked."""
    now = timezone.now()
    free = Subscription.objects.filter(due_at__lte=now).exclude(claimed_until__gt=now)
    return free.filter(integration__status=Integration.Status.ACTIVE)


def see_to(row: Subscription) -> None:
    """Do what a row needs, and write what came of it: whatever is wrong with one, the others have their turn."""
    found = feed_of(row)
    if found is None or not found[1].subscribing:
        claims.let_go(row, due_at=None)
        return
    try:
        work = ask_for if is_wanted(row, *found) else take_back
        work(row, *found)
    except Lost:
        return
    except (ApiError, CannotOpen) as exc:
        failed(row, str(exc), getattr(exc, "details", {}).get("retry_after") or 0)
    except STRANGE as exc:
        log.warning("subscription: %s", type(exc).__name__, extra={"feed": row.feed})
        failed(row, f"{found[0].name} answered in an unknown form")
    except Exception:
        log.exception("subscription broke us", extra={"feed": row.feed})
        failed(row, "Something went wrong on our side")


def ask_for(row: Subscription, provider: Provider, feed: Feed) -> None:
    with call_of(row.integration, feed, is_read=False) as call:
        made = made_or_renewed(call, row, provider, feed)
    succeeded(row, feed, made)


def take_back(row: Subscription, provider: Provider, feed: Feed) -> None:
    """End what nobody wants any more, and forget it. After some tries it is left to end by itself."""
    try:
        end(row, provider, feed)
    except (ApiError, CannotOpen, *STRANGE):
        if row.attempts + 1 < ENDING_TRIES:
            raise
        log.info("subscription left to end by itself", extra={"provider": provider.slug})
    claims.held(row).delete()
