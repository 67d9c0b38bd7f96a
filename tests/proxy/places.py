"""The places at providers of a process with few threads."""

from contextlib import contextmanager

from integrations import bulkhead, lending

PLACES = 2


def make_few(settings, monkeypatch, patience=0.05):
    """Let each provider have PLACES, and as many threads be left for the others."""
    settings.THREADS = 2 * PLACES
    for module in (bulkhead, lending):
        monkeypatch.setattr(module, "PATIENCE", patience)


@contextmanager
def full(slug="github", stage=None):
    """Let others hold every place of a provider."""
    free = bulkhead.places(slug, stage)
    for _ in range(PLACES):
        assert free.acquire(blocking=False)
    yield free
    for _ in range(PLACES):
        free.release()


def places_left(slug):
    return left(bulkhead.places(slug, None))


def left(free):
    """Return how many can be taken, and take none."""
    taken = 0
    while free.acquire(blocking=False):
        taken += 1
    for _ in range(taken):
        free.release()
    return taken
