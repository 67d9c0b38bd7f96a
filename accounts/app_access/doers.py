"""Who does what is done through the apps API, as the event log writes it."""

from rest_framework.request import Request

from accounts.actors import Actor, address_in
from accounts.models import ConnectedAccount, Event


def doer_of(request: Request, account: ConnectedAccount | None = None) -> Actor:
    """Return the app's key, or the end user whose token the call came with; `account` is theirs."""
    if request.auth.is_end_user and account is not None:
        return Actor.end_user(account, address_in(request))
    return Actor(Event.Actor.KEY, str(request.auth.key.pk), address_in(request))
