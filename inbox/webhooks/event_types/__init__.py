"""Every type of event that partners are told of. `EVENT_TYPES` has them by name, in the order they are shown."""

from inbox.webhooks.event_types import accounts, inbox, integrations, keys, testing, usage
from inbox.webhooks.event_types.spec import EventType

EVENT_TYPES: dict[str, EventType] = {
    each.name: each
    for each in (
        *integrations.TYPES,
        *accounts.TYPES,
        *inbox.TYPES,
        *usage.TYPES,
        *keys.TYPES,
        *testing.TYPES,
    )
}
TEST = testing.TEST.name
# What an endpoint can be limited to: a test comes to whichever endpoint is tested.
CHOOSABLE = tuple(name for name in EVENT_TYPES if name != TEST)
