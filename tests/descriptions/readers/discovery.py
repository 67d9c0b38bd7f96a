"""Google's discovery documents: methods, parameters, schemas and scopes of each API."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.descriptions.readers import form

# Words of discovery that mean something else in JSON Schema, or nothing.
NOT_WORDS = frozenset({"id", "required", "format", "annotations", "enumDescriptions", "default"})


def read(files: list[Path]) -> dict[str, Any]:
    """Read all documents into one description."""
    operations: list[dict[str, Any]] = []
    schemas: dict[str, Any] = {}
    for file in files:
        document = json.loads(file.read_text())
        prefix = f"{document['name']}."
        for name, schema in document["schemas"].items():
            schemas[prefix + name] = as_schema(schema, prefix)
        for method in methods_of(document):
            operations += operations_of(document, method, prefix)
    return form.reading(operations, schemas)


def methods_of(resource: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from resource.get("methods", {}).values()
    for below in resource.get("resources", {}).values():
        yield from methods_of(below)


def operations_of(
    document: dict[str, Any], method: dict[str, Any], prefix: str
) -> Iterator[dict[str, Any]]:
    path = document["servicePath"] + method.get("flatPath", method["path"])
    paths = [path.replace("{+", "{")]
    for protocol in method.get("mediaUpload", {}).get("protocols", {}).values():
        paths.append(protocol["path"].replace("{+", "{"))
    parameters = document["parameters"] | method.get("parameters", {})
    query = [name for name, told in parameters.items() if told.get("location") == "query"]
    body = as_schema(method["request"], prefix) if "request" in method else None
    scopes = [[scope] for scope in method.get("scopes", [])]
    for each in paths:
        yield form.operation(method["httpMethod"], each, query, body, scopes)


def as_schema(schema: Any, prefix: str, *, is_names: bool = False) -> Any:
    """Return a discovery schema as JSON Schema; below `properties` keys are names, not words."""
    if isinstance(schema, list):
        return [as_schema(item, prefix) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if isinstance(ref := schema.get("$ref"), str) and not is_names:
        return {"$ref": f"#/schemas/{prefix}{ref}"}
    found = {
        name: as_schema(value, prefix, is_names=name == "properties" and not is_names)
        for name, value in schema.items()
        if is_names or name not in NOT_WORDS
    }
    return found if is_names or found.get("type") != "any" else {}
