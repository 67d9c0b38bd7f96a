"""Which feeds somebody wants: their choice, or the feed's own default."""

from dataclasses import asdict

from django.db import transaction

from accounts import events
from accounts.actors import Actor
from accounts.models import ConnectedAccount, Partner, User
from inbox.models import FeedChoice
from providers.spec import Feed, Provider

Owner = Partner | User


def is_on(account: ConnectedAccount, provider: str, feed: Feed) -> bool:
    """Say whether events of a feed are wanted for an account: its partner chooses, or whose own it is."""
    owner = {"partner": account.partner_id} if account.partner_id else {"user": account.user_id}
    rows = FeedChoice.objects.filter(**owner, provider=provider, feed=feed.slug)
    chosen = rows.values_list("is_on", flat=True).first()
    return is_on_by_default(feed) if chosen is None else chosen


def is_on_by_default(feed: Feed) -> bool:
    """Say whether a feed is wanted until somebody says otherwise: what has to be asked for is not."""
    return feed.subscribing is None and not feed.pasted


def all_of(owner: Owner) -> dict[tuple[str, str], bool]:
    """Return what somebody chose, by provider and feed."""
    rows = FeedChoice.objects.filter(**column_of(owner))
    return {(row.provider, row.feed): row.is_on for row in rows}


def switch(owner: Owner, provider: Provider, feed: Feed, on: bool, by: Actor) -> None:
    """Keep a choice, with an event where it changes something. The worker asks the provider for it, or ends it."""
    mine = {**column_of(owner), "provider": provider.slug, "feed": feed.slug}
    with transaction.atomic():
        row, _ = FeedChoice.objects.select_for_update().get_or_create(
            **mine, defaults={"is_on": is_on_by_default(feed)}
        )
        if row.is_on == on:
            return
        row.is_on = on
        row.save(update_fields=["is_on", "changed_at"])
        tell(owner, provider, feed, on, by)


def tell(owner: Owner, provider: Provider, feed: Feed, on: bool, by: Actor) -> None:
    is_partner = isinstance(owner, Partner)
    events.record(
        "inbox.feed_switched",
        **asdict(by),
        partner_id=owner.pk if is_partner else None,
        user_id=owner.user_id if is_partner else owner.pk,
        object_type="feed",
        object_id=f"{provider.slug}/{feed.slug}",
        data={"provider": provider.slug, "feed": feed.slug, "on": on},
    )


def column_of(owner: Owner) -> dict[str, Owner]:
    return {"partner" if isinstance(owner, Partner) else "user": owner}
