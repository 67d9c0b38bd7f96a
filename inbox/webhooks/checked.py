"""What an endpoint is given by its partner, checked: each problem names its field."""

from collections.abc import Iterable, Mapping
from typing import Any

from accounts.app_setup.refusing import refuse
from inbox.webhooks.addresses import problem_with
from inbox.webhooks.event_types import CHOOSABLE

LONGEST_DESCRIPTION = 200


def checked(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Return columns as they are stored, or raise 400."""
    return {name: CHECKS[name](value) for name, value in wanted.items()}


def checked_url(url: str) -> str:
    url = url.strip()
    if problem := problem_with(url):
        raise refuse("url", problem)
    return url


def checked_description(text: str) -> str:
    text = text.strip()
    if len(text) > LONGEST_DESCRIPTION or not text.isprintable():
        raise refuse("description", f"Enter at most {LONGEST_DESCRIPTION} characters on one line.")
    return text


def checked_types(names: Iterable[str]) -> list[str]:
    """Return types in the order they are shown; none means all, with those still to come."""
    asked = set(names)
    if unknown := sorted(asked - set(CHOOSABLE)):
        raise refuse("event_types", f"There is no type of event called {unknown[0][:60]!r}.")
    return [name for name in CHOOSABLE if name in asked]


CHECKS = {
    "url": checked_url,
    "description": checked_description,
    "event_types": checked_types,
}
