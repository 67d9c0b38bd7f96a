"""The JSON Schema (2020-12) of a tool's arguments, derived from its parameters."""

import re
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from config.api.pagination import SPELLINGS
from providers.params import Param, integer, text
from providers.spec import Tool

COUNT = {"type": "string", "pattern": r"^[0-9]{0,9}$"}


def all_params(tool: Tool) -> tuple[Param, ...]:
    """Return the declared parameters, those the route names, and those its paging brings."""
    declared = {param.name for param in tool.params}
    from_route = tuple(
        text(name, f"The {name} in the path", required=True)
        for name in route_names(tool)
        if name not in declared
    )
    return from_route + tool.params + paging_params(tool, declared)


def paging_params(tool: Tool, declared: set[str]) -> tuple[Param, ...]:
    """Return the limit and the cursor of a list, as far as its provider takes them."""
    page = tool.page
    if page is None:
        return ()
    limit = integer(
        page.limit_name,
        f"How many to return, at most {page.maximum}",
        default=page.default,
        minimum=page.minimum,
    )
    cursor = text(
        page.cursor_name,
        "Where to go on: `next_cursor` of the page before",
        schema=COUNT if page.is_counted else None,
    )
    wanted = (
        (limit, page.limit_param or page.link_header),
        (cursor, page.cursor_param or page.link_header or page.next_url),
    )
    return tuple(param for param, used in wanted if used and param.name not in declared)


def route_names(tool: Tool) -> list[str]:
    """Return the placeholders of the canonical route, in order."""
    path = tool.route.partition(" ")[2]
    return [part[1:-1].rstrip("+") for part in path.split("/") if part.startswith("{")]


def schema_of(param: Param) -> dict[str, Any]:
    """Return the JSON Schema of one parameter."""
    if param.schema is not None:
        schema = dict(param.schema)
    else:
        schema = {"type": param.type}
        if param.type == "array":
            schema["items"] = {} if param.items == "any" else {"type": param.items}
    extras = {"enum": list(param.enum) or None, "minimum": param.minimum, "maximum": param.maximum}
    schema |= {name: value for name, value in extras.items() if value is not None}
    if param.default is not None:
        schema["default"] = param.default
    return {**schema, "description": param.description}


def tool_schema(tool: Tool) -> dict[str, Any]:
    """Return the schema of all arguments of a tool."""
    params = all_params(tool)
    return {
        "type": "object",
        "properties": {param.name: schema_of(param) for param in params},
        "required": [param.name for param in params if param.required],
    }


def message_schema(tool: Tool) -> dict[str, Any]:
    """Return the schema without the argument that asks for raw bytes: a message holds none."""
    schema = tool_schema(tool)
    if tool.raw_when:
        schema["properties"].pop(tool.raw_when[0])
    return schema


class Signature:
    """What checking arguments needs of a tool, worked out once."""

    def __init__(self, tool: Tool) -> None:
        self.params = {param.name: param for param in all_params(tool)}
        self.required = {name for name, param in self.params.items() if param.required}
        self.defaults = {
            name: param.default for name, param in self.params.items() if param.default is not None
        }
        self.spellings = spellings_of(tool, self.params)
        self.validator = Draft202012Validator(tool_schema(tool))


@cache
def _signatures() -> dict[str, Signature]:
    return {}


def signature_of(tool: Tool) -> Signature:
    """Return a tool's signature, made on first use."""
    known = _signatures()
    if tool.name not in known:
        known[tool.name] = Signature(tool)
    return known[tool.name]


SYNONYMS = (SPELLINGS["limit"], SPELLINGS["cursor"], ("q", "search", "query"))


def spellings_of(tool: Tool, params: dict[str, Param]) -> dict[str, str]:
    """Return every accepted spelling of every parameter with its canonical name."""
    spellings = {snake_case(name): name for name in params}
    for param in params.values():
        spellings |= dict.fromkeys(param.aliases, param.name)
    for group in SYNONYMS:
        meant = [name for name in group if name in params]
        if len(meant) == 1:
            spellings |= {name: meant[0] for name in group if name not in spellings}
    if len(names := route_names(tool)) >= 1 and "id" not in spellings:
        spellings["id"] = names[-1]
    return spellings | {name: name for name in params}


def snake_case(name: str) -> str:
    """Return `maxResults` as `max_results`."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()
