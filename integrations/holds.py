"""A provider's rate limit, remembered with the connection: while it lasts we answer in the provider's place.

Holds stand in the row that every call reads anyway. Times are those of our machines, which may differ a
little; a hold is short enough to bear that.
"""

import logging
import time
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import Q, QuerySet

from config import metrics
from config.api.errors import RateLimited
from integrations.models import Integration
from providers.registry import Offer
from providers.spec import Failure, Tool

log = logging.getLogger("patchbay.holds")

# Seconds after which we ask again, whatever we were told: clocks and providers err.
LONGEST = 900.0
ACCOUNT = ""  # the key of a hold on all tools

Hold = dict[str, Any]


def check(integration: Integration, offer: Offer) -> None:
    """Raise the provider's 429 anew while it lasts, with what is left of its wait."""
    if not integration.holds:
        return
    now = time.time()
    ours = [integration.holds.get(key) for key in keys(offer.tool)]
    on = [hold for hold in ours if hold and is_on(hold, now) and is_of(integration, hold)]
    if on:
        metrics.not_asked(offer.provider.slug, "hold")
        left, slug = max(hold["until"] for hold in on) - now, offer.provider.slug
        raise RateLimited(left, limit="provider", source="provider", provider=slug)


def keys(tool: Tool) -> tuple[str, ...]:
    """Return the holds that concern a tool; the app's own token does not share in the person's limits."""
    return (tool.name,) if tool.as_app else (ACCOUNT, tool.name)


def is_on(hold: Hold, now: float) -> bool:
    """Say whether to believe a hold; one that stands far ahead was written by a clock that is wrong."""
    return 0 < hold["ask_at"] - now < 2 * LONGEST


def is_of(integration: Integration, hold: Hold) -> bool:
    """Say whether it was the person now connected who reached the limit."""
    return hold["person"] == integration.provider_user_id


def hold_back(integration: Integration, offer: Offer, failure: Failure, seconds: float) -> None:
    """Remember a rate limit with every connection of the person; never fails the call."""
    is_wide = failure.hold == Failure.ACCOUNT and not offer.tool.as_app
    try:
        with transaction.atomic():
            rows = list(connections_of_person(integration).select_for_update().order_by("pk"))
            for row in rows:
                add(row, ACCOUNT if is_wide else offer.tool.name, seconds)
            Integration.objects.bulk_update(rows, ["holds"])
    except DatabaseError:
        log.exception("hold not written", extra={"provider": integration.provider})


def add(row: Integration, key: str, seconds: float) -> None:
    """Put a hold beside those still on; of two for the same the later end counts."""
    now, person = time.time(), row.provider_user_id
    hold = {"until": now + seconds, "ask_at": now + min(seconds, LONGEST), "person": person}
    alive = {name: each for name, each in row.holds.items() if is_on(each, now)}
    known = alive.get(key)
    is_longer = known and is_of(row, known) and known["until"] > hold["until"]
    row.holds = alive if is_longer else alive | {key: hold}


def connections_of_person(integration: Integration) -> QuerySet[Integration]:
    """Return the connections that share the provider's limit: those of the same person there."""
    same = Q(pk=integration.pk)
    if integration.provider_user_id:
        same |= Q(
            provider=integration.provider,
            provider_user_id=integration.provider_user_id,
            account__live=integration.account.live,
        )
    return Integration.objects.filter(same)
