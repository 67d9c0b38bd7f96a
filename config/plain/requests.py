"""Heads of requests sent in one piece; urllib3 writes them header by header, as it still does any with a body."""

import re
from collections.abc import Mapping
from typing import Any

from urllib3._base_connection import _ResponseOptions

from config.plain.answers import PlainAnswer
from config.plain.headers import is_plain

BODILESS = frozenset({"GET", "HEAD"})
# What says where a body ends, and what urllib3 adds where it is not given.
SPECIAL = frozenset({"host", "accept-encoding", "content-length", "transfer-encoding"})
OPTIONS = dict.fromkeys(("preload_content", "decode_content", "enforce_content_length"), True)
HOST = re.compile(r"[a-z0-9.-]+")


class PlainHeads:
    """A connection of urllib3 that sends a plain head in one piece, and reads it so."""

    response_class = PlainAnswer

    def request(
        self: Any,
        method: str,
        url: str,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        *,
        chunked: bool = False,
        **options: bool,
    ) -> None:
        # Those of requests look at every name as if it might be spelled otherwise.
        headers = {} if headers is None else dict(headers.items())
        if body is not None or chunked or not self._is_plain(method, headers):
            super().request(method, url, body, headers, chunked=chunked, **options)
            return
        if self.sock is not None:
            self.sock.settimeout(self.timeout)
        self._response_options = _ResponseOptions(method, url, **OPTIONS | options)
        self.putrequest(method, url, skip_host=True, skip_accept_encoding=True)
        self._output(self._rest_of_head(headers))
        self.endheaders()

    def _is_plain(self: Any, method: str, headers: Mapping[str, str]) -> bool:
        is_direct = self.proxy is None and HOST.fullmatch(self.host)
        is_usual = "User-Agent" in headers and SPECIAL.isdisjoint(map(str.lower, headers))
        return method in BODILESS and is_direct and is_usual and is_plain(headers)

    def _rest_of_head(self: Any, headers: Mapping[str, str]) -> bytes:
        host = self.host if self.port == self.default_port else f"{self.host}:{self.port}"
        lines = [f"{name}: {value}" for name, value in headers.items()]
        return "\r\n".join([f"Host: {host}", "Accept-Encoding: identity", *lines]).encode()
