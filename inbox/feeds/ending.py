"""End what a provider says has ended: the grant of each connection concerned, or one token of it."""

from inbox.models import Arrival
from integrations import outcome
from integrations.models import Integration

REASON = "revoked at the provider"


def end(arrival: Arrival, integrations: list[Integration]) -> int:
    """Return how many connections lost something by it."""
    kinds = None if arrival.ends == "all" else (arrival.ends,)
    return sum(
        outcome.ended(integration, kinds, arrival.received_at, REASON)
        for integration in integrations
    )
