"""The methods of the protocol, and what answers each of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from config.api.call_log import CallLog
from tools_catalog.mcp import finding, greeting
from tools_catalog.mcp.acting import Acting
from tools_catalog.mcp.caller import Caller
from tools_catalog.mcp.calling import carry_out
from tools_catalog.mcp.listing import mode_in, tools_listed
from tools_catalog.mcp.messages import INVALID_PARAMS, METHOD_NOT_FOUND, Fault, Message
from tools_catalog.mcp.orders import Order, arguments_in, name_in
from tools_catalog.mcp.results import succeeded, told


@dataclass(frozen=True)
class Turn:
    """What is known when a message is answered: who asks, how, and what is ordered."""

    caller: Caller
    query: Mapping[str, str]
    log: CallLog
    is_stateless: bool
    order: Order | None
    acting: Acting | None


def answer(turn: Turn, message: Message) -> dict[str, Any]:
    """Return the result of a request, or raise a Fault or an ApiError."""
    method = METHODS[turn.is_stateless].get(message.method)
    if method is None:
        text = f"No method {message.method[:80]!r} in this protocol"
        raise Fault(METHOD_NOT_FOUND, text, message_id=message.id)
    value = method(turn, message)
    return greeting.dressed(message.method, value) if turn.is_stateless else value


def initialize(turn: Turn, message: Message) -> dict[str, Any]:
    mode_in(turn.query)
    return greeting.initialized(message)


def discover(turn: Turn, message: Message) -> dict[str, Any]:
    mode_in(turn.query)
    return greeting.discovered()


def ping(turn: Turn, message: Message) -> dict[str, Any]:
    return {}


def list_tools(turn: Turn, message: Message) -> dict[str, Any]:
    turn.caller.check_may_list()
    return tools_listed(turn.caller, mode_in(turn.query), message)


def call(turn: Turn, message: Message) -> dict[str, Any]:
    """Call a provider's tool, or one of our own that find those."""
    name, arguments = name_in(message), arguments_in(message)
    if turn.order is not None:
        return succeeded(carry_out(turn.order, turn.caller.key, turn.acting, turn.log))
    if name in finding.OWN:
        turn.caller.check_may_list()
        return told({"data": finding.OWN[name](turn.caller, arguments)})
    raise Fault(INVALID_PARAMS, f"Unknown tool: {name[:80]}", message_id=message.id)


Method = Callable[[Turn, Message], dict[str, Any]]
WORKING: dict[str, Method] = {"tools/list": list_tools, "tools/call": call}
# By whether the protocol is the one without a handshake.
METHODS: dict[bool, dict[str, Method]] = {
    False: WORKING | {"initialize": initialize, "ping": ping},
    True: WORKING | {"server/discover": discover},
}
