"""Events as pages name them."""

from collections.abc import Sequence

from inbox.models import InboxEvent
from providers.registry import name_of


def named(events: Sequence[InboxEvent], *, is_private: bool = False) -> Sequence[InboxEvent]:
    """Give events the name of their provider, and a title: the summary, unless what came is private."""
    for event in events:
        event.provider_name = name_of(event.provider)
        event.title = event.type if is_private else event.summary or event.type
    return events
