"""The tools of a provider: a table of all, then each one."""

from providers.registry import tools
from providers.spec import Provider, Service, Tool
from tools_catalog.reference import tool as one
from tools_catalog.reference.markdown import anchor, code, joined, table

CALLING = (
    "In the examples `PATCHBAY_URL` is the server, `PATCHBAY_KEY` a partner key and "
    '`PATCHBAY_ACCOUNT` your own id of the account (`external_id`). Answers are `{"ok": true, "data": …}`. '
    "Every list with pages takes `limit` and `cursor`, whatever the tool's own names for them."
)


def overview(provider: Provider) -> str:
    """Return a table of all tools."""
    rows = [line(tool) for service in provider.services for tool in service.tools]
    head = ("tool", "does", "permission")
    return joined(["## Tools", CALLING, table(head, rows)]).rstrip()


def line(tool: Tool) -> tuple[str, str, str]:
    """Return a tool as a row of the table."""
    return f"[{tool.name}](#{anchor(tool.name)})", tool.description, code(tool.permission)


def described(provider: Provider, service: Service) -> str:
    """Return every tool of a service, below the service's name where there are several."""
    heading = f"## {service.name} tools" if len(provider.services) > 1 else ""
    parts = (one.described(tools()[tool.name]) for tool in service.tools)
    return joined([heading, *parts]).rstrip()
