"""Whether a delivery comes from its provider: as a whole, and by the subscriptions that its notices name."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from inbox.feeds.addressing import Addressee
from inbox.models import Subscription
from providers.spec import Delivery, Forged, Notice, Unreadable
from providers.verifying.comparing import equal

LONGEST_NAME = 255
Proven = list[tuple[Notice, Subscription | None]]


def check(to: Addressee, delivery: Delivery, now: float) -> None:
    """Raise Forged unless the delivery is what its provider sends; one that confuses the check is not.

    Raises Unreadable where a check reads, of what is signed, a moment that is not there to be read.
    """
    try:
        to.feed.check.verify(delivery, to.secrets, now)
    except Unreadable:
        raise
    except (LookupError, TypeError, ValueError, AttributeError) as exc:
        raise Forged(f"not to be checked: {type(exc).__name__}") from exc


def proven(to: Addressee, notices: list[Notice]) -> Proven:
    """Return the notices, each with the subscription it is for. Where each proves itself, others are dropped."""
    if not to.feed.check.by_item:
        named = {} if to.subscription else subscriptions(to, notices)
        return [(n, to.subscription or only(named.get(n.subscription, []))) for n in notices]
    named = subscriptions(to, notices)
    pairs = ((n, fitting(n, own(to, named.get(n.subscription, [])))) for n in notices)
    if fit := [(notice, found) for notice, found in pairs if found]:
        return fit
    raise Forged("nothing in it fits a subscription")


def own(to: Addressee, found: list[Subscription]) -> list[Subscription]:
    """Return what a notice may be for: at an own address nothing but its subscription."""
    return [to.subscription] if to.subscription else found


def fitting(notice: Notice, found: list[Subscription]) -> Subscription | None:
    """Return the subscription whose secret a notice brings."""
    fit = (each for each in found if notice.token and equal(notice.token, each.secret))
    return next(fit, None)


def only(found: list[Subscription]) -> Subscription | None:
    """Return the one subscription of that name; of two, nobody knows which is meant."""
    return found[0] if len(found) == 1 else None


def subscriptions(to: Addressee, notices: list[Notice]) -> dict[str, list[Subscription]]:
    """Find the subscriptions that notices name, by the provider's id or ours, in one statement.

    Where notices prove themselves, one delivery may be for several feeds.
    """
    names = {n.subscription for n in notices if is_name(n.subscription)}
    if not names or to.subscription:
        return {}
    theirs = {"integration__provider": to.provider.slug, "integration__account__live__in": to.modes}
    rows = Subscription.objects.filter(**theirs)
    rows = rows if to.feed.check.by_item else rows.filter(feed=to.feed.slug)
    found: dict[str, list[Subscription]] = {}
    for row in rows.filter(Q(remote_id__in=names) | Q(pk__in=uuids(names))):
        for name in names & {row.remote_id, str(row.pk)}:
            found.setdefault(name, []).append(row)
    return found


def is_name(text: str) -> bool:
    return 0 < len(text) <= LONGEST_NAME and text.isprintable()


def uuids(names: Iterable[str]) -> list[UUID]:
    """Return those of the names that may be ids of ours."""
    found = []
    for name in names:
        try:
            found.append(UUID(name))
        except ValueError:
            continue
    return found
