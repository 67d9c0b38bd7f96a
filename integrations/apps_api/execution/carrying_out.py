"""Carry an order out, the way the proxy does: same stages, same limits, same errors."""

from dataclasses import dataclass
from typing import Any

from rest_framework.request import Request

from accounts.calling import check_call
from config.api.call_log import call_log_of
from integrations.acting import connection_of
from integrations.apps_api.enabled import config_of
from integrations.apps_api.end_users import account_of
from integrations.apps_api.execution.failing import told_as_failed
from integrations.apps_api.execution.order import Order, unknown_tool
from integrations.calls import Result, call_tool
from integrations.in_messages import refuse_bytes
from integrations.selection import Connection


@dataclass(frozen=True)
class Prepared:
    """An order and the connection that it acts on."""

    order: Order
    connection: Connection


def prepare(request: Request) -> Prepared:
    """Read the order and find its connection, and note for the record and the limits what it is about."""
    order, log = Order.read(request.data, request.auth), call_log_of(request)
    if order.action is None:
        return Prepared(order, Connection(None))
    offer = order.action.offer
    log.provider, log.tool = offer.provider.slug, offer.tool.name
    with log.stage("select"):
        account = account_of(request.auth, order.user_id)
        connection = connection_of(account, offer) if account else Connection(None)
    log.account_id = account.pk if account else None
    request._request.connections = [connection]
    return Prepared(order, connection)


def carry_out(request: Request, prepared: Prepared) -> Result:
    """Make the call, if the app has the toolkit on and the key may."""
    order, app, log = prepared.order, request.auth.app, call_log_of(request)
    if order.action is None:
        with told_as_failed(order, app):
            raise unknown_tool(order.name)
    offer = order.action.offer
    check_call(request.auth.key, offer)
    with log.stage("select"):
        config_of(app, order.action.toolkit.slug)
    with told_as_failed(order, app):
        refuse_bytes(offer, order.params)
        return call_tool(prepared.connection, offer, (order.params,), log)


def answered(result: Result) -> dict[str, Any]:
    """Return a result as this API answers it; a list says where it goes on."""
    beside = {"next_cursor": result.next_cursor} if result.is_list else {}
    return {"successful": True, "data": result.data, **beside}
