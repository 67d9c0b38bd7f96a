"""Command lines for curl, read as curl reads them."""

import shlex
from dataclasses import dataclass, field

ENVIRONMENT = {
    "PATCHBAY_URL": "http://testserver",
    "PATCHBAY_KEY": "KEY",
    "PATCHBAY_ACCOUNT": "user-1",
}


@dataclass
class Printed:
    """The request that a command line makes."""

    method: str = ""
    url: str = ""
    headers: dict = field(default_factory=dict)
    query: list = field(default_factory=list)
    body: str | None = None


def understood(text):
    """Read a command line as a shell and curl do."""
    for name, value in ENVIRONMENT.items():
        text = text.replace(f"${name}", value)
    program, *words = shlex.split(text.replace("\\\n", ""))
    assert program == "curl"
    return asked_for(words)


def asked_for(words):
    """Read curl's arguments."""
    printed, left = Printed(), list(words)
    while left:
        take(printed, left.pop(0), left)
    printed.method = printed.method or "GET"
    return printed


def take(printed, word, words):
    match word:
        case "-X":
            printed.method = words.pop(0)
        case "-H":
            name, _, value = words.pop(0).partition(": ")
            printed.headers[name] = value
        case "-G":
            printed.method = printed.method or "GET"
        case "--data-urlencode":
            printed.query.append(tuple(words.pop(0).split("=", 1)))
        case "-d" | "--data-raw":
            printed.body = words.pop(0)
        case _:
            assert word.startswith("http"), word
            assert not printed.url
            printed.url = word
