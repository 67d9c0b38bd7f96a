"""Check a document against the schema, and the variables against the document, before anything is done."""

from sandbox.fakes.linear.graphql.inputs import ENUMS, INPUTS, SCALARS
from sandbox.fakes.linear.graphql.parsing import Field, Operation
from sandbox.fakes.linear.graphql.schema import ARGUMENTS, TYPES
from sandbox.refusals import Refusal
from sandbox.shapes import fits


def validate(operation: Operation, variables: dict) -> None:
    """Refuse fields, arguments, types and values that the schema does not have."""
    root, used = operation.kind.capitalize(), set[str]()
    _check_fields(root, operation.fields, operation, used)
    for name in set(operation.variables) - used:
        raise refused(f'Variable "${name}" is never used.')
    for name, kind in operation.variables.items():
        check_value(kind, variables.get(name), f"${name}")


def _check_fields(owner: str, fields: list[Field], operation: Operation, used: set[str]) -> None:
    for field in fields:
        if field.name not in TYPES[owner]:
            raise refused(f'Cannot query field "{field.name}" on type "{owner}".')
        _check_arguments(f"{owner}.{field.name}", field, operation, used)
        kind = TYPES[owner][field.name]
        if bool(kind) != bool(field.fields):
            raise refused(f'Field "{field.name}" must {"" if kind else "not "}have a selection.')
        if kind:
            _check_fields(kind, field.fields, operation, used)


def _check_arguments(place: str, field: Field, operation: Operation, used: set[str]) -> None:
    known = ARGUMENTS.get(place, {})
    for name, value in field.arguments.items():
        if name not in known:
            raise refused(f'Unknown argument "{name}" on field "{place}".')
        if value.startswith("$"):
            used.add(value[1:])
            _check_variable(value[1:], known[name], operation)
    for name, kind in known.items():
        if kind.endswith("!") and name not in field.arguments:
            raise refused(f'Field "{place}" argument "{name}" of type "{kind}" is required.')


def _check_variable(name: str, kind: str, operation: Operation) -> None:
    declared = operation.variables.get(name)
    if declared is None:
        raise refused(f'Variable "${name}" is not defined.')
    if declared not in (kind, f"{kind}!"):
        told = f'Variable "${name}" of type "{declared}" used in position expecting type "{kind}".'
        raise refused(told)


def check_value(kind: str, value: object, place: str) -> None:
    """Refuse a value that is not of a type, however deep inside."""
    if value is None:
        if kind.endswith("!"):
            raise refused(f'Variable "{place}" of required type "{kind}" was not provided.')
        return
    plain = kind.rstrip("!")
    if plain.startswith("["):
        for one in value if isinstance(value, list) else [value]:
            check_value(plain[1:-1], one, place)
    elif plain in INPUTS:
        _check_object(plain, value, place)
    elif not _is_leaf(plain, value):
        raise refused(f'Variable "{place}" got invalid value; Expected type "{plain}".')


def _check_object(kind: str, value: object, place: str) -> None:
    if not isinstance(value, dict):
        raise refused(f'Variable "{place}" got invalid value; Expected type "{kind}".')
    for name in value:
        if name not in INPUTS[kind]:
            raise refused(f'Field "{name}" is not defined by type "{kind}".')
    for name, inner in INPUTS[kind].items():
        check_value(inner, value.get(name), f"{place}.{name}")


def _is_leaf(kind: str, value: object) -> bool:
    if kind in ENUMS:
        return value in ENUMS[kind]
    is_bool = isinstance(value, bool)
    return kind in SCALARS and fits(value, SCALARS[kind]) and is_bool == (kind == "Boolean")


def refused(message: str) -> Refusal:
    """Return the refusal of a document that does not fit the schema."""
    return Refusal("graphql", message)
