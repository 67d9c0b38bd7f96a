"""Compare what is wanted with what there is: new rows for what is missing, and a moment for what has to change."""

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from inbox.models import Subscription
from inbox.subscriptions.wanted import feeds, wanted
from integrations.models import Integration
from providers.spec import Feed, Provider

BATCH = 500  # new rows of one feed in one run
ACTIVE = Integration.Status.ACTIVE


def reconcile() -> int:
    """Let the queue know of every subscription to be made, made anew or ended (a job of the worker)."""
    return sum(reconcile_feed(provider, feed) for provider, feed in feeds())


def reconcile_feed(provider: Provider, feed: Feed) -> int:
    theirs = {"integration__provider": provider.slug, "integration__account__live": provider.live}
    rows = Subscription.objects.filter(**theirs, feed=feed.slug)
    unwanted = rows.exclude(integration__in=wanted(provider, feed))
    drop(unwanted)
    changing = (unwanted, made_before_connecting(rows), left_alone(rows, feed))
    return add_missing(provider, feed) + sum(hurry(each) for each in changing)


def drop(unwanted: QuerySet[Subscription]) -> None:
    """Forget what was never made, and what nobody can be asked to end without a token.

    Should a provider deliver for it nevertheless, that comes to an address which nobody has.
    """
    idle = unwanted.exclude(claimed_until__gt=timezone.now())
    idle.filter(~Q(integration__status=ACTIVE) | Q(made_at=None)).delete()


def add_missing(provider: Provider, feed: Feed) -> int:
    """Make rows, with the address and the secret that the provider is going to be told."""
    without = wanted(provider, feed).filter(status=ACTIVE).exclude(subscriptions__feed=feed.slug)
    new = [Subscription(integration=each, feed=feed.slug) for each in without[:BATCH]]
    for row in new:
        row.draw_secrets()
    # Another worker may be at the same.
    return len(Subscription.objects.bulk_create(new, ignore_conflicts=True))


def made_before_connecting(rows: QuerySet[Subscription]) -> QuerySet[Subscription]:
    """Return those that were made with the token of a former connection."""
    return rows.filter(integration__status=ACTIVE, made_at__lt=F("integration__connected_at"))


def left_alone(rows: QuerySet[Subscription], feed: Feed) -> QuerySet[Subscription]:
    """Return those that were made before the feed had to be looked after."""
    if feed.subscribing.renew_every is None:
        return rows.none()
    return rows.filter(status=Subscription.Status.ACTIVE, due_at=None)


def hurry(rows: QuerySet[Subscription]) -> int:
    """Let rows be due now that would be later; those that failed wait for their next try."""
    now, status = timezone.now(), Subscription.Status
    later = rows.exclude(due_at__lte=now).exclude(status=status.FAILING, due_at__isnull=False)
    ids = list(later.values_list("pk", flat=True)[:BATCH])
    return Subscription.objects.filter(pk__in=ids).update(due_at=now)
