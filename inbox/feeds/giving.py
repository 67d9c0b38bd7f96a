"""Put what an arrival tells into the inbox of one connection, and tell partners of it: both or neither."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db import transaction

from accounts.models import ConnectedAccount
from inbox.feeds import cleaning
from inbox.feeds.arriving import LONGEST_ID, LONGEST_SUMMARY, LONGEST_TYPE, delivery_id
from inbox.keeping import Happened, keep
from inbox.models import Arrival, Subscription
from inbox.webhooks.publishing import publish_inbox_event
from integrations.feed_calls import call_of
from integrations.models import Integration
from providers.spec import Feed, Notice

Facts = dict[str, Any]


def give(arrival: Arrival, feed: Feed, integration: Integration) -> int:
    """Return how many events were new to the account. Asks the provider first for what the notice left out."""
    notice = notice_of(arrival)
    if not arrival.needs_fetch:
        return put(integration, [happened(arrival, feed, notice)])
    subscription = subscription_of(integration, feed)
    facts: Facts = dict(subscription.facts) if subscription else {}
    with call_of(integration, feed) as call:
        told = list(feed.fetch(call, notice, facts))
    numbered = (with_id(each, notice, number) for number, each in enumerate(told))
    return put(
        integration,
        [happened(arrival, feed, each) for each in numbered],
        (subscription, facts) if subscription else None,
    )


def subscription_of(integration: Integration, feed: Feed) -> Subscription | None:
    """Return what says up to where we know what happened, to the person who is connected now."""
    mine = integration.subscriptions.filter(feed=feed.slug)
    return mine.filter(made_for__in=("", integration.provider_user_id)).first()


def notice_of(arrival: Arrival) -> Notice:
    """Return the notice as its definition read it."""
    subscription = arrival.subscription
    return Notice(
        type=arrival.type,
        summary=arrival.summary,
        id=arrival.delivery_id.removeprefix(arrival.within),
        about=tuple(arrival.about),
        subscription=subscription.remote_id if subscription else "",
        payload=arrival.payload,
        needs_fetch=arrival.needs_fetch,
    )


def with_id(each: Notice, notice: Notice, number: int) -> Notice:
    """Return what was fetched under a name that is the same when it is fetched again."""
    return each if each.id else replace(each, id=f"{notice.id}:{number}")


def happened(arrival: Arrival, feed: Feed, notice: Notice) -> Happened:
    return Happened(
        provider=arrival.provider,
        service=feed.service,
        type=cleaning.name(notice.type, LONGEST_TYPE),
        summary=cleaning.text(notice.summary, LONGEST_SUMMARY),
        provider_event_id=delivery_id(notice, "", notice.id)[:LONGEST_ID],
        payload=cleaning.data(dict(notice.payload)),
    )


def put(
    integration: Integration,
    events: Iterable[Happened],
    known: tuple[Subscription, Facts] | None = None,
) -> int:
    """Keep the events, with what was learnt while fetching them, in one transaction.

    The account is locked first, as by whoever deletes it: then it is there until we are done, or gone.
    """
    accounts = ConnectedAccount.objects.select_for_update(no_key=True)
    with transaction.atomic():
        account = accounts.filter(pk=integration.account_id).first()
        if account is None:
            return 0
        kept = [event for each in events if (event := keep(account, each))]
        for event in kept:
            publish_inbox_event(event)
        if known:
            learn(*known)
    return len(kept)


def learn(subscription: Subscription, facts: Facts) -> None:
    """Keep new facts, unless somebody else has learnt something meanwhile: theirs lead to ours again."""
    row = Subscription.objects.select_for_update().filter(pk=subscription.pk).first()
    if row is not None and facts != row.facts == subscription.facts:
        Subscription.objects.filter(pk=row.pk).update(facts=facts)
