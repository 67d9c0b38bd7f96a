"""Check that a request of the newest protocol says the same of itself in its headers and in its body."""

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from tools_catalog.mcp.messages import HEADER_MISMATCH, INVALID_PARAMS, Fault, Message
from tools_catalog.mcp.versions import HEADER

META = "io.modelcontextprotocol/"
VERSION, CAPABILITIES, SERVER = (
    f"{META}{name}" for name in ("protocolVersion", "clientCapabilities", "serverInfo")
)
OPENS, CLOSES = "=?base64?", "?="


def meta_of(message: Message) -> dict[str, Any]:
    """Return `params._meta`, empty where it is no object."""
    meta = message.params.get("_meta")
    return meta if isinstance(meta, dict) else {}


def check(message: Message, headers: Mapping[str, str]) -> None:
    """Raise what is missing in the body, or differs between body and headers."""
    meta = meta_of(message)
    if missing := [name for name in (VERSION, CAPABILITIES) if name not in meta]:
        lacking = f"params._meta lacks {' and '.join(missing)}"
        raise Fault(INVALID_PARAMS, lacking, message_id=message.id)
    said = {HEADER: meta[VERSION], "Mcp-Method": message.method}
    if message.method == "tools/call" and "name" in message.params:
        said["Mcp-Name"] = message.params["name"]
    for name, value in said.items():
        if decoded(headers.get(name)) != value:
            differs = f"The header {name} does not say what the body says"
            raise Fault(HEADER_MISMATCH, differs, message_id=message.id)


def decoded(value: str | None) -> str | None:
    """Return a header's text, which travels as base64 where it could not travel as it is."""
    if value is None or not (value.startswith(OPENS) and value.endswith(CLOSES)):
        return value
    try:
        return base64.b64decode(value[len(OPENS) : -len(CLOSES)], validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
