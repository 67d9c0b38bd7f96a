"""Do what a checked document says, and answer only what it asks for."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from sandbox.calls import Call
from sandbox.fakes.linear.graphql.parsing import Field, Operation

# What a field of the first level answers; nested fields with arguments are functions of these.
Resolver = Callable[[Call, dict[str, Any]], Any]


def run(
    operation: Operation, variables: dict, call: Call, resolvers: Mapping[str, Resolver]
) -> dict[str, Any]:
    """Return the data of an operation."""
    return {
        field.name: shown(
            resolvers[field.name](call, arguments_of(field, variables)), field, variables
        )
        for field in operation.fields
    }


def shown(value: Any, field: Field, variables: dict) -> Any:
    """Return a value with the fields that were asked for."""
    if callable(value):
        value = value(arguments_of(field, variables))
    if isinstance(value, list):
        return [shown(one, field, variables) for one in value]
    if value is None or not field.fields:
        return value
    return {inner.name: shown(value.get(inner.name), inner, variables) for inner in field.fields}


def arguments_of(field: Field, variables: dict) -> dict[str, Any]:
    """Return the arguments of a field with variables filled in; those without a value are left out."""
    found = {name: _value(text, variables) for name, text in field.arguments.items()}
    return {name: value for name, value in found.items() if value is not None}


def _value(text: str, variables: dict) -> Any:
    if text.startswith("$"):
        return variables.get(text[1:])
    is_enum = text[0].isalpha() and text not in ("true", "false", "null")
    return text if is_enum else json.loads(text)
