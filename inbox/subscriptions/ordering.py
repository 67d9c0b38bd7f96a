"""What a provider is asked for, and told of what it made before."""

from django.conf import settings

from config import claims
from inbox.feeds.addressing import SANDBOX
from inbox.models import Subscription
from inbox.offering import needs_of
from providers.operator_settings import is_sandboxed
from providers.spec import Feed, Made, Order, Provider

PATH = "/api/v1/webhooks/"


def order_of(row: Subscription, provider: Provider, feed: Feed) -> Order:
    address = f"{settings.PUBLIC_URL}{PATH}{provider.slug}"
    return Order(
        id=str(row.pk),
        callback_url=f"{address}/{row.path_token}",
        secret=row.secret,
        # Some know one address of an app, and the sandbox's app may serve both modes.
        shared_url=f"{address}/{SANDBOX}" if is_sandboxed(provider) else address,
        needs=needs_of(provider, feed),
    )


def made_of(row: Subscription) -> Made:
    return Made(row.remote_id, row.expires_at, row.facts)


class Lost(Exception):
    """Another worker has taken the row over."""


def drawn_anew(row: Subscription) -> None:
    """Store a new address and a new secret before anybody is told: what was asked for with the old is refused.

    Should we end between the provider's yes and our note of it, it delivers to an address that nobody has.
    """
    row.draw_secrets()
    names = ("path_sealed", "path_digest", "secret_sealed")
    if not claims.held(row).update(**{name: getattr(row, name) for name in names}):
        raise Lost
