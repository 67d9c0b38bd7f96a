"""How many answers of a user are kept: small ones always, of large ones so many bytes an hour.

Otherwise whoever sends the header with every call could fill the disk: 256 KB, 300 times a minute, for a day.
The count is in the cache. One that is lost begins anew, which keeps more answers and makes no call twice.
"""

from uuid import UUID

from django.core.cache import cache
from django.utils import timezone

SMALL = 2 * 1024  # bytes
AN_HOUR = 32 * 1024 * 1024  # bytes of answers that are not small
HOUR = 3600  # seconds


def has_room(user_id: UUID, size: int) -> bool:
    """Say whether an answer of so many bytes is to be kept, and count it."""
    if size <= SMALL:
        return True
    name = f"idempotency:{user_id}:{int(timezone.now().timestamp()) // HOUR}"
    cache.add(name, 0, timeout=HOUR)
    try:
        return cache.incr(name, size) <= AN_HOUR
    except ValueError:  # lost between the two steps
        return True
