"""The pages people come back to, in the groups they are listed in: a page is added by one line."""

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
        ),
    ),
    (
        "Watch",
        (
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


def groups_at(path: str) -> list[Group]:
    """Return the groups as they are shown on the page with this path."""
    return [Group(title, [link_at(path, *entry) for entry in entries]) for title, entries in GROUPS]


def link_at(path: str, title: str, name: str) -> Link:
    url = reverse(name)
    below = path.startswith((f"{url}/", ALLAUTH) if name == PROFILE else f"{url}/")
    return Link(title, url, "page" if path == url else "true" if below else "")
