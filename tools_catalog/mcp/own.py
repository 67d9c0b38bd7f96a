"""Tools of our own: the settings name what carries each of them out, so that no feature needs to know another."""

from django.conf import settings
from django.utils.module_loading import import_string

from accounts.models import ApiKey, ConnectedAccount
from config.api.call_log import CallLog
from integrations.calls import Result
from providers.arguments import read_arguments
from providers.naming import named_as_sent
from tools_catalog.mcp.orders import Order


def carry_out(order: Order, key: ApiKey, account: ConnectedAccount | None, log: CallLog) -> Result:
    """Check the arguments and do what the tool does."""
    tool = order.offer.tool
    do = import_string(settings.OWN_TOOLS[tool.name])
    with named_as_sent(tool, (order.arguments,)), log.stage("select"):
        data = do(key, account, read_arguments(tool, order.arguments))
    return Result(data, data.get("next_cursor"), is_list=tool.page is not None)
