"""Notice a wrong or missing encryption key before it costs anybody a connection."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError

from config.vault import OWN_KEY, CannotOpen, form_of, sealing_form, sealing_key_id
from integrations.models import KeyCheck

KNOWN = "patchbay"


def remember_key() -> None:
    """Seal a known text with the key in use, once per key; anew when its values get keys of their own.

    Not the other way round: what is sealed in that form stays so until everything is sealed anew.
    """
    check = KeyCheck.objects.filter(key_id=sealing_key_id()).first()
    if check is None:
        KeyCheck.objects.bulk_create([new_check()], ignore_conflicts=True)
    elif not covers(check):
        seal_check()


def new_check() -> KeyCheck:
    check = KeyCheck(key_id=sealing_key_id())
    check.known = KNOWN
    return check


def seal_check() -> None:
    """Seal the check of the key in use in the form in use."""
    check = new_check()
    KeyCheck.objects.filter(key_id=check.key_id).update(known_sealed=check.known_sealed)


def covers(check: KeyCheck) -> bool:
    """Say whether who can open this check can open what its key seals now."""
    return form_of(check.known_sealed) in {OWN_KEY, sealing_form()}


def is_unheard_of() -> bool:
    """Say whether keys were used here, and none as we use the one in front: nobody started like this."""
    checks = {check.key_id: check for check in KeyCheck.objects.all()}
    own = checks.get(sealing_key_id())
    return bool(checks) and (own is None or not covers(own))


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
