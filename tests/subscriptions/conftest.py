"""A feed that has to be asked for, of a provider that notes what it is asked."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actors import Actor
from config import lanes
from inbox import choices
from inbox.models import Subscription
from inbox.subscriptions import working
from inbox.subscriptions.reconciling import reconcile
from providers import registry
from providers.spec import Feed, Made, Subscribing
from providers.verifying.by_item import ByItem
from tests.factories import make_account, make_integration

BY = Actor("user", "somebody")
WEEK = timedelta(days=7)


@dataclass
class Asked:
    """What the provider was asked; `makes` is called before each answer, to hang or to raise."""

    made: list = field(default_factory=list)
    renewed: list = field(default_factory=list)
    ended: list = field(default_factory=list)
    makes: object = None
    lives: timedelta | None = WEEK

    def make(self, call, order):
        self.made.append(order)
        self.answer()
        end = self.lives and timezone.now() + self.lives
        return Made(f"remote-{len(self.made)}", end, {"since": len(self.made)})

    def renew(self, call, order, made):
        self.renewed.append(made)
        self.answer()
        return replace(made, expires_at=timezone.now() + WEEK)

    def end(self, call, order, made):
        self.ended.append(made.remote_id)
        self.answer()

    def answer(self):
        if self.makes:
            self.makes()


def feed_asking(asked, permission, **fields):
    way = Subscribing(make=asked.make, end=asked.end, renew=asked.renew)
    return Feed(
        slug="changes",
        name="Changes",
        service="changes",
        permission=permission,
        check=ByItem(),
        read=lambda delivery: [],
        secrets=Feed.NONE,
        subscribing=replace(way, **fields),
    )


@pytest.fixture
def asked():
    return Asked()


@pytest.fixture(autouse=True)
def _only_feeds_of_the_test(monkeypatch):
    for slug, provider in registry.providers().items():
        monkeypatch.setitem(registry.providers(), slug, replace(provider, feeds=()))


@pytest.fixture(autouse=True)
def _lanes_of_the_test(monkeypatch):
    monkeypatch.setattr(working, "lanes", lanes.Lanes())


@pytest.fixture
def offer(monkeypatch, asked, _only_feeds_of_the_test):
    """Give a provider such a feed."""

    def offer(slug="github", asked=asked, **fields):
        provider = registry.find(slug)
        permission = next(iter(registry.permissions(provider)))
        feed = feed_asking(asked, permission, **fields)
        monkeypatch.setitem(registry.providers(), slug, replace(provider, feeds=(feed,)))
        return feed

    return offer


@pytest.fixture
def feed(offer):
    return offer()


@pytest.fixture
def connect(partner):
    """Connect an account of the partner, or of another."""

    def connect(external_id="user-1", provider="github", owner=None, **fields):
        account = make_account(owner or partner, external_id)
        return make_integration(account, provider, **{"provider_user_id": "person-1"} | fields)

    return connect


@pytest.fixture
def switch(partner):
    def switch(on, owner=None, slug="github"):
        provider = registry.find(slug)
        choices.switch(owner or partner, provider, provider.feeds[0], on, BY)

    return switch


def see_to_all():
    """Do what the job and the queue do, in the test's own thread."""
    reconcile()
    while slugs := set(working.due().values_list("integration__provider", flat=True)):
        for slug in slugs:
            working.work_lane(slug)


def only():
    return Subscription.objects.get()


def make_due():
    Subscription.objects.update(due_at=timezone.now())
