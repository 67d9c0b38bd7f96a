"""Switch a feed on, and do what the worker does, while a sandbox delivers to a server that really listens."""

import time

from accounts.actors import Actor
from accounts.models import Partner
from inbox import choices
from inbox.models import Arrival, Subscription
from inbox.subscriptions import working
from inbox.subscriptions.reconciling import reconcile
from providers import registry
from tests.feeds.sending import work_off

BY = Actor("user", "somebody")
PATIENCE = 15


def switch(slug, feed, on=True):
    provider = registry.find(slug)
    choices.switch(Partner.objects.get(), provider, registry.feed(provider, feed), on, BY)


def look_after(slug):
    """Do what the job and the queue of subscriptions do."""
    reconcile()
    while working.work_lane(slug):
        continue


def events_of(caller, number):
    """Wait until so many things have arrived, give them away, and return the events, the oldest first."""
    deadline = time.monotonic() + PATIENCE
    while Arrival.objects.count() < number and time.monotonic() < deadline:
        time.sleep(0.05)
    work_off()
    return caller.get("inbox").json()["data"]["events"][::-1]


def row():
    return Subscription.objects.get()
