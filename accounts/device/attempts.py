"""How often codes may be tried: by person, by address, and each code; right ones count as well."""

from django.http import HttpRequest
from django_ratelimit.core import get_usage

from accounts import address_limits
from accounts.device import codes
from config.api.errors import RateLimited

BY_PERSON, BY_ADDRESS, OF_ONE_CODE = "5/15m", "30/15m", "10/15m"
DEVICE_CODE = "device_code"


def check(request: HttpRequest, user_code: str) -> None:
    """Count one try before anything is looked up, so that tries at once count too; raise 429 over the limit."""
    address_limits.check(request, "device-address", BY_ADDRESS)
    count(request, "device-person", str(request.user.pk), BY_PERSON)
    count(request, "device-one-code", codes.digest(user_code), OF_ONE_CODE)


def count(request: HttpRequest, group: str, who: str, rate: str) -> None:
    usage = get_usage(request, group=group, key=lambda *_: who, rate=rate, increment=True)
    if usage and usage["should_limit"]:
        # The last second of a window belongs to it.
        raise RateLimited(usage["time_left"] + 1, limit=DEVICE_CODE)
