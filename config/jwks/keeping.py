"""The documents that are held, by the place each is kept under, and the key that a token names."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock, Thread
from typing import Any

from config.jwks.document import ListedKey
from config.jwks.held import Held

MOST_HELD = 1_000  # documents

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
