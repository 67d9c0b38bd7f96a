"""The one rule table of what counts for quota and invoice."""

# Our own fault, the provider's absence, a limit, a bill: nobody pays for these.
NOT_COUNTED = frozenset({402, 429, 500, 503})


def is_counted(status: int, *, exempt: bool = False) -> bool:
    """Say whether a call with this answer counts; `exempt` routes (/health, /me) never do."""
    return not exempt and status not in NOT_COUNTED
