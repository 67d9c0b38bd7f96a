"""The keys that were fetched: fresh for ten minutes, and good for a day where no newer ones come."""

import logging
from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Any

from config.jwks.document import ListedKey
from config.jwks.fetching import NotFetched

log = logging.getLogger("patchbay.jwks")

FRESH, USABLE = 600.0, 86_400.0  # seconds since they were fetched
AGAIN_AFTER = 60.0  # seconds between two fetches
RETRY_AFTER = 10.0  # the same where there is nothing to go by
LONGEST_WAIT = 2.0  # seconds for somebody else's fetch
MOST_WAITING = 2


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
