"""The client of the demo: plain HTTP against the address everyone else would use."""

from collections.abc import Sequence
from typing import Any

import requests
from django.conf import settings

TIMEOUT = (3.05, 40)


class StepFailed(Exception):
    """A call of the demo did not answer what it had to."""

    def __init__(self, call: str, expected: str, got: str) -> None:
        super().__init__(call)
        self.call, self.expected, self.got = call, expected, got


class Client:
    """Send requests that follow no redirect, read no environment, and must answer as expected."""

    def __init__(self, headers: dict[str, str] | None = None) -> None:
        self.session = requests.Session()
        self.session.trust_env = False
        # A connection kept open would hold up the servers' graceful stop.
        self.session.headers.update({"Connection": "close"} | (headers or {}))

    def ask(
        self, method: str, url: str, *, expected: Sequence[int] = (200,), **options: Any
    ) -> requests.Response:
        """Send a request and insist on the status."""
        call, wanted = (
            f"{method} {url.partition('?')[0]}",
            "status " + " or ".join(map(str, expected)),
        )
        try:
            response = self.session.request(
                method, url, timeout=TIMEOUT, allow_redirects=False, **options
            )
        except requests.RequestException as exc:
            raise StepFailed(call, wanted, f"no answer ({type(exc).__name__})") from exc
        if response.status_code not in expected:
            raise StepFailed(call, wanted, f"{response.status_code} {response.text[:600]}")
        return response


class Api(Client):
    """Our own API with a key, on behalf of one account once it is chosen."""

    def __init__(self, key: str) -> None:
        super().__init__({"Authorization": f"Bearer {key}"})
        self.last: requests.Response | None = None

    def act_for(self, external_id: str) -> None:
        """Make every further call on behalf of this account."""
        self.session.headers["X-Account-Id"] = external_id

    def call(self, method: str, path: str, json: dict | None = None) -> Any:
        """Call `/api/v1<path>` and return the answer's `data`."""
        return self.answer(method, path, json).json()["data"]

    def answer(
        self, method: str, path: str, json: dict | None = None, expected: Sequence[int] = (200,)
    ) -> requests.Response:
        """Call `/api/v1<path>` and return the whole answer."""
        url = f"{settings.PUBLIC_URL}/api/v1{path}"
        self.last = self.ask(method, url, expected=expected, json=json)
        return self.last
