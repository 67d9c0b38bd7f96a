"""What whoever is logged in is charged for."""

from accounts.models import User
from billing.limits.standing import Standing, make_standing
from billing.models import Subscription
from billing.subscriptions.charged import charged_to


def charged(user: User) -> tuple[Standing, Subscription | None]:
    """Return where a user stands, and the subscription that says so; None: the default plan."""
    subscription = charged_to(user).select_related("plan").first()
    return make_standing(user, user.active_partner, subscription), subscription
