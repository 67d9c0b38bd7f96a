"""Support's view of plans, subscriptions, usage and what was told of it."""

from billing.admin import plans, reports, subscriptions, usage

__all__ = ["plans", "reports", "subscriptions", "usage"]
