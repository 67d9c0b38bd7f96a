"""What is answered about tools, as JSON Schemas."""

from typing import Any

from config.api.openapi.success import NEXT_CURSOR, a_list, an_object
from config.api.openapi.types import COUNT, FLAG, OBJECT, TEXT, URL, one_of, said

FUNCTION = an_object(
    {
        "name": said(TEXT, "What the tool is called by, at most 64 characters."),
        "description": TEXT,
        "parameters": said(OBJECT, "The JSON Schema of its arguments."),
    }
)
METADATA = an_object(
    {
        "provider": TEXT,
        "service": TEXT,
        "permission": TEXT,
        "method": one_of(("GET", "POST", "PUT", "PATCH", "DELETE")),
        "path": said(TEXT, "Behind `base_url`; `{name}` is a parameter."),
        "bodyDefaults": said(OBJECT, "Members that the body has unless others are sent."),
        "connected": said(FLAG, "Whether the account can call it now."),
    },
    optional=("bodyDefaults",),
)
MEMBERS = {"type": {"const": "function"}, "function": FUNCTION, "metadata": METADATA}
TOOL = an_object(MEMBERS, title="Tool")
SCORED = an_object(
    {**MEMBERS, "score": {"type": "number", "description": "Higher fits better."}},
    title="FoundTool",
)
EXAMPLE = {
    "type": "function",
    "function": {
        "name": "gmail_get_message",
        "description": "Get one message of the connected Gmail account.",
        "parameters": {
            "type": "object",
            "properties": {"messageId": {"type": "string"}},
            "required": ["messageId"],
        },
    },
    "metadata": {
        "provider": "google",
        "service": "gmail",
        "permission": "gmail.read",
        "method": "GET",
        "path": "/api/v1/gmail/messages/{messageId}",
        "connected": True,
    },
}


def tools_in(tool: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a list of such tools."""
    return an_object(
        {
            "tools": a_list(tool),
            "base_url": said(URL, "Where their paths are called."),
            "total": said(COUNT, "How many the whole list has."),
            "next_cursor": NEXT_CURSOR,
        }
    )
