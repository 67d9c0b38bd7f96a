"""What is asked for happens in lanes: a provider that hangs delays its own arrivals alone."""

import threading
import time
from dataclasses import replace

import pytest

from config.lanes import Lanes
from inbox.feeds import fetching
from inbox.models import Arrival
from providers import registry
from tests.feeds.made_up import FEED, arrival

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def providers(monkeypatch):
    """Two providers that leave something out, and lanes of their own."""
    for slug in ("github", "linear"):
        provider = replace(registry.find(slug), feeds=(FEED,))
        monkeypatch.setitem(registry.providers(), slug, provider)
    wanted = tuple(f"{slug}:{n}" for slug in ("github", "linear") for n in range(2))
    monkeypatch.setattr(fetching, "names", lambda: wanted)
    fresh = Lanes(len(wanted))
    monkeypatch.setattr(fetching, "lanes", lambda: fresh)


def waiting(provider, number):
    for each in range(number):
        arrival(provider=provider, delivery_id=f"{provider}-{each}", needs_fetch=True)


def test_lanes_are_of_the_providers_that_leave_something_out():
    fetching.names.cache_clear()
    slugs = {name.partition(":")[0] for name in fetching.names()}

    assert slugs == {
        slug for slug, p in registry.providers().items() if any(feed.fetch for feed in p.feeds)
    }
    assert len(fetching.names()) == fetching.WIDTH * len(slugs)


# promise 111
def test_a_provider_that_hangs_delays_nobody_elses_arrivals(providers, monkeypatch):
    released, done = threading.Event(), []

    def work(row):
        if row.provider == "github":
            released.wait(20)
        Arrival.objects.filter(pk=row.pk).update(status="done")
        done.append(row.provider)

    monkeypatch.setattr(fetching, "work", work)
    waiting("github", 5)
    waiting("linear", 20)

    began = time.monotonic()
    while done.count("linear") < 20 and time.monotonic() - began < 15:
        fetching.work_off()
    assert done == ["linear"] * 20
    claimed = Arrival.objects.filter(provider="github").exclude(claim="")
    assert claimed.count() == 2, "a provider has no more of our threads than its lanes"

    released.set()
    while fetching.work_off():
        pass
    assert done.count("github") == 5
    assert not Arrival.objects.filter(status="waiting").exists()
