"""Read a GraphQL document: one operation, without fragments or directives."""

from dataclasses import dataclass, field

from sandbox.fakes.linear.graphql.tokens import Tokens, wrong


@dataclass
class Field:
    """A field that is asked for: arguments as tokens, `$name` for a variable."""

    name: str
    arguments: dict[str, str] = field(default_factory=dict)
    fields: list["Field"] = field(default_factory=list)


@dataclass
class Operation:
    """A query or mutation with the types of its variables."""

    kind: str
    variables: dict[str, str]
    fields: list[Field]


def parse(document: str) -> Operation:
    """Return the one operation of a document."""
    tokens = Tokens(document)
    kind, variables = "query", {}
    if tokens.next != "{":
        kind = tokens.take()
        if kind not in ("query", "mutation"):
            raise wrong(kind)
        if tokens.next not in ("{", "("):
            tokens.take()
        variables = _variables(tokens)
    operation = Operation(kind, variables, _fields(tokens))
    if tokens.words:
        raise wrong(tokens.next)
    return operation


def _variables(tokens: Tokens) -> dict[str, str]:
    found: dict[str, str] = {}
    if tokens.takes("("):
        while not tokens.takes(")"):
            tokens.take("$")
            name = tokens.take()
            tokens.take(":")
            found[name] = _type(tokens)
    return found


def _type(tokens: Tokens) -> str:
    if tokens.takes("["):
        inner = f"[{_type(tokens)}]"
        tokens.take("]")
    else:
        inner = tokens.take()
    return inner + ("!" if tokens.takes("!") else "")


def _fields(tokens: Tokens) -> list[Field]:
    tokens.take("{")
    found = [_field(tokens)]
    while not tokens.takes("}"):
        found.append(_field(tokens))
    return found


def _field(tokens: Tokens) -> Field:
    name = tokens.take()
    if not name.isidentifier():
        raise wrong(name)
    arguments = {}
    if tokens.takes("("):
        while not tokens.takes(")"):
            argument = tokens.take()
            tokens.take(":")
            arguments[argument] = f"${tokens.take()}" if tokens.takes("$") else tokens.take()
    return Field(name, arguments, _fields(tokens) if tokens.next == "{" else [])
