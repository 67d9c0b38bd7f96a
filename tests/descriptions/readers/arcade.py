"""Collections of single calls, each a JSON file with URL, parameters, scopes and the body's schema."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.descriptions.readers import form
from tests.descriptions.readers.openapi import as_schema


def read(files: list[Path]) -> dict[str, Any]:
    """Read one call per file."""
    calls = (json.loads(file.read_text()) for file in files)
    return form.reading((operation_of(call) for call in calls if call.get("http_endpoint")), {})


def operation_of(call: dict[str, Any]) -> dict[str, Any]:
    told = call["http_endpoint"]
    names = {
        place: [each["name"] for each in told["parameters"] if each["accepted_as"] == place]
        for place in ("query", "body")
    }
    return form.operation(
        told["http_method"],
        urlsplit(told["url"]).path,
        names["query"],
        body_of(told, names["body"]),
        scopes_of(call),
    )


def body_of(told: dict[str, Any], names: list[str]) -> dict[str, Any] | None:
    """Return the schema that is written out, else one of names."""
    written = told.get("request_body_spec")
    if written:
        for each in json.loads(written).get("content", {}).values():
            return as_schema(each.get("schema", {}))
    return form.members(names) if names else None


def scopes_of(call: dict[str, Any]) -> list[list[str]]:
    """Return the scopes listed; of each one suffices, as the vendors' pages have it."""
    told = (call.get("requirements") or {}).get("authorization") or {}
    return [[scope] for scope in (told.get("oauth2") or {}).get("scopes") or []]
