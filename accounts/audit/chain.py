"""Bind every event to all before it, so that a gap, an edit or another order shows.

The worker does it in batches, in the order of ids: who writes events waits for nobody. Of each event two
things are digested: its facts (when, who, what, by ids), and what it says besides (`data`, `ip`), with a salt.
What it says can be erased together with the salt; the digest stays, and the chain with it.
"""

import hashlib
import json
import logging
import secrets
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import Exists, Max, OuterRef, QuerySet

from accounts.models import ChainLink, Event

log = logging.getLogger("patchbay.audit")

BATCH = 1_000
# Transactions end in another order than they took their ids: so many ids back, late ones are looked for.
LOOK_BACK = 10_000
START = "0" * 64
FACTS = (
    *("public_id", "type", "created_at", "actor", "actor_id", "user_id", "partner_id", "app_id"),
    *("account_id", "object_type", "object_id", "request_id"),
)


def seal_new() -> int:
    """Append every event that is in no link yet; return how many (a job of the worker)."""
    sealed = 0
    while links := linked(newest(), waiting()[:BATCH]):
        sealed += appended(links)
    if sealed:
        log.info("audit log sealed", extra={"head": str(newest())})
    return sealed


def appended(links: Sequence[ChainLink]) -> int:
    """Write links and return how many. None where somebody was quicker: positions are unique, so not both can."""
    try:
        with transaction.atomic():
            ChainLink.objects.bulk_create(links)
    except IntegrityError:
        return 0
    return len(links)


def newest() -> ChainLink | None:
    """Return the head of the chain."""
    return ChainLink.objects.order_by("-position").first()


def waiting() -> QuerySet[Event]:
    """Return the events that are in no link yet, the oldest first."""
    last = ChainLink.objects.aggregate(last=Max("event_id"))["last"] or 0
    return unlinked().filter(id__gt=last - LOOK_BACK).order_by("id")


def unlinked() -> QuerySet[Event]:
    return Event.objects.exclude(Exists(ChainLink.objects.filter(event_id=OuterRef("pk"))))


def linked(head: ChainLink | None, events: Sequence[Event]) -> list[ChainLink]:
    """Return the links that continue the chain."""
    last, before = (head.position, head.hash) if head else (0, START)
    links = []
    for position, event in enumerate(events, last + 1):
        salt = secrets.token_hex(16)
        said = digest(salt, event.data, event.ip)
        before = hash_of(before, position, event, said)
        links.append(ChainLink(position, event.pk, salt, said, before))
    return links


def hash_of(before: str, position: int, event: Event, said: str) -> str:
    """Return the hash of a link, 64 hexadecimal digits."""
    facts = [str(getattr(event, name) or "") for name in FACTS]
    return digest(before, position, event.pk, facts, said)


def digest(*parts: object) -> str:
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()
