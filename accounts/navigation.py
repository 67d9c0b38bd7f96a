"""The pages people come back to, in the groups they are listed in: a page is added by one line."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from django.urls import reverse

GROUPS = (
    (
        "Build",
        (
            ("Start", "start"),
            ("API keys", "api_keys"),
            ("Apps", "apps"),
            ("Accounts", "accounts"),
            ("Integrations", "own_integrations"),
            ("Webhooks", "webhooks"),
        ),
    ),
    (
        "Watch",
        (
            ("Inbox", "inbox"),
            ("Usage", "usage"),
            ("Request log", "request_log"),
            ("Audit log", "audit"),
        ),
    ),
    (
        "Account",
        (
            ("Partner", "partner"),
            ("Billing", "billing"),
            ("Profile", "profile"),
        ),
    ),
)
# What allauth shows of somebody's log-in belongs to their profile.
PROFILE, ALLAUTH = "profile", "/accounts/"


@dataclass(frozen=True)
class Link:
    """One entry. `current` is "page" on the page itself, "true" below it, and else nothing."""

    title: str
    url: str
    current: str


@dataclass(frozen=True)
class Group:
    title: str
    links: list[Link]


def groups_at(path: str, only: Container[str] | None = None) -> list[Group]:
    """Return the groups as they are shown on the page with this path; `only` names the pages that are open."""
    return [Group(title, links_at(path, entries, only)) for title, entries in GROUPS]


def links_at(
    path: str, entries: Iterable[tuple[str, str]], only: Container[str] | None
) -> list[Link]:
    return [link_at(path, title, name) for title, name in entries if only is None or name in only]


def link_at(path: str, title: str, name: str) -> Link:
    url = reverse(name)
    below = path.startswith((f"{url}/", ALLAUTH) if name == PROFILE else f"{url}/")
    return Link(title, url, "page" if path == url else "true" if below else "")
