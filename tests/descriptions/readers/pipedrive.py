"""Pipedrive's own client, generated from its OpenAPI: one function per call, one type per body."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.descriptions.readers import form

ROOTS = {"v1": "/v1", "v2": "/api/v2"}
CALL = re.compile(r"const localVarPath = `(.*?)`(.*?)return \{\n", re.DOTALL)
PLACE = re.compile(r"\{\$\{\"(\w+)\"\}\}")
METHOD = re.compile(r"method: '(\w+)'")
QUERY = re.compile(r"localVarQueryParameter\['([^']+)'\]")
SCOPES = re.compile(r'"oauth2", \[(.*?)\]')
BODY = re.compile(r"localVarRequestOptions\.data = serializeDataIfNeeded\((\w+),")
INTERFACE = re.compile(
    r"export interface (\w+)(?: extends [^{]*)? \{\n(.*?)^\}", re.DOTALL | re.MULTILINE
)
ALIAS = re.compile(r"^export type (\w+) = ([\w &|]+);", re.MULTILINE)
MEMBER = re.compile(r"^    '(\w+)'\??:", re.MULTILINE)
QUOTED = re.compile(r'"([^"]+)"')


def read(files: list[Path]) -> dict[str, Any]:
    """Read every call of both versions, and of every body its members' names."""
    operations = []
    for version in ROOTS:
        own = [file for file in files if version in file.parts]
        types = types_in(file.read_text() for file in own if file.name.endswith(".d.ts"))
        for file in own:
            if file.name.endswith("-api.js"):
                operations += operations_of(file.read_text(), ROOTS[version], types)
    return form.reading(operations, {})


def types_in(sources: Iterator[str]) -> dict[str, list[str]]:
    """Return the members' names of every type; joined types have those of their parts."""
    types: dict[str, list[str]] = {}
    aliases: dict[str, list[str]] = {}
    for source in sources:
        types |= {name: MEMBER.findall(inside) for name, inside in INTERFACE.findall(source)}
        aliases |= {name: re.findall(r"\w+", parts) for name, parts in ALIAS.findall(source)}
    for name, parts in aliases.items():
        types[name] = [member for part in parts for member in types.get(part, [])]
    return types


def operations_of(source: str, root: str, types: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    for path, rest in CALL.findall(source):
        scopes = SCOPES.search(rest)
        yield form.operation(
            METHOD.search(rest)[1],
            root + PLACE.sub(r"{\1}", path),
            QUERY.findall(rest),
            body_of(rest, types),
            [[scope] for scope in QUOTED.findall(scopes[1])] if scopes else [],
        )


def body_of(rest: str, types: dict[str, list[str]]) -> dict[str, Any] | None:
    found = BODY.search(rest)
    if not found:
        return None
    names = types.get(found[1])
    return form.members(names) if names else form.ANYTHING
