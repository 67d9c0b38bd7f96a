"""Refuse what no provider sent. It is said in the log, but not as often as somebody likes to try."""

import logging

from django.http import HttpRequest
from rest_framework.request import Request

from accounts.address_limits import address_of, seconds_to_wait
from config.api.errors import ApiError, AuthRequired, RateLimited

log = logging.getLogger("patchbay.feeds")

RATE = "60/m"


def refusal(request: HttpRequest | Request, provider: str, reason: str) -> ApiError:
    """Return what a forged delivery is answered.

    It is counted after its check, never before: a provider delivers for everybody from the same addresses, so
    whoever lets it deliver something forged must not keep it from delivering what is true.
    """
    if wait := seconds_to_wait(request, "forged-deliveries", RATE):
        return RateLimited(wait, limit="address")
    facts = {"provider": provider[:40], "reason": reason, "address": address_of(request)}
    log.warning("delivery refused: it is not the provider's", extra=facts)
    return AuthRequired("The delivery is not signed as its provider signs")
