"""Read the part of SOQL that is played: fields, one object, conditions joined by AND, an order, a limit."""

import re
from dataclasses import dataclass, field

from sandbox.fakes.salesforce.soql_words import Reader, malformed

ESCAPE = re.compile(r"\\(.)", re.DOTALL)
PLAIN = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
OPERATORS = {"=", "!=", "<", ">", "<=", ">=", "LIKE"}


@dataclass
class Query:
    """A query as it was understood. A condition is (field, operator, literal)."""

    fields: list[str] = field(default_factory=list)
    sobject: str = ""
    conditions: list[tuple[str, str, str]] = field(default_factory=list)
    order: tuple[str, bool] | None = None
    limit: int | None = None


def read(text: str) -> Query:
    """Return the query that a text says."""
    reader, query = Reader(text), Query()
    reader.expect("SELECT")
    query.fields = [reader.take("a field")]
    while reader.accept(","):
        query.fields.append(reader.take("a field"))
    reader.expect("FROM")
    query.sobject = reader.take("an object")
    if reader.accept("WHERE"):
        query.conditions = _conditions(reader)
    if reader.accept("ORDER", "BY"):
        query.order = (reader.take("a field"), _is_descending(reader))
    if reader.accept("LIMIT"):
        query.limit = _number(reader.take("a number"))
    if reader.words:
        raise malformed(f"unexpected token: {reader.words[0]}")
    return query


def _conditions(reader: Reader) -> list[tuple[str, str, str]]:
    found = [_condition(reader)]
    while reader.accept("AND"):
        found.append(_condition(reader))
    return found


def _condition(reader: Reader) -> tuple[str, str, str]:
    name, operator = reader.take("a field"), reader.take("an operator").upper()
    if operator not in OPERATORS:
        raise malformed(f"unknown operator {operator}")
    return name, operator, _literal(reader.take("a value"), operator == "LIKE")


def _literal(word: str, is_pattern: bool) -> str:
    """Return what a literal means; a pattern keeps its escapes, which `queries.pattern` reads."""
    if not word.startswith("'"):
        return word
    text = word[1:-1]
    return text if is_pattern else ESCAPE.sub(lambda it: PLAIN.get(it[1], it[1]), text)


def _is_descending(reader: Reader) -> bool:
    if reader.accept("ASC"):
        return False
    return reader.accept("DESC")


def _number(word: str) -> int:
    if not word.isdecimal():
        raise malformed(f"{word} is not a number")
    return int(word)
