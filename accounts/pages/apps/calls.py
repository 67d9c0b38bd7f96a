"""How many calls apps made lately: with their keys, and their end users with tokens."""

from collections import Counter
from collections.abc import Collection
from datetime import timedelta

from django.utils import timezone

from accounts.app_access.end_users import id_of_end_users
from accounts.models import ApiKey, App
from billing.usage.recent import calls_since

BUSY_DAYS = timedelta(days=30)


def calls_of(apps: Collection[App]) -> Counter[str]:
    """Return the calls of the last 30 days by app."""
    if not apps:
        return Counter()
    keys = ApiKey.objects.filter(app__in=[app.pk for app in apps])
    app_of = dict(keys.values_list("pk", "app_id"))
    app_of |= {id_of_end_users(app.pk): app.pk for app in apps}
    found = calls_since((timezone.now() - BUSY_DAYS).date(), list(app_of))
    calls: Counter[str] = Counter()
    for key_id, number in found.items():
        calls[app_of[key_id]] += number
    return calls
