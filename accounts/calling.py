"""Which tools a key may call: by its scopes, and by whether it may change anything."""

from accounts.key_limits import check_change
from accounts.models import ApiKey
from accounts.permissions import check_scope
from providers.registry import Offer


def scope_of(offer: Offer) -> str:
    """Return the key scope that a call needs; what we do ourselves is in the scopes of our routes."""
    return offer.permission.scopes[0] if offer.is_own else f"proxy:{offer.provider.slug}"


def may_call(key: ApiKey, offer: Offer) -> bool:
    """Say whether the key's scopes hold the provider, and the tool changes nothing if the key may not."""
    return key.allows(scope_of(offer)) and (offer.tool.is_read or not key.is_read_only)


def check_call(key: ApiKey, offer: Offer) -> None:
    """Raise 403 for a key that may not call the tool."""
    check_scope(key, scope_of(offer))
    check_change(key, is_read=offer.tool.is_read)
