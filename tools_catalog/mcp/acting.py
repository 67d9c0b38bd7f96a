"""For whom an ordered call acts: found before the call is admitted, refused only when it is made."""

from dataclasses import dataclass

from rest_framework.request import Request

from accounts.models import ConnectedAccount
from accounts.resolution import external_id_in, require_header, resolve
from config.api.call_log import call_log_of
from config.api.errors import ApiError
from integrations.acting import connection_of
from integrations.selection import Connection
from tools_catalog.mcp.orders import Order


@dataclass(frozen=True)
class Acting:
    """The connection of the account that the caller names, or why there is none."""

    found: Connection | ApiError

    @property
    def connection(self) -> Connection:
        """Return the connection, or raise what is in its way."""
        if isinstance(self.found, ApiError):
            raise self.found
        return self.found


def acting_in(request: Request, order: Order) -> Acting:
    """Look the connection up, and note for the record and the limits what the call is about."""
    log = call_log_of(request)
    offer = order.offer
    log.provider, log.tool = "" if offer.is_own else offer.provider.slug, offer.tool.name
    try:
        with log.stage("select"):
            account = resolve(request) if offer.is_own else account_named(request)
    except ApiError as exc:
        return Acting(exc)
    log.account_id = account.pk if account else None
    with log.stage("select"):
        connection = Connection(account) if offer.is_own else connection_of(account, offer)
    request._request.connections = [connection]
    return Acting(connection)


def account_named(request: Request) -> ConnectedAccount:
    """Return the account of the header, or a personal key's own; without either there is nobody to act for."""
    require_header(external_id_in(request), request.auth.kind)
    account = resolve(request)
    assert account is not None
    return account
