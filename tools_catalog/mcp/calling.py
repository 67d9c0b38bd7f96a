"""Call a tool for an agent, the way the proxy does: same stages, same limits, same errors."""

from accounts.calling import check_call
from accounts.models import ApiKey
from config.api.call_log import CallLog
from integrations.calls import Result, call_tool
from integrations.in_messages import refuse_bytes
from tools_catalog.mcp import own
from tools_catalog.mcp.acting import Acting
from tools_catalog.mcp.orders import Order


def carry_out(order: Order, key: ApiKey, acting: Acting, log: CallLog) -> Result:
    """Make the call, if the key may and a message can carry what comes of it."""
    check_call(key, order.offer)
    connection = acting.connection
    if order.offer.is_own:
        return own.carry_out(order, key, connection.account, log)
    with log.stage("select"):
        refuse_bytes(order.offer, order.arguments)
    return call_tool(connection, order.offer, (order.arguments,), log)
