"""JSON values written as literals of a programming language."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

WIDTH = 80


@dataclass(frozen=True)
class Notation:
    """How a language writes JSON: its words for true, false and null, one step of indentation, and keys."""

    words: Mapping[str, str]
    step: str
    key: Callable[[str], str]


def text(value: Any) -> str:
    """Return text as a literal: the escapes of JSON are those of both languages."""
    return json.dumps(value, ensure_ascii=False)


def literal(value: Any, notation: Notation, indent: str = "") -> str:
    """Return a value as a literal, on one line where it is short; `indent` is that of its first line."""
    short = on_one_line(value, notation)
    if len(indent) + len(short) <= WIDTH or not isinstance(value, (dict, list)) or not value:
        return short
    deeper = indent + notation.step
    start, end = "{}" if isinstance(value, dict) else "[]"
    lines = (
        f"{deeper}{name}{literal(v, notation, deeper)},\n" for name, v in members(value, notation)
    )
    return f"{start}\n{''.join(lines)}{indent}{end}"


def on_one_line(value: Any, notation: Notation) -> str:
    """Return a value without line breaks."""
    if isinstance(value, (dict, list)):
        start, end = "{}" if isinstance(value, dict) else "[]"
        inside = (f"{name}{on_one_line(v, notation)}" for name, v in members(value, notation))
        return f"{start}{', '.join(inside)}{end}"
    return notation.words.get(written := text(value), written)


def members(value: dict | list, notation: Notation) -> list[tuple[str, Any]]:
    """Return the members of an object with their keys in front, those of an array without."""
    if isinstance(value, dict):
        return [(f"{notation.key(name)}: ", member) for name, member in value.items()]
    return [("", member) for member in value]
