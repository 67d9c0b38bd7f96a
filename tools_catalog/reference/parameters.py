"""The parameters of a tool as a table."""

import json
from typing import Any

from providers.params import Param
from providers.schemas import all_params, schema_of
from providers.spec import Tool
from tools_catalog.reference.markdown import code, codes, prose, table

HEAD = ("parameter", "type", "required", "default", "meaning")


def listed(tool: Tool) -> str:
    """Return the table, or that there is nothing to say."""
    params = all_params(tool)
    return table(HEAD, map(row, params)) if params else "No parameters."


def row(param: Param) -> tuple[str, ...]:
    """Return a parameter as a row of the table."""
    return (
        code(param.name),
        type_of(schema_of(param)),
        "yes" if param.required else "",
        "" if param.default is None else code(json.dumps(param.default, ensure_ascii=False)),
        meaning(param),
    )


def type_of(schema: dict[str, Any]) -> str:
    """Return the JSON type in words."""
    if choices := schema.get("anyOf"):
        return " or ".join(dict.fromkeys(map(type_of, choices)))
    kind = schema.get("type", "any")
    if kind == "array":
        return f"array of {type_of(schema.get('items', {}))}"
    return " or ".join(kind) if isinstance(kind, list) else kind


def meaning(param: Param) -> str:
    """Return what a parameter says, its choices and its other names."""
    said = prose(param.description)
    if param.enum:
        said += f". One of {codes(param.enum)}"
    if param.aliases:
        said += f". Also called {codes(param.aliases)}"
    return said
