"""What every settings page says to whoever owes a payment."""

from typing import Any

from django import template

from billing.models import Subscription
from billing.payments import backend
from billing.subscriptions.charged import charged_to

register = template.Library()


@register.inclusion_tag("parts/past_due.html", takes_context=True)
def past_due_banner(context: dict[str, Any]) -> dict[str, Any]:
    """Show since when nothing is answered and the one way out; error pages know no user, and show nothing."""
    user = context.get("user")
    if user is None or not user.is_authenticated:
        return {}
    owed = charged_to(user).filter(status=Subscription.Status.PAST_DUE).first()
    can_pay = owed is not None and bool(owed.stripe_customer_id) and not backend().is_local
    return {"owed": owed, "can_pay": can_pay}
