"""Work off arrivals for which a provider is asked. Each provider has lanes of its own: none waits for another's."""

from functools import cache

from config.claims import free, take
from config.lanes import Lanes
from inbox.feeds.working import due, work
from providers.registry import providers

WIDTH = 4  # requests to one provider at a time, in each worker
CLAIM = 300.0  # seconds; longer than a fetch with all its retries takes


@cache
def lanes() -> Lanes:
    return Lanes(max(1, len(names())))


@cache
def names() -> tuple[str, ...]:
    """Return the lanes: some for each provider that leaves anything out."""
    asked = (p.slug for p in providers().values() if any(feed.fetch for feed in p.feeds))
    return tuple(f"{slug}:{number}" for slug in asked for number in range(WIDTH))


def work_off() -> int:
    """Fetch what is due, side by side (a queue of the worker). Lanes with nothing to do are not begun."""
    is_due = free(due().filter(needs_fetch=True)).exists()
    return lanes().work(names() if is_due else (), fetch_one)


def fetch_one(lane: str) -> int:
    """Work off one arrival of a lane's provider."""
    slug = lane.partition(":")[0]
    arrivals = take(due().filter(needs_fetch=True, provider=slug), 1, CLAIM)
    for arrival in arrivals:
        work(arrival)
    return len(arrivals)
