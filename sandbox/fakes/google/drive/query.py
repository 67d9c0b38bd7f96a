"""Drive's query language: conditions joined by and, or, not and brackets."""

import re

from sandbox.fakes.google.drive.conditions import (
    Test,
    compares,
    contains_words,
    flag,
    invalid,
    is_in,
)

MOST_TOKENS = 200
TOKEN = re.compile(r"\s*('(?:[^'\\]|\\.)*'|!=|<=|>=|[()=<>]|[A-Za-z]+)")


def compiled(text: str) -> Test:
    """Turn a query into a test of a file."""
    if not text.strip():
        return lambda file: True
    tokens = _tokens(text)
    test = _either(tokens)
    if tokens:
        raise invalid()
    return test


def _tokens(text: str) -> list[str]:
    tokens, at = [], 0
    text = text.rstrip()
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None:
            raise invalid()
        tokens.append(match[1])
        at = match.end()
    if len(tokens) > MOST_TOKENS:
        raise invalid()
    return tokens


def _either(tokens: list[str]) -> Test:
    tests = [_both(tokens)]
    while tokens[:1] == ["or"]:
        tokens.pop(0)
        tests.append(_both(tokens))
    return lambda file: any(test(file) for test in tests)


def _both(tokens: list[str]) -> Test:
    tests = [_one(tokens)]
    while tokens[:1] == ["and"]:
        tokens.pop(0)
        tests.append(_one(tokens))
    return lambda file: all(test(file) for test in tests)


def _one(tokens: list[str]) -> Test:
    if tokens[:1] == ["not"]:
        tokens.pop(0)
        test = _one(tokens)
        return lambda file: not test(file)
    if tokens[:1] == ["("]:
        tokens.pop(0)
        test = _either(tokens)
        _take(tokens, ")")
        return test
    return _condition(tokens)


def _take(tokens: list[str], *wanted: str) -> str:
    if not tokens or (wanted and tokens[0] not in wanted):
        raise invalid()
    return tokens.pop(0)


def _condition(tokens: list[str]) -> Test:
    left = _take(tokens)
    operator = _take(tokens, "=", "!=", "<", "<=", ">", ">=", "contains", "in", "has")
    right = _take(tokens)
    if operator == "in":
        return is_in(_text(left), right)
    if left == "fullText":
        return contains_words(_text(right))
    if left in ("trashed", "starred", "sharedWithMe"):
        return flag(left, operator, right)
    if left in ("name", "mimeType", "modifiedTime", "createdTime"):
        return compares(left, operator, _text(right))
    raise invalid()


def _text(token: str) -> str:
    """Return what stands between quotes, without the backslashes that protect it."""
    if not token.startswith("'"):
        raise invalid()
    return re.sub(r"\\(.)", r"\1", token[1:-1])
