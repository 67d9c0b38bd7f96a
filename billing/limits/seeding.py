"""What a window that nobody remembers begins with: the records are the truth."""

from billing.limits.standing import Standing
from billing.limits.windows import MINUTE, Window
from billing.usage.ledger import account, counted, key, owner


def seed(standing: Standing, window: Window) -> int:
    """Return the calls of a window that are recorded; a minute is too short to be worth the question."""
    if window.name == MINUTE:
        return 0
    whose = {"key": key, "account": account}.get(window.name)
    return counted(
        whose(window.object_id) if whose else owner(standing.subject_id, standing.is_partner),
        window.start,
        window.end,
    )
