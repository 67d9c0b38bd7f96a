"""The one INSERT of a usage record, compiled once: every call makes one."""

from functools import cache
from typing import Any

from billing.models import UsageRecord
from config.compiled import CompiledInsert


def store(fields: dict[str, Any]) -> None:
    """Insert a record of these columns; DatabaseError when the database refuses."""
    _insert().run(fields)


@cache
def _insert() -> CompiledInsert:
    return CompiledInsert(UsageRecord)
