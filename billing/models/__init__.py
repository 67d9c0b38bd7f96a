"""What may be used and what was: plans, subscriptions, usage records, their totals and reports."""

from billing.models.plan import UNLIMITED, Plan
from billing.models.reports import MeterReport, StripeEvent, UsageAlert
from billing.models.subscription import Subscription
from billing.models.totals import Mark, UsageAccountCalls, UsageAccountDay, UsageDay
from billing.models.usage import UsageRecord

__all__ = [
    "UNLIMITED",
    "Mark",
    "MeterReport",
    "Plan",
    "StripeEvent",
    "Subscription",
    "UsageAccountCalls",
    "UsageAccountDay",
    "UsageAlert",
    "UsageDay",
    "UsageRecord",
]
