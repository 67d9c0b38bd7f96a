"""Recognise the caller of a proxied call together with everything the call needs."""

from typing import Any
from uuid import UUID

from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request

from accounts import wrong_keys
from accounts.authentication import key_text, remember_key
from accounts.models import ApiKey
from accounts.resolution import external_id_in
from billing.limits.standing import make_standing
from config.api.call_log import call_log_of
from config.api.errors import AuthRequired
from providers.proxy.lookup import Found, look_up
from providers.registry import Offer


class ProxyAuthentication(BaseAuthentication):
    """Sets user and key as everywhere, and leaves standing and connection on the request."""

    def authenticate(self, request: Request) -> tuple[Any, ApiKey]:
        raw_key = key_text(request)
        wrong_keys.check(request)
        # A wrong method is refused later, by the view: this call is logged and metered like any other.
        offers: dict[str, Offer] = request.parser_context["view"].offers
        offer = offers.get(request.method) or next(iter(offers.values()))
        external_id = external_id_in(request)
        rows = look_up(raw_key, external_id, offer)
        if not rows or rows[0].key.kind == ApiKey.Kind.APP:
            wrong_keys.note(request)
            raise AuthRequired()
        key = rows[0].key
        remember_key(request, key)
        request._request.standing = make_standing(
            key.user, key.user.active_partner, rows[0].subscription
        )
        request._request.connections = [row.connection for row in rows]
        log = call_log_of(request)
        log.provider = offer.provider.slug
        log.tool = offer.tool.name if request.method in offers else ""
        log.account_id = account_of(rows) if external_id is not None else None
        return key.user, key

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


def account_of(rows: list[Found]) -> UUID | None:
    """Return the account that the header names, for the record of a call that is refused before it is looked at."""
    account = rows[0].connection.account
    return account.pk if account is not None and len(rows) == 1 else None
