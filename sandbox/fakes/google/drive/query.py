"""Drive's query language: conditions joined by and, or, not and brackets."""

import re
from collections.abc import Callable

from sandbox.refusals import Refusal

Test = Callable[[dict], bool]
TOKEN = re.compile(r"\s*('(?:[^'\\]|\\.)*'|!=|<=|>=|[()=<>]|[A-Za-z]+)")


def compiled(text: str) -> Test:
    """Turn a query into a test of a file."""
    if not text.strip():
        return lambda file: True
    tokens = _tokens(text)
    test = _either(tokens)
    if tokens:
        raise _invalid()
    return test


def _tokens(text: str) -> list[str]:
    tokens, at = [], 0
    text = text.rstrip()
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None:
            raise _invalid()
        tokens.append(match[1])
        at = match.end()
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
        raise _invalid()
    return tokens.pop(0)


def _condition(tokens: list[str]) -> Test:
    left = _take(tokens)
    operator = _take(tokens, "=", "!=", "<", "<=", ">", ">=", "contains", "in", "has")
    right = _take(tokens)
    if operator == "in":
        return _is_in(_text(left), right)
    if left == "fullText":
        return _contains_words(_text(right))
    if left in ("trashed", "starred", "sharedWithMe"):
        return _flag(left, operator, right)
    if left in ("name", "mimeType", "modifiedTime", "createdTime"):
        return _compares(left, operator, _text(right))
    raise _invalid()


def _text(token: str) -> str:
    """Return what stands between quotes, without the backslashes that protect it."""
    if not token.startswith("'"):
        raise _invalid()
    return re.sub(r"\\(.)", r"\1", token[1:-1])


def _is_in(value: str, field: str) -> Test:
    if field == "parents":
        return lambda file: value in file["parents"] or (value == "root" and file["atTop"])
    if field in ("owners", "writers", "readers"):
        people = "permissions" if field != "owners" else "owners"
        return lambda file: any(one.get("emailAddress") == value for one in file[people])
    raise _invalid()


def _contains_words(words: str) -> Test:
    """Find all words anywhere; a phrase in double quotes as it stands."""
    quoted = words.startswith('"') and words.endswith('"')
    wanted = [words.strip('"').lower()] if quoted else words.lower().split()
    return lambda file: all(word in file["searched"].lower() for word in wanted)


def _flag(name: str, operator: str, value: str) -> Test:
    if value not in ("true", "false") or operator not in ("=", "!="):
        raise _invalid()
    wanted = (value == "true") == (operator == "=")
    return lambda file: bool(file.get(name, False)) == wanted


COMPARE = {
    "=": lambda mine, given: mine == given,
    "!=": lambda mine, given: mine != given,
    "<": lambda mine, given: mine < given,
    "<=": lambda mine, given: mine <= given,
    ">": lambda mine, given: mine > given,
    ">=": lambda mine, given: mine >= given,
    "contains": lambda mine, given: given in mine,
}


def _compares(name: str, operator: str, value: str) -> Test:
    if operator not in COMPARE:
        raise _invalid()
    is_text = name in ("name", "mimeType")
    given = value.lower() if is_text else value
    compare = COMPARE[operator]
    return lambda file: compare(file[name].lower() if is_text else file[name], given)


def _invalid() -> Refusal:
    return Refusal("invalid", "Invalid Value", reason="invalid")
