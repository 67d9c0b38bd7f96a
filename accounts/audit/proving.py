"""Walk the chain over the event log, and name what does not fit."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.audit.chain import BATCH, START, digest, hash_of, unlinked
from accounts.audit.erasing import ERASED, FORGOTTEN
from accounts.models import ChainLink, ConnectedAccount, Erasure, Event, User

LATE = timedelta(hours=1)  # the worker seals every minute


def problems(head: str = "") -> Iterator[str]:
    """Name every gap, edit, deletion and insertion; `head` (`position:hash`) must still be in the chain."""
    expected, before = 1, START
    for links in batches():
        events = Event.objects.in_bulk([link.event_id for link in links])
        for link in links:
            if link.position != expected:
                yield f"Links {expected} to {link.position - 1} are missing."
            yield from problems_of(link, events.get(link.event_id), before)
            expected, before = link.position + 1, link.hash
    yield from never_sealed()
    yield from cut_off(head)


def batches() -> Iterator[list[ChainLink]]:
    """Yield the whole chain in its order, in constant memory."""
    position = 0
    while links := list(
        ChainLink.objects.filter(position__gt=position).order_by("position")[:BATCH]
    ):
        yield links
        position = links[-1].position


def problems_of(link: ChainLink, event: Event | None, before: str) -> Iterator[str]:
    if event is None:
        yield f"Event {link.event_id} was deleted (link {link.position})."
    elif link.hash != hash_of(before, link.position, event, link.said):
        yield f"Event {event.pk} or its place was altered (link {link.position})."
    elif was_altered(link, event) and was_altered(*again(link, event)):
        yield f"What event {event.pk} says was altered (link {link.position})."


def again(link: ChainLink, event: Event) -> tuple[ChainLink, Event]:
    """Return both as they are now: an erasure may have come between reading the one and the other."""
    event.refresh_from_db()
    link.refresh_from_db()
    return link, event


def was_altered(link: ChainLink, event: Event) -> bool:
    """Compare what the event says. Where it was erased there is nothing, and a receipt."""
    if not link.salt:
        return bool(event.data or event.ip) or not was_erased(event)
    return link.said != digest(link.salt, event.data, event.ip)


def was_erased(event: Event) -> bool:
    """Say whether whom it speaks of was forgotten."""
    return of_an_account(event) or of_a_person(event)


def of_a_person(event: Event) -> bool:
    """Say whether the log tells of its person's erasure, and the person's row holds no name any more."""
    whose = Q(pk=None)
    if event.user_id:
        whose |= Q(user_id=event.user_id)
    if event.partner_id:
        whose |= Q(partner_id=event.partner_id)
    nobody = User.objects.filter(pk=OuterRef("user_id"), email__endswith=f"@{ERASED}", name="")
    told = Event.objects.filter(whose, type=FORGOTTEN, created_at__gte=event.created_at)
    return told.filter(Exists(nobody)).exists()


def of_an_account(event: Event) -> bool:
    """Say whether its account is gone by what the log says as well: a receipt alone is quickly forged."""
    this = OuterRef("pk")
    told = Exists(Event.objects.filter(account_id=this, type="account.deleted"))
    lives = Exists(ConnectedAccount.objects.filter(pk=this))
    receipts = Erasure.objects.filter(pk=event.account_id, done_at__isnull=False)
    return receipts.filter(told, ~lives).exists()


def never_sealed() -> Iterator[str]:
    for event in unlinked().filter(created_at__lt=timezone.now() - LATE).order_by("id")[:BATCH]:
        yield f"Event {event.pk} is in no link."


def cut_off(head: str) -> Iterator[str]:
    """Look for a head that was noted earlier: a chain whose end was cut off is whole in itself."""
    position, _, noted = head.partition(":")
    if head and not ChainLink.objects.filter(position=position, hash=noted).exists():
        yield f"The head {head} is not in the chain: its end was cut off, or all of it written anew."
