"""The errors of the request log: each with what it means and the way to its calls."""

from collections.abc import Iterable
from dataclasses import dataclass

from billing.drawing.fixes import BY_ANY_CODE, BY_LIMIT, by_status
from billing.pages.requests.asked import Asked
from billing.usage.error_groups import ErrorGroup
from config.api.fixes import Fix


@dataclass(frozen=True)
class ErrorRow:
    """One kind of error, how often it came, and the address of the calls that met it."""

    name: str
    group: ErrorGroup
    fix: Fix
    url: str


def error_rows(asked: Asked, groups: Iterable[ErrorGroup]) -> list[ErrorRow]:
    """Return the rows of the table of errors."""
    return [error_row(asked, group) for group in groups]


def error_row(asked: Asked, group: ErrorGroup) -> ErrorRow:
    fix = BY_LIMIT.get(group.limit) or BY_ANY_CODE.get(group.code) or by_status(group.status)
    name = f"{group.code} ({group.limit})" if group.limit else group.code
    error = f"{group.code}.{group.limit}" if group.limit else group.code
    only = {"status": str(group.status)} | ({"error": error} if error else {})
    return ErrorRow(name or f"Status {group.status}", group, fix, asked.address(**only))
