"""Write a record late, by somebody else than its call: once, whoever tried before."""

import logging
from typing import Any

from django.db import DataError, IntegrityError
from django.utils import timezone

from billing.in_flight.aside import REFUSED, keep
from billing.models import UsageRecord
from billing.usage import storing

log = logging.getLogger("patchbay.usage")

SAME = ("key_id", "ts", "request_id", "method", "route")  # what tells a call from all others


def is_written(fields: dict[str, Any]) -> bool:
    """Say whether the call has its record."""
    return UsageRecord.objects.filter(**{name: fields[name] for name in SAME}).exists()


def write_once(fields: dict[str, Any]) -> bool:
    """Insert the record of a call that has none; say whether that was so.

    DatabaseError: ask again later. What the database will never take is put aside for people to look at.
    """
    if is_written(fields):
        return False
    try:
        storing.store(fields | {"written_at": timezone.now()})
    except (DataError, IntegrityError):
        log.exception("a usage record is refused for good")
        keep(fields, REFUSED)
        return False
    return True
