"""The one rule table of what counts for quota and invoice."""

# Our own fault, the provider's absence, a limit, a bill: nobody pays for these.
NOT_COUNTED = frozenset({402, 429, 500, 503})


def is_counted(status: int) -> bool:
    """Say whether an admitted call with this answer counts; /health and /me are not even admitted."""
    return status not in NOT_COUNTED
