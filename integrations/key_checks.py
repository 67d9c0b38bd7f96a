"""Notice a wrong or missing encryption key before it costs anybody a connection."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError

from config.vault import CannotOpen, sealing_key_id
from integrations.models import KeyCheck

KNOWN = "patchbay"


def remember_key() -> None:
    """Seal a known text with the key in use, once per key."""
    if not KeyCheck.objects.filter(key_id=sealing_key_id()).exists():
        check = KeyCheck(key_id=sealing_key_id())
        check.known = KNOWN
        KeyCheck.objects.bulk_create([check], ignore_conflicts=True)


def is_unheard_of() -> bool:
    """Say whether keys were used here and the one in front is not among them: nobody started with it."""
    used = set(KeyCheck.objects.values_list("key_id", flat=True))
    return bool(used) and sealing_key_id() not in used


def unopened() -> list[str]:
    """Return the ids of keys that were used here and do not open any more what they sealed."""
    return [check.key_id for check in KeyCheck.objects.all() if not opens(check)]


def opens(check: KeyCheck) -> bool:
    try:
        return check.known == KNOWN
    except CannotOpen:
        return False


def ready() -> str:
    """Say for /readyz whether every key in use opens; only then is the sealing key one of them."""
    if missing := unopened():
        return f"TOKEN_ENCRYPTION_KEYS lacks or changed: {', '.join(missing)}"
    remember_key()
    return "ok"


@register(Tags.database)
def check_keys(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Refuse to start with keys that do not open what is stored (`check --database default`)."""
    try:
        problem = ready() if databases else "ok"
    except DatabaseError:  # before the first migration
        return []
    if problem == "ok":
        return []
    hint = "Put the former key back, behind the new one; see docs/operations.md."
    return [Error(problem, hint=hint, id="patchbay.E001")]
