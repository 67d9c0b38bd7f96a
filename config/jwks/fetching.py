"""Fetch a JWKS document from where it is published: small, soon, and from nowhere inside our network."""

from collections.abc import Callable
from functools import partial
from threading import BoundedSemaphore

from django.conf import settings

from config import http
from config.customer_urls import is_own_machine
from config.jwks.document import ListedKey, NoDocument, keys_in

TIMEOUT = (2.0, 3.0)  # seconds to connect, and between two pieces of the answer
TOTAL = 5.0  # seconds for the whole answer
LARGEST = 256 * 1024  # bytes
# Documents that do not come may occupy a quarter of the threads, whosever they are.
_places = BoundedSemaphore(max(1, settings.THREADS // 4))


class NotFetched(Exception):
    """The text says why, for the log."""


def fetch(url: str, algorithm: str) -> list[ListedKey]:
    """Return the keys that an address of a customer lists now. Raises NotFetched; redirects are not followed."""
    return fetched(url, partial(keys_in, algorithm=algorithm), outside_host=not is_own_machine(url))


def fetch_trusted(url: str, algorithm: str) -> list[ListedKey]:
    """Return the keys that an address of ours, or of the operator, lists now. Raises NotFetched."""
    return fetched(url, partial(keys_in, algorithm=algorithm), outside_host=False)


def fetched(
    url: str, read: Callable[[bytes], list[ListedKey]], *, outside_host: bool
) -> list[ListedKey]:
    """Return the keys that `read` finds in what an address answers; it raises NoDocument for another document."""
    if not _places.acquire(blocking=False):
        raise NotFetched("too many documents are being fetched")
    try:
        return read(content_of(url, outside_host))
    except (http.Unreachable, http.AnswerTooLarge, NoDocument) as exc:
        raise NotFetched(type(exc).__name__) from exc
    finally:
        _places.release()


def content_of(url: str, outside_host: bool) -> bytes:
    """Return the body of a good answer, whatever it is."""
    response = http.send(
        "GET",
        url,
        headers={"Accept": "application/json"},
        timeout=TIMEOUT,
        stream=True,
        outside_host=outside_host,
    )
    content = b"".join(http.chunks(response, LARGEST, TOTAL))
    if response.status_code != 200:
        raise NotFetched(f"it answered {response.status_code}")
    return content
