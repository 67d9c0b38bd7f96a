"""Read a GraphQL document: one operation, without fragments or directives."""

import re
from dataclasses import dataclass, field

from sandbox.refusals import Refusal

IGNORED = re.compile(r"(?:[\s,]|#[^\n]*)+")
TOKEN = re.compile(r'[{}()\[\]:!$=]|[A-Za-z_]\w*|-?\d+|"(?:[^"\\\n]|\\.)*"')


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


class Tokens:
    """The words of a document, one after the other."""

    def __init__(self, document: str):
        self.words: list[str] = []
        at = 0
        while at < len(document):
            if ignored := IGNORED.match(document, at):
                at = ignored.end()
            elif found := TOKEN.match(document, at):
                self.words.append(found[0])
                at = found.end()
            else:
                raise wrong(document[at])
        self.words.reverse()

    @property
    def next(self) -> str:
        """Return the coming word, or nothing at the end."""
        return self.words[-1] if self.words else ""

    def take(self, wanted: str = "") -> str:
        """Take a word, which must be the wanted one if one is wanted."""
        if not self.words or (wanted and self.next != wanted):
            raise wrong(self.next)
        return self.words.pop()

    def takes(self, wanted: str) -> bool:
        """Take a word if it comes now."""
        return bool(self.words) and self.next == wanted and bool(self.words.pop())


def wrong(word: str) -> Refusal:
    """Return the refusal of a document that cannot be read."""
    return Refusal("graphql", f'Syntax Error: Unexpected "{word or "<EOF>"}".')


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
