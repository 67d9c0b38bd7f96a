"""Grants that were fetched and kept on disk, but never committed: their process ended between the two."""

from config.api.errors import ApiError
from integrations import journal
from integrations.lease import Lease
from integrations.models import Token
from integrations.storing import store


def adopt_left_over() -> int:
    """Store grants that were fetched but never committed (worker job); return how many."""
    return sum(adopted(token) for token in journal.left_over())


def adopted(token: Token) -> bool:
    """Store a journaled grant unless somebody is at this token right now; say whether it was done."""
    grant = journal.find(token)
    lease = Lease.take(token) if grant else None
    if lease is None:
        return False
    try:
        store(lease, grant)
    except ApiError:
        return False
    return True
