"""A call as a command line for curl and any POSIX shell."""

import json
from collections.abc import Mapping
from shlex import quote
from urllib.parse import quote as encoded

from tools_catalog.samples.call import SampleCall

BREAK = " \\\n  "
SERVER = "$PATCHBAY_URL"
KEY = '-H "Authorization: Bearer $PATCHBAY_KEY"'
ACCOUNT = '-H "X-Account-Id: $PATCHBAY_ACCOUNT"'


def curl(call: SampleCall, server: str = SERVER) -> str:
    """Return the command; `server` is the address it is sent to."""
    start = "curl" if call.method == "GET" else f"curl -X {call.method}"
    # curl's own words for a query would take the place of a body.
    in_address = call.query if call.content_type else {}
    address = f'{start} "{server}{call.path}{after_path(in_address)}"'
    return BREAK.join([address, *headers(call), *sent(call)])


def headers(call: SampleCall) -> list[str]:
    """Return curl's arguments for the headers."""
    lines = [KEY] if call.has_key else []
    lines += [ACCOUNT] if call.for_account else []
    return lines + ([f'-H "Content-Type: {call.content_type}"'] if call.content_type else [])


def sent(call: SampleCall) -> list[str]:
    """Return curl's arguments for what is sent: the bytes, JSON, or the query."""
    if call.content is not None:
        return [f"--data-raw {quote(call.content)}"]
    if call.body is not None:
        return [f"-d {quote(json.dumps(call.body, ensure_ascii=False))}"]
    pairs = (f"{encoded(name, safe='')}={value}" for name, value in call.query.items())
    return ["-G", *(f"--data-urlencode {quote(pair)}" for pair in pairs)] if call.query else []


def after_path(query: Mapping[str, str]) -> str:
    """Return a query as an address holds it."""
    pairs = (f"{encoded(name, safe='')}={encoded(value, safe='')}" for name, value in query.items())
    return f"?{'&'.join(pairs)}" if query else ""
