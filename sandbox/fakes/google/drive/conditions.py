"""The conditions of Drive's query language, each a test of a file."""

from collections.abc import Callable

from sandbox.refusals import Refusal

Test = Callable[[dict], bool]


def is_in(value: str, field: str) -> Test:
    """Find files by the folder they lie in, or by who may do what with them."""
    if field == "parents":
        return lambda file: value in file["parents"] or (value == "root" and file["atTop"])
    if field in ("owners", "writers", "readers"):
        people = "permissions" if field != "owners" else "owners"
        return lambda file: any(one.get("emailAddress") == value for one in file[people])
    raise invalid()


def contains_words(words: str) -> Test:
    """Find all words anywhere; a phrase in double quotes as it stands."""
    quoted = words.startswith('"') and words.endswith('"')
    wanted = [words.strip('"').lower()] if quoted else words.lower().split()
    return lambda file: all(word in file["searched"].lower() for word in wanted)


def flag(name: str, operator: str, value: str) -> Test:
    """Find files by something that is true or not."""
    if value not in ("true", "false") or operator not in ("=", "!="):
        raise invalid()
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


def compares(name: str, operator: str, value: str) -> Test:
    """Find files by name, type or date."""
    if operator not in COMPARE:
        raise invalid()
    is_text = name in ("name", "mimeType")
    given = value.lower() if is_text else value
    compare = COMPARE[operator]
    return lambda file: compare(file[name].lower() if is_text else file[name], given)


def invalid() -> Refusal:
    """Return the refusal of a query that nobody understands."""
    return Refusal("invalid", "Invalid Value", reason="invalid")
