"""The keys that were fetched: fresh for ten minutes, and good for a day where no newer ones come."""

import logging
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock, Thread
from time import monotonic
from typing import Any

from config.jwks.document import ListedKey
from config.jwks.fetching import NotFetched

log = logging.getLogger("patchbay.jwks")

FRESH, USABLE = 600.0, 86_400.0  # seconds since they were fetched
AGAIN_AFTER, RETRY_AFTER = (
    60.0,
    10.0,
)  # seconds between two fetches; where there is nothing to go by
LONGEST_WAIT = 2.0  # seconds for somebody else's fetch
MOST_WAITING = 2
MOST_HELD = 1_000  # documents


class Held:
    """The keys of one document. One caller fetches; the others use what there is, or wait a little."""

    def __init__(self, fetch: Callable[[], list[ListedKey]]) -> None:
        self.fetch = fetch
        self.keys: list[ListedKey] = []
        self.fetched_at = self.next_at = float("-inf")
        self.fetching, self.waiting = Lock(), 0

    def is_younger(self, seconds: float) -> bool:
        return monotonic() - self.fetched_at < seconds

    def find(self, kid: str | None) -> Any:
        """Return the one key of that name, or the only key for a token that names none; else None."""
        found = [each for each in self.keys if kid is None or each.kid == kid]
        return found[0].key if len(found) == 1 else None

    def lacks(self, kid: str | None) -> bool:
        """Say whether there may be something newer that has the key."""
        return not self.is_younger(FRESH) or self.find(kid) is None

    def may_fetch(self) -> bool:
        """Say whether the last fetch was long enough ago."""
        return monotonic() >= self.next_at

    def key(self, kid: str | None) -> Any:
        """Return the key of that name, or None; raise NotFetched where there is nothing to go by."""
        if not self.is_younger(USABLE):
            raise NotFetched("there is no document to go by")
        return self.find(kid)

    def renew(self, wait: float = LONGEST_WAIT) -> None:
        """Fetch the document, unless somebody does or has just done it."""
        if not self.take_turn(wait):
            return
        try:
            if self.may_fetch():
                self.replace()
        finally:
            self.fetching.release()

    def take_turn(self, wait: float) -> bool:
        """Say whether it is ours to fetch. Only those who have no keys to go by wait, and only a few of them."""
        if self.fetching.acquire(blocking=False):
            return True
        if self.is_younger(USABLE) or self.waiting >= MOST_WAITING:
            return False
        self.waiting += 1
        try:
            return self.fetching.acquire(timeout=wait)
        finally:
            self.waiting -= 1

    def replace(self) -> None:
        """Take the keys that are published now; the ones there are stay where none can be had."""
        try:
            self.keys = self.fetch()
            self.fetched_at = monotonic()
        except NotFetched as exc:
            log.warning("a JWKS document cannot be fetched: %s", exc)
        wait = AGAIN_AFTER if self.is_younger(USABLE) else RETRY_AFTER
        self.next_at = monotonic() + wait


_held: OrderedDict[Hashable, Held] = OrderedDict()
_lock = Lock()


def key_in(place: Hashable, fetch: Callable[[], list[ListedKey]], kid: str | None) -> Any:
    """Return the key that a token names, of the document kept under `place`; None for one it does not list.

    Raises NotFetched where there is no document to look it up in.
    """
    held = held_at(place, fetch)
    if held.lacks(kid):
        held.renew()
    return held.key(kid)


def key_soon(
    place: Hashable, fetch: Callable[[], list[ListedKey]], kid: str | None, patience: float
) -> Any:
    """Do the same within so many seconds: a fetch that takes longer goes on, for whoever asks next."""
    held = held_at(place, fetch)
    if held.lacks(kid) and held.may_fetch():
        fetching = Thread(target=held.renew, args=(patience,), daemon=True)
        fetching.start()
        fetching.join(patience)
    return held.key(kid)


def held_at(place: Hashable, fetch: Callable[[], list[ListedKey]]) -> Held:
    """Return what is held of a document, and let go of what was not asked for the longest."""
    with _lock:
        held = _held.setdefault(place, Held(fetch))
        _held.move_to_end(place)
        if len(_held) > MOST_HELD:
            _held.popitem(last=False)
    return held


def forget() -> None:
    """Forget all documents (tests)."""
    with _lock:
        _held.clear()
