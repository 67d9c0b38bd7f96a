"""Calls as the request log shows them: beside what was recorded, whose they are."""

from collections.abc import Sequence

from billing.models import UsageRecord
from billing.usage.naming import names_in


def named(records: Sequence[UsageRecord]) -> Sequence[UsageRecord]:
    """Return records with their key and account, as far as these still exist."""
    names = names_in(records)
    for record in records:
        record.key = names.keys.get(record.key_id)
        record.account = names.accounts.get(record.account_id)
    return records
