"""How often sessions may be started: each makes rows, and a consent page somebody is sent to."""

from rest_framework.request import Request

from accounts.address_limits import seconds_over
from accounts.models import ConnectedAccount
from config.api.errors import RateLimited

ACCOUNT, PARTNER = "sessions_of_account", "sessions_of_partner"
BY_ACCOUNT, BY_PARTNER = "30/m", "600/m"


def check(request: Request, account: ConnectedAccount) -> None:
    """Count a session that is about to be made; raise 429 for an account or a partner over the rate."""
    owner = account.partner_id or account.user_id
    counted = ((ACCOUNT, account.pk, BY_ACCOUNT), (PARTNER, owner, BY_PARTNER))
    for limit, whose, rate in counted:
        if wait := seconds_over(request, limit, str(whose), rate):
            raise RateLimited(wait, limit=limit)
