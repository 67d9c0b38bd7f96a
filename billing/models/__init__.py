"""What may be used and what was: plans, subscriptions, usage records."""

from billing.models.plan import Plan, Subscription
from billing.models.usage import UsageRecord

__all__ = ["Plan", "Subscription", "UsageRecord"]
