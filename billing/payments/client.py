"""Talk to Stripe: through our own outgoing client, with its key from the settings, and failures in one form."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

import stripe
from django.conf import settings

from billing.payments.backend import PaymentsUnavailable
from config.db import release_connection
from config.http import AnswerTooLarge, Unreachable, lost_in, send

log = logging.getLogger("patchbay.payments")

TIMEOUT = (3.0, 10.0)  # seconds to connect, and between two bytes of an answer
TOTAL = 15.0
IN_PASSING = (2.0, 4.0)
TOTAL_IN_PASSING = 5.0
FIRST_SERVER_ERROR, TOO_MANY, UNAUTHORISED = 500, 429, 401

# It would write a file into the home folder and send what machine this is.
stripe.enable_telemetry = False


class Transport(stripe.HTTPClient):
    """Stripe's library on our outgoing client: its timeouts, proxy and CA, and never a redirect."""

    name = "requests"

    def request(
        self, method: str, url: str, headers: Mapping[str, str] | None, post_data: Any = None
    ) -> tuple[bytes, int, Mapping[str, str]]:
        """Send one request; the library reads the answer. Others may have our database connection meanwhile."""
        release_connection()
        try:
            response = send(
                method,
                url,
                data=post_data,
                headers=dict(headers),
                **self.patience(),
            )
        except (Unreachable, AnswerTooLarge) as exc:
            raise stripe.APIConnectionError(str(exc)) from exc
        return response.content, response.status_code, response.headers

    def patience(self) -> dict[str, Any]:
        return {"timeout": TIMEOUT, "total": TOTAL}

    def close(self) -> None:
        """Leave the connections to the pool of our outgoing client."""


class TransportInPassing(Transport):
    """For what a page can do without: nobody waits long for it."""

    def patience(self) -> dict[str, Any]:
        return {"timeout": IN_PASSING, "total": TOTAL_IN_PASSING}


def client(transport: type[Transport] = Transport) -> stripe.StripeClient:
    return _client(settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE, transport)


@cache
def _client(key: str, base: str, transport: type[Transport]) -> stripe.StripeClient:
    return stripe.StripeClient(
        key, base_addresses={"api": base}, http_client=transport(), max_network_retries=0
    )


@contextmanager
def asking(what: str) -> Iterator[None]:
    """Turn every failure of Stripe inside into PaymentsUnavailable, logged without what was said."""
    try:
        yield
    except stripe.StripeError as exc:
        reason = f"{type(exc).__name__} {exc.http_status or ''} {exc.code or ''}".strip()
        log.warning("stripe: %s failed: %s", what, reason, extra={"stripe_id": exc.request_id})
        raise PaymentsUnavailable(
            reason, is_away=is_away(exc), may_have_arrived=may_have_arrived(exc)
        ) from exc


def is_away(exc: stripe.StripeError) -> bool:
    """Say whether the next question would fail as this one did."""
    status = exc.http_status or FIRST_SERVER_ERROR
    return status >= FIRST_SERVER_ERROR or status in {TOO_MANY, UNAUTHORISED}


def may_have_arrived(exc: stripe.StripeError) -> bool:
    """Say whether Stripe may have done what it was asked, though it did not say so."""
    if exc.http_status is not None:
        return exc.http_status >= FIRST_SERVER_ERROR
    lost = lost_in(exc)
    return lost is None or lost.sent
