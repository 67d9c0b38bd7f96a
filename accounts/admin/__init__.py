"""Support's view of people, partners, keys, accounts and events."""

from accounts.admin import (
    addresses,
    apps,
    connected_accounts,
    devices,
    events,
    groups,
    keys,
    looking,
    outbox,
    partners,
    people,
    second_factors,
    sessions,
    sign_ins,
)

__all__ = [
    "addresses",
    "apps",
    "connected_accounts",
    "devices",
    "events",
    "groups",
    "keys",
    "looking",
    "outbox",
    "partners",
    "people",
    "second_factors",
    "sessions",
    "sign_ins",
]
