"""A list of Graph calls with the scopes that each needs; parameters are told elsewhere."""

import json
from pathlib import Path
from typing import Any

from tests.descriptions.readers import form

SYSTEM = ("$top", "$skip", "$select", "$filter", "$orderby", "$search", "$expand", "$count")


def read(files: list[Path]) -> dict[str, Any]:
    """Read all calls."""
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
