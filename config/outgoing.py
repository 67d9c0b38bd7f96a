"""What `requests` makes of a request and its answer, without what this client never uses: cookies, hooks, history."""

import re
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import urlencode

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from requests.structures import CaseInsensitiveDict
from requests.utils import get_encoding_from_headers
from urllib3 import HTTPConnectionPool, HTTPResponse

from config.plain.headers import is_plain

# A URL in which there is nothing to encode, to resolve or to complete: no name in capitals, no `.` or `..`.
PLAIN = re.compile(
    r"https?://[a-z0-9][a-z0-9.-]*(:[1-9][0-9]{0,4})?(/(?!\.{1,2}(/|$))[A-Za-z0-9_~:@$,.-]+)+/?"
)
PIECE = 64 * 1024  # bytes of an upload that are read and sent at a time


class Outgoing(PreparedRequest):
    """A request as it leaves."""

    def prepare_url(self, url: str, params: Any) -> None:
        """Put the query to the URL; what is plain needs no parsing."""
        if not PLAIN.fullmatch(url) or not is_flat(params):
            super().prepare_url(url, params)
        else:
            self.url = f"{url}?{urlencode(params)}" if params else url

    def prepare_headers(self, headers: Any) -> None:
        """Keep headers; what is plain needs no look at each."""
        if headers and is_plain(headers):
            self.headers = CaseInsensitiveDict(headers)
        else:
            super().prepare_headers(headers)

    def prepare_auth(self, auth: Any, url: str = "") -> None:
        if auth is not None or "@" in self.url:
            super().prepare_auth(auth, url)

    def prepare_body(self, data: Any, files: Any, json: Any = None) -> None:
        if data is None and json is None:
            self.prepare_content_length(None)
        else:
            super().prepare_body(data, files, json)

    def prepare_cookies(self, cookies: Any) -> None:
        """Keep none."""

    def prepare_hooks(self, hooks: Any) -> None:
        """Have none."""

    @property
    def origin(self) -> str:
        """Return scheme, host and port."""
        scheme, _, rest = self.url.partition("://")
        return f"{scheme}://{rest.partition('/')[0]}"


def is_flat(params: Any) -> bool:
    """Say whether each parameter has one value, text or a number."""
    return not params or (
        isinstance(params, dict) and all(type(value) in (str, int) for value in params.values())
    )


class Answer(Response):
    """An answer as it came; its headers are read in any case, as urllib3 has them."""

    def __init__(self, request: PreparedRequest, raw: HTTPResponse) -> None:
        self.request, self.url, self.raw = request, request.url, raw
        self.status_code, self.reason, self.headers = raw.status, raw.reason, raw.headers
        self._content, self._content_consumed = False, False

    @cached_property
    def encoding(self) -> str | None:
        return get_encoding_from_headers(self.headers)


class Adapter(HTTPAdapter):
    """Sends and answers the above. The pool of a host is looked for once."""

    def __init__(self, pool_connections: int, pool_maxsize: int) -> None:
        super().__init__(pool_connections, pool_maxsize, max_retries=0)
        self.pool_at = lru_cache(pool_connections)(self._pool_at)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, blocksize=PIECE, **kwargs)

    def _pool_at(self, origin: str, verify: bool | str) -> HTTPConnectionPool:
        anything = Outgoing()
        anything.url = f"{origin}/"
        return super().get_connection_with_tls_context(anything, verify)

    def get_connection_with_tls_context(
        self, request: Outgoing, verify: bool | str, proxies: Any = None, cert: None = None
    ) -> HTTPConnectionPool:
        if proxies:
            return super().get_connection_with_tls_context(request, verify, proxies, cert)
        return self.pool_at(request.origin, verify)

    def request_url(self, request: Outgoing, proxies: Any) -> str:
        return super().request_url(request, proxies) if proxies else request.path_url

    def build_response(self, req: PreparedRequest, resp: HTTPResponse) -> Answer:
        return Answer(req, resp)
