"""The outgoing HTTP client: always timeouts, never a redirect, nothing from the environment, answers capped."""

from collections.abc import Iterator
from contextlib import nullcontext
from functools import cache
from typing import Any

import requests
from django.conf import settings
from requests.auth import AuthBase
from urllib3 import Timeout as AllInAll
from urllib3.exceptions import HTTPError

from config.deadline import WatchedAdapter, in_time
from config.egress import GuardedAdapter
from config.outgoing import Adapter, Outgoing

CONNECT_TIMEOUT, READ_TIMEOUT = 5.0, 30.0  # seconds
TOTAL_TIMEOUT = 60.0  # a provider that drips bytes ends here
MAX_ANSWER_BYTES = 25 * 1024 * 1024
CHUNK = 64 * 1024
Timeout = tuple[float, float] | AllInAll  # seconds to connect and to wait for a byte, or for both

USER_AGENT = f"Patchbay/{settings.VERSION}"


class Unreachable(Exception):
    """No usable answer came. `sent` says whether the request may have been received."""

    def __init__(self, reason: str, *, sent: bool) -> None:
        super().__init__(reason)
        self.sent = sent


def lost_in(exc: BaseException) -> Unreachable | None:
    """Return the lost exchange that an error of ours was raised from, if it was."""
    return exc.__cause__ if isinstance(exc.__cause__, Unreachable) else None


class AnswerTooLarge(Exception):
    """The answer is larger than we are willing to hold."""


@cache
def _adapter() -> Adapter:
    """One connection pool per process and host, as large as the threads."""
    size = max(10, settings.THREADS * 2)
    return WatchedAdapter(pool_connections=64, pool_maxsize=size)


@cache
def _guarded_adapter() -> Adapter:
    """Connections to hosts from outside: a pooled one goes to the address that was checked when it was made."""
    return GuardedAdapter(pool_connections=64, pool_maxsize=10)


def send(
    method: str,
    url: str,
    *,
    params: Any = None,
    json: Any = None,
    data: Any = None,
    headers: dict[str, str] | None = None,
    auth: AuthBase | tuple[str, str] | None = None,
    timeout: Timeout = (CONNECT_TIMEOUT, READ_TIMEOUT),
    total: float = TOTAL_TIMEOUT,
    stream: bool = False,
    outside_host: bool = False,
) -> requests.Response:
    """Send one request and return the answer, its body read (in `total` seconds) unless `stream`.

    `outside_host`: the host came from a token answer or a customer, so private addresses are refused.
    Raises Unreachable or AnswerTooLarge. Redirects come back as they are.
    """
    adapter = _guarded_adapter() if outside_host else _adapter()
    headers = {"User-Agent": USER_AGENT, **(headers or {})}
    said = {"params": params, "json": json, "data": data, "headers": headers, "auth": auth}
    response = _exchange(adapter, timeout, method=method, url=url, **said)
    if not stream:
        _read_body(response, total)
    return response


def _exchange(adapter: Adapter, timeout: Timeout, **said: Any) -> requests.Response:
    request, proxy = Outgoing(), settings.OUTBOUND_PROXY
    try:
        request.prepare(**said)
        return adapter.send(
            request,
            stream=True,
            timeout=timeout,
            verify=settings.OUTBOUND_CA_BUNDLE or True,
            proxies={"http": proxy, "https": proxy} if proxy else {},
        )
    except (requests.ConnectTimeout, requests.exceptions.InvalidURL) as exc:
        raise Unreachable(type(exc).__name__, sent=False) from exc
    except requests.RequestException as exc:
        raise Unreachable(type(exc).__name__, sent=not _never_connected(exc)) from exc


def _never_connected(exc: requests.RequestException) -> bool:
    """Say whether the connection itself failed, so that no byte of the request left."""
    return isinstance(exc, requests.ConnectionError) and "NewConnectionError" in repr(exc.args)


def _read_body(response: requests.Response, seconds: float) -> None:
    """Read the whole body into `response.content`, within size and time."""
    response._content = b"".join(chunks(response, MAX_ANSWER_BYTES, seconds))
    response._content_consumed = True


def chunks(
    response: requests.Response, limit: int | None = None, seconds: float | None = None
) -> Iterator[bytes]:
    """Yield the body as it arrives; close the connection when it ends or the reader leaves.

    `iter_content` would wait for whole chunks: a provider that drips bytes could hold it for hours.
    """
    try:
        with nullcontext() if seconds is None else in_time(response, seconds):
            yield from _pieces(response, limit)
    except TimeoutError as exc:
        raise Unreachable("the answer took too long", sent=True) from exc
    except HTTPError as exc:
        raise Unreachable(type(exc).__name__, sent=True) from exc
    finally:
        response.close()


def _pieces(response: requests.Response, limit: int | None) -> Iterator[bytes]:
    # Decoding copies what it has nothing to do with.
    read, is_encoded = 0, "Content-Encoding" in response.headers
    while chunk := response.raw.read1(CHUNK, decode_content=is_encoded):
        read += len(chunk)
        if limit is not None and read > limit:
            raise AnswerTooLarge(f"more than {limit} bytes")
        yield chunk
        if not is_encoded and response.raw.length_remaining == 0:
            break  # as much as was announced: no need to ask for the end
