"""Call a provider's tool for an agent, the way the proxy does: same stages, same limits, same errors."""

from accounts.key_limits import check_change
from accounts.models import ApiKey
from accounts.permissions import check_scope
from config.api.call_log import CallLog
from config.api.errors import Invalid
from integrations.calls import Result, call_tool, wants_raw
from providers.arguments import read_arguments
from providers.naming import named_as_sent
from tools_catalog.mcp.acting import Acting
from tools_catalog.mcp.documents import scope_of
from tools_catalog.mcp.orders import Order


def carry_out(order: Order, key: ApiKey, acting: Acting, log: CallLog) -> Result:
    """Make the call, if the key may and a message can carry what comes of it."""
    check_scope(key, scope_of(order.offer))
    check_change(key, is_read=order.offer.tool.is_read)
    connection = acting.connection
    with log.stage("select"):
        refuse_bytes(order)
    return call_tool(connection, order.offer, (order.arguments,), log)


def refuse_bytes(order: Order) -> None:
    """Raise 400 for a call that sends or asks for bytes as they are."""
    tool = order.offer.tool
    if tool.raw_upload:
        raise Invalid(f"{tool.name} streams its body: send it to {tool.route} over HTTP")
    if tool.raw_when and asks_for_bytes(order):
        name, value = tool.raw_when
        raise Invalid(
            f"{name}={value} streams bytes, which a tool result cannot hold: leave it out"
        )


def asks_for_bytes(order: Order) -> bool:
    with named_as_sent(order.offer.tool, (order.arguments,)):
        return wants_raw(order.offer, read_arguments(order.offer.tool, order.arguments))
