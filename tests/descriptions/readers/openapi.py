"""OpenAPI 3 documents, of which 3.0 says `nullable` where JSON Schema has a type."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.descriptions.readers import form

METHODS = frozenset({"get", "post", "put", "patch", "delete"})
# Examples may hold anything; formats and discriminators are not checked.
LEFT_OUT = frozenset({"example", "examples", "format", "discriminator", "xml", "description"})


def read(files: list[Path]) -> dict[str, Any]:
    """Read one document."""
    document = json.loads(files[0].read_text())
    schemas = document.get("components", {}).get("schemas", {})
    operations = form.reading(operations_of(document), schemas)["operations"]
    named = {name: as_schema(schema) for name, schema in schemas.items()}
    return form.reading(operations, named)


def operations_of(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    root = urlsplit(document["servers"][0]["url"]).path.rstrip("/")
    for path, item in document["paths"].items():
        for method in METHODS & set(item):
            told = item[method]
            parameters = [*item.get("parameters", []), *told.get("parameters", [])]
            query, body = query_of(document, parameters), body_of(document, told)
            yield form.operation(method, root + path, query, body, scopes_of(document, told))


def query_of(document: dict[str, Any], parameters: list[dict[str, Any]]) -> list[str]:
    found = (target(document, parameter) for parameter in parameters)
    return [parameter["name"] for parameter in found if parameter.get("in") == "query"]


def body_of(document: dict[str, Any], told: dict[str, Any]) -> dict[str, Any] | None:
    """Return the schema of a body; {} for one that is not JSON or a form."""
    body = target(document, told.get("requestBody", {}))
    if not body:
        return None
    content = body.get("content", {})
    for kind, each in content.items():
        if "json" in kind or "urlencoded" in kind:
            return as_schema(each.get("schema", {}))
    return {}


def scopes_of(document: dict[str, Any], told: dict[str, Any]) -> list[list[str]]:
    """Return the scopes of each way in that has some."""
    ways = told.get("security", document.get("security", []))
    return [names for way in ways for names in way.values() if names]


def target(document: dict[str, Any], item: dict[str, Any]) -> dict[str, Any]:
    """Return what a reference points at, or the thing itself."""
    if "$ref" not in item:
        return item
    found: Any = document
    for name in item["$ref"].removeprefix("#/").split("/"):
        found = found[name.replace("~1", "/").replace("~0", "~")]
    return found


def as_schema(schema: Any, *, is_names: bool = False) -> Any:
    """Return a schema as JSON Schema; below `properties` keys are names, not words."""
    if isinstance(schema, list):
        return [as_schema(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if isinstance(ref := schema.get("$ref"), str) and not is_names:
        return {"$ref": ref.replace("#/components/schemas/", "#/schemas/")}
    found = {
        name: value if name == "enum" and not is_names
        else as_schema(value, is_names=name == "properties" and not is_names)
        for name, value in schema.items()
        if is_names or name not in LEFT_OUT
    }  # fmt: skip
    if not is_names and found.pop("nullable", False):
        return {"anyOf": [found, {"type": "null"}]}
    return found
