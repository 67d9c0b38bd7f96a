"""All states of all pages, by area: a new page is one line in one of them."""

from tests.browser.states import (
    accounts,
    apps,
    audit,
    calls,
    devices,
    docs,
    doors,
    first_steps,
    hosted,
    inbox,
    keys,
    mistakes,
    money,
    partners,
    profile,
    staff,
    webhooks,
)

AREAS = (
    doors,
    first_steps,
    profile,
    keys,
    partners,
    accounts,
    apps,
    webhooks,
    inbox,
    calls,
    money,
    audit,
    devices,
    hosted,
    docs,
    mistakes,
    staff,
)
STATES = [state for area in AREAS for state in area.STATES]
