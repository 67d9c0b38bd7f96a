"""What keys may do, in words."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from accounts.models import ApiKey
from accounts.scopes import in_words
from billing.usage.recent import calls_since

BUSY_DAYS = timedelta(days=30)


def described(keys: Iterable[ApiKey]) -> list[ApiKey]:
    """Return the keys with their scopes and limits in words, and with their calls of the last 30 days."""
    words, found = in_words(), list(keys)
    since = (timezone.now() - BUSY_DAYS).date()
    calls = calls_since(since, [key.pk for key in found]) if found else {}
    for key in found:
        key.scope_words = None if key.scopes is None else [words.get(s, s) for s in key.scopes]
        key.limit_words = limits_in_words(key)
        key.recent_calls = calls.get(key.pk, 0)
    return found


def limits_in_words(key: ApiKey) -> list[str]:
    """Return the limits of a key beside its scopes, each as a short sentence."""
    said = ["Changes nothing"] if key.is_read_only else []
    if key.networks is not None:
        said.append(f"Only from {', '.join(key.networks) or 'nowhere'}")
    if key.only_accounts is not None:
        number = len(key.only_accounts)
        said.append(f"Only for {number} account{'' if number == 1 else 's'}")
    return said
