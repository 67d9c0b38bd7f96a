"""Whatever a value holds, a sample makes just the request it stands for, and nothing else."""

import subprocess
from urllib.parse import quote

import requests
from hypothesis import given, settings

from tests.samples.commands import ENVIRONMENT, asked_for
from tests.samples.facts import facts_meant, facts_of
from tests.samples.hostile import calls
from tools_catalog.samples.curl import curl
from tools_catalog.samples.python import python

# The shell says what curl was given, each argument ended by a byte that none can hold.
RECORDING = "curl() { printf '%s\\000' \"$@\"; }\n"


def given_to_curl(command):
    """Let a real shell run a command, and return curl's arguments."""
    shell = subprocess.run(
        ["sh", "-euc", RECORDING + command], env=ENVIRONMENT, capture_output=True, check=True
    )
    assert shell.stderr == b""
    return shell.stdout.decode().split("\0")[:-1]


def with_query(printed):
    """Return the address with what curl adds to it."""
    pairs = "&".join(f"{name}={quote(value, safe='')}" for name, value in printed.query)
    return f"{printed.url}?{pairs}" if pairs else printed.url


@settings(max_examples=150)
@given(calls())
def test_a_shell_gives_curl_what_is_meant(call):
    printed = asked_for(given_to_curl(curl(call)))

    assert (
        facts_of(printed.method, with_query(printed), printed.headers, printed.body)
    ) == facts_meant(call)


class Sent(Exception):
    """Carries the request that was about to leave."""


def made_by_python(source, monkeypatch):
    """Run a program up to its request, and return that."""

    def send(session, request, **options):
        assert options["timeout"] == 60
        raise Sent(request)

    monkeypatch.setattr(requests.Session, "send", send)
    try:
        exec(compile(source, "sample", "exec"), {})
    except Sent as sent:
        return sent.args[0]
    raise AssertionError("no request")


def as_text(value):
    return value.decode() if isinstance(value, bytes) else value


def test_python_sends_what_is_meant(monkeypatch):
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)

    @given(calls())
    def check(call):
        made = made_by_python(python(call), monkeypatch)
        given = {name: as_text(value) for name, value in made.headers.items()}
        assert facts_of(made.method, made.url, given, as_text(made.body)) == facts_meant(call)

    check()
