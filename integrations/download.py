"""Bytes of a provider on their way to the caller."""

import weakref
from collections.abc import Callable, Iterator, Mapping

from requests import Response

from config import http


class Download:
    """An open answer. It holds its place at the provider until it is closed, or lost unread."""

    def __init__(self, response: Response, let_go: Callable[[], None], file_name: str = "") -> None:
        self.response, self.file_name = response, file_name
        self.headers: Mapping[str, str] = response.headers
        # Runs once: by `close`, or when an error on our side threw the answer away.
        self.end = weakref.finalize(self, ended, response, let_go)

    def __iter__(self) -> Iterator[bytes]:
        return http.chunks(self.response)

    def close(self) -> None:
        """Let go of connection and place, however far the caller has read."""
        self.end()


def ended(response: Response, let_go: Callable[[], None]) -> None:
    try:
        response.close()
    finally:
        let_go()
