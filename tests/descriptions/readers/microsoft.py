"""Graph's OpenAPI, and a list of its calls with the scopes that each needs."""

import json
from pathlib import Path
from typing import Any

from tests.descriptions.readers import form, openapi

ACTION = "microsoft.graph."
SYSTEM = ("$top", "$skip", "$select", "$filter", "$orderby", "$search", "$expand", "$count")


def read_openapi(files: list[Path]) -> dict[str, Any]:
    """Read the OpenAPI document, in the spelling of Graph's own pages.

    It writes an action with the name of its collection and a capital in each parameter, and asks for the
    type of an object even where only one is possible.
    """
    reading = openapi.read(files)
    for operation in reading["operations"]:
        if ACTION in operation["path"]:
            operation["path"] = operation["path"].replace(ACTION, "")
            operation["body"] = uncapitalised(operation["body"])
    return without_types(reading)


def uncapitalised(body: dict[str, Any] | None) -> dict[str, Any] | None:
    if not body or "properties" not in body:
        return body
    members = {name[:1].lower() + name[1:]: told for name, told in body["properties"].items()}
    return {**body, "properties": members}


def without_types(schema: Any) -> Any:
    if isinstance(schema, list):
        return [without_types(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        name: without_types(told)
        for name, told in schema.items()
        if (name, told) != ("required", ["@odata.type"])
    }


def read_calls(files: list[Path]) -> dict[str, Any]:
    """Read all calls; what they take is told by the OpenAPI document."""
    return form.reading(map(operation_of, json.loads(files[0].read_text())), {})


def operation_of(call: dict[str, Any]) -> dict[str, Any]:
    root = "/" + call.get("apiVersion", "v1.0")
    told = [call.get("scopes") or [], call.get("workScopes") or []]
    scopes = [each for names in told for each in alternatives(names)]
    return form.operation(call["method"], root + call["pathPattern"], SYSTEM, form.ANYTHING, scopes)


def alternatives(names: list[Any]) -> list[list[str]]:
    """Return sets of which one suffices: written as a list of lists, or as the only set."""
    if names and isinstance(names[0], list):
        return names
    return [names] if names else []
