"""Questions to the provider: JSON or nothing, within seconds, never to an address inside our network by surprise."""

from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings

from accounts.sso.refusals import Unavailable, Untrusted
from config import http

TIMEOUT = (3.0, 5.0)  # seconds to connect, and between two pieces of the answer
TOTAL = 10.0  # seconds for the whole answer


def ask(method: str, url: str, **said: Any) -> dict[str, Any]:
    """Return the members of a JSON answer. Raises Unavailable, or Untrusted where it refuses."""
    try:
        response = http.send(
            method, url, timeout=TIMEOUT, total=TOTAL, outside_host=is_elsewhere(url), **said
        )
    except (http.Unreachable, http.AnswerTooLarge) as exc:
        raise Unavailable(f"{path_of(url)}: {exc}") from exc
    if 400 <= response.status_code < 500:
        raise Untrusted(f"{path_of(url)} refused with {response.status_code}")
    return members_of(response, url)


def members_of(response: requests.Response, url: str) -> dict[str, Any]:
    try:
        found = response.json()
    except ValueError as exc:
        raise Unavailable(f"{path_of(url)} answered {response.status_code} without JSON") from exc
    if response.status_code != 200 or not isinstance(found, dict):
        raise Unavailable(f"{path_of(url)} answered {response.status_code}")
    return found


def is_elsewhere(url: str) -> bool:
    """Say whether it is another host than the operator named; such a one must be out on the internet."""
    return urlsplit(url).hostname != urlsplit(settings.SSO.issuer).hostname


def path_of(url: str) -> str:
    """Return what the log may tell of an address."""
    return urlsplit(url).path
