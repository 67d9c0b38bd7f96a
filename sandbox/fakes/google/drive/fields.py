"""Drive's `fields` parameter: which parts of an answer are wanted."""

import re

from sandbox.refusals import Refusal

TOKEN = re.compile(r"[^,()/]+|[,()/]")
MOST_TOKENS = 500
Mask = dict[str, "Mask"]


def chosen(answer: dict, fields: str) -> dict:
    """Return the parts of an answer that a mask names."""
    if not fields:
        return answer
    tokens = TOKEN.findall(fields.replace(" ", ""))
    mask, rest = _read(tokens) if len(tokens) <= MOST_TOKENS else ({}, tokens)
    if rest or not mask:
        raise _invalid(fields)
    return _cut(answer, mask)


def _read(tokens: list[str]) -> tuple[Mask, list[str]]:
    """Read `a,b(c,d),e/f` up to the bracket that closes it."""
    mask: Mask = {}
    while tokens and tokens[0] != ")":
        if tokens[0] == ",":
            tokens = tokens[1:]
            continue
        name, tokens = tokens[0], tokens[1:]
        if name in "(/":
            raise _invalid(name)
        mask[name], tokens = _below(tokens)
    return mask, tokens


def _below(tokens: list[str]) -> tuple[Mask, list[str]]:
    if tokens[:1] == ["/"] and len(tokens) > 1:
        inner, rest = _below(tokens[2:])
        return {tokens[1]: inner}, rest
    if tokens[:1] != ["("]:
        return {}, tokens
    inner, rest = _read(tokens[1:])
    if rest[:1] != [")"]:
        raise _invalid("(")
    return inner, rest[1:]


def _cut(value: object, mask: Mask) -> object:
    if isinstance(value, list):
        return [_cut(one, mask) for one in value]
    if not mask or "*" in mask or not isinstance(value, dict):
        return value
    return {name: _cut(value[name], mask[name]) for name in value if name in mask}


def _invalid(fields: str) -> Refusal:
    message = f"Invalid field selection {fields}"
    return Refusal("invalid", message, reason="invalidParameter")
