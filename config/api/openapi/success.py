"""The shapes a good answer comes in: `data` in the envelope, members at top level, or no JSON at all."""

from collections.abc import Mapping
from typing import Any

from config.api.openapi.operation import JSON, Schema, Success

DONE = {"const": True, "description": "True: the call was carried out."}
NEXT_CURSOR = {
    "type": ["string", "null"],
    "description": "Send it as `cursor` to get what follows; null at the end.",
}
STRING = {"type": "string"}


def an_object(
    properties: Mapping[str, Schema], *, optional: tuple[str, ...] = (), **more: Any
) -> dict:
    """Return the schema of an object whose members are all there, but for the optional ones.

    With a `title` it becomes a component of that name.
    """
    required = [name for name in properties if name not in optional]
    return {"type": "object", **more, "properties": dict(properties), "required": required}


def a_list(items: Schema, **more: Any) -> dict:
    """Return the schema of an array."""
    return {"type": "array", "items": items, **more}


def enveloped(
    data: Schema,
    example: Any,
    *,
    description: str = "Done.",
    beside: Mapping[str, Schema] | None = None,
    examples_beside: Mapping[str, Any] | None = None,
) -> Success:
    """Return `{"ok": true, "data": …}`; `beside` are the members that stand next to `data`."""
    schema = an_object({"ok": DONE, "data": data, **(beside or {})})
    shown = {"ok": True, "data": example, **(examples_beside or {})}
    return Success(description=description, content={JSON: schema}, examples={JSON: shown})


def listed(data: Schema, example: Any, *, description: str = "A page of the list.") -> Success:
    """Return a list in the envelope: `next_cursor` stands beside `data` as well."""
    return enveloped(
        data,
        example,
        description=description,
        beside={"next_cursor": NEXT_CURSOR},
        examples_beside={"next_cursor": None},
    )


def at_top(members: Mapping[str, Schema], example: Mapping[str, Any], description: str) -> Success:
    """Return members that stand beside `ok`, without `data`."""
    schema = an_object({"ok": DONE, **members})
    shown = {"ok": True, **example}
    return Success(description=description, content={JSON: schema}, examples={JSON: shown})


def text(
    media_type: str, description: str, example: str | None = None, status: int = 200
) -> Success:
    """Return an answer that is text of a media type."""
    examples = {} if example is None else {media_type: example}
    return Success(
        description=description, status=status, content={media_type: STRING}, examples=examples
    )
