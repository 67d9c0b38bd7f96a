"""Support's view of people, partners, keys, accounts and events."""

from accounts.admin import (
    apps,
    connected_accounts,
    devices,
    events,
    keys,
    partners,
    people,
    second_factors,
    sessions,
)

__all__ = [
    "apps",
    "connected_accounts",
    "devices",
    "events",
    "keys",
    "partners",
    "people",
    "second_factors",
    "sessions",
]
