"""What is held of an account's calls."""

from collections.abc import Iterator

from accounts.held import Row, columns
from accounts.models import ConnectedAccount
from billing.models import UsageAccountDay, UsageRecord

RECORD = ("ts", "request_id", "method", "route", "provider", "tool", "status", "counted", "units")
MORE = ("ms", "provider_ms", "provider_status", "provider_request_id", "attempts", "error_code")
DAY = ("day", "provider", "status", "counted", "calls", "units")


def records(account: ConnectedAccount) -> Iterator[Row]:
    rows = UsageRecord.objects.filter(account_id=account.pk)
    return columns(rows.order_by("-ts"), *RECORD, *MORE)


def days(account: ConnectedAccount) -> Iterator[Row]:
    return columns(UsageAccountDay.objects.filter(account_id=account.pk).order_by("day"), *DAY)
