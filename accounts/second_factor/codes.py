"""Codes that are typed in: each works once, also when two requests bring it at the same time."""

import logging
import time

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.db import transaction

from config.vault import CannotOpen

logger = logging.getLogger("patchbay.accounts")

# Steps before and after the present one whose code is taken: clocks differ, and typing takes time.
DRIFT = 1
STEP = "last_step"


def spend(authenticator: Authenticator, code: str) -> bool:
    """Use a code up; False for a wrong or a used one."""
    try:
        if authenticator.type == Authenticator.Type.TOTP:
            return spend_step(authenticator, code)
        return authenticator.wrap().validate_code(code)
    except CannotOpen:
        logger.error("A second factor does not open with the keys of this server")
        return False


@transaction.atomic
def spend_step(authenticator: Authenticator, code: str) -> bool:
    """Take the code of a step that is later than every step used before."""
    row = Authenticator.objects.select_for_update().filter(pk=authenticator.pk).first()
    step = step_of(decrypt(row.data["secret"]), code) if row else None
    if step is None or step <= row.data.get(STEP, 0):
        return False
    row.data[STEP] = step
    row.save(update_fields=["data"])
    return True


def step_of(secret: str, code: str) -> int | None:
    """Return the latest step (count of periods since 1970) near now that has this code."""
    now = int(time.time()) // app_settings.TOTP_PERIOD
    near = range(now + DRIFT, now - DRIFT - 1, -1)
    return next((step for step in near if is_code_of(secret, step, code)), None)


def is_code_of(secret: str, step: int, code: str) -> bool:
    return compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, step)))


@transaction.atomic
def begin_after(user_id: object, step: int) -> None:
    """Take no code up to this step: the one an app was set up with is used."""
    rows = Authenticator.objects.select_for_update()
    row = rows.filter(user_id=user_id, type=Authenticator.Type.TOTP).first()
    if row:
        row.data[STEP] = step
        row.save(update_fields=["data"])
