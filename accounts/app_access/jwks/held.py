"""The keys that were fetched, by app: fresh for ten minutes, and good for a day where no newer ones come."""

import logging
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from threading import Lock
from time import monotonic
from typing import Any

from accounts.app_access.errors import AppKeysUnavailable, WrongEndUserToken
from accounts.app_access.jwks.document import ListedKey
from accounts.app_access.jwks.fetching import NotFetched, fetch
from accounts.models import App

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

    def renew(self) -> None:
        """Fetch the document, unless somebody does or has just done it."""
        if not self.take_turn():
            return
        try:
            if monotonic() >= self.next_at:
                self.replace()
        finally:
            self.fetching.release()

    def take_turn(self) -> bool:
        """Say whether it is ours to fetch. Only those who have no keys to go by wait, and only a few of them."""
        if self.fetching.acquire(blocking=False):
            return True
        if self.is_younger(USABLE) or self.waiting >= MOST_WAITING:
            return False
        self.waiting += 1
        try:
            return self.fetching.acquire(timeout=LONGEST_WAIT)
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


_held: OrderedDict[tuple[str, str, str], Held] = OrderedDict()
_lock = Lock()


def key_named(app: App, kid: str | None) -> Any:
    """Return the key of an app that a token names.

    Raises 401 for a name that is not listed, 502 where there is no document to look it up in.
    """
    held = held_of(app)
    if not held.is_younger(FRESH) or held.find(kid) is None:
        held.renew()
    if not held.is_younger(USABLE):
        raise AppKeysUnavailable()
    key = held.find(kid)
    if key is None:
        raise WrongEndUserToken(problem_with(kid, app.jwt_algorithm))
    return key


def problem_with(kid: str | None, algorithm: str) -> str:
    if kid is None:
        return f"The token names no kid, and the app's JWKS document lists not just one {algorithm} key"
    return f"The app's JWKS document lists no {algorithm} key of the token's kid"


def held_of(app: App) -> Held:
    """Return what is held of the app's document, and let go of what was not asked for the longest."""
    place = (app.pk, app.jwks_url, app.jwt_algorithm)
    with _lock:
        held = _held.setdefault(place, Held(partial(fetch, app.jwks_url, app.jwt_algorithm)))
        _held.move_to_end(place)
        if len(_held) > MOST_HELD:
            _held.popitem(last=False)
    return held


def forget() -> None:
    """Forget all documents (tests)."""
    with _lock:
        _held.clear()
