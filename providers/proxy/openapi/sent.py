"""What is sent to a tool: parts of the path, a query, a JSON body, or the bytes of a file."""

from typing import Any

from config.api.openapi.operation import Body, Schema
from config.api.openapi.parameters import in_path, in_query
from providers.schemas import route_names, tool_schema
from providers.spec import Tool
from tools_catalog.samples.call import IN_QUERY, UPLOADED

BYTES = {"type": "string", "contentMediaType": "application/octet-stream"}


def parameters_of(tool: Tool) -> tuple[Schema, ...]:
    """Return the parameters in the path, then those in the query."""
    schema, inside = tool_schema(tool), route_names(tool)
    properties, required = schema["properties"], schema["required"]
    paths = tuple(part_of_path(tool, name, properties[name]) for name in inside)
    if not sends_query(tool):
        return paths
    return paths + tuple(
        part_of_query(tool, name, member, required=name in required)
        for name, member in properties.items()
        if name not in inside
    )


def sends_query(tool: Tool) -> bool:
    """Say whether what stands not in the path goes into the query."""
    return tool.raw_upload or tool.route.partition(" ")[0] in IN_QUERY


def part_of_path(tool: Tool, name: str, schema: Schema) -> Schema:
    """Return a parameter of the path: it is always there, so that a default says nothing."""
    kept = {key: value for key, value in schema.items() if key not in {"description", "default"}}
    return in_path(name, schema["description"], kept, **example_of(tool, name))


def part_of_query(tool: Tool, name: str, schema: Schema, *, required: bool) -> Schema:
    """Return a parameter of the query; an object travels as JSON."""
    kept = {key: value for key, value in schema.items() if key != "description"}
    found = in_query(name, schema["description"], kept, required=required)
    example = example_of(tool, name)
    if kept.get("type") != "object":
        return found | example
    media = {"schema": found.pop("schema"), **example}
    return found | {"content": {"application/json": media}}


def example_of(tool: Tool, name: str) -> dict[str, Any]:
    """Return the value that the tool's example call has, if it has one."""
    return {"example": tool.example[name]} if name in tool.example else {}


def body_of(tool: Tool) -> Body | None:
    """Return the body: a file, JSON, or none where nothing is left to send."""
    if tool.raw_upload:
        return Body(of=BYTES, example=UPLOADED, media_type=BYTES["contentMediaType"])
    schema, inside = tool_schema(tool), set(route_names(tool))
    properties = {n: member for n, member in schema["properties"].items() if n not in inside}
    if sends_query(tool) or not properties:
        return None
    required = [name for name in schema["required"] if name not in inside]
    example = {name: value for name, value in tool.example.items() if name not in inside}
    taken = {"type": "object", "properties": properties, "required": required}
    return Body(of=taken, example=example or None, required=bool(required))
