"""A tool's example call as a command line."""

import json
from shlex import quote
from typing import Any
from urllib.parse import quote as encoded

from providers.registry import Offer
from providers.routes import PLACEHOLDER
from tools_catalog.reference.markdown import code

BREAK = " \\\n  "
SERVER = "$PATCHBAY_URL"
FILE = "--data-binary @FILE"
KEY = '-H "Authorization: Bearer $PATCHBAY_KEY"'
ACCOUNT = '-H "X-Account-Id: $ACCOUNT"'
PARTNER = (KEY, ACCOUNT)
JSON = '-H "Content-Type: application/json"'


def shown(offer: Offer) -> str:
    """Return the call in a block of shell, below what has to be asked for first."""
    return f"{precondition(offer)}```sh\n{command(offer)}\n```"


def precondition(offer: Offer) -> str:
    """Say that a connection has to be asked for the permission, where it is not by itself."""
    if offer.permission.default:
        return ""
    return f"The example takes {code(offer.permission.id)}, which is not asked for by default.\n\n"


def command(offer: Offer, server: str = SERVER, headers: tuple[str, ...] = PARTNER) -> str:
    """Return `curl` with the example's arguments in path, query or body, as the route takes them."""
    method, _, route = offer.tool.route.partition(" ")
    arguments = dict(offer.tool.example)
    path = PLACEHOLDER.sub(lambda found: in_path(arguments.pop(found[1]), found[2]), route)
    start = "curl" if method == "GET" else f"curl -X {method}"
    if offer.tool.raw_upload:
        sent = "&".join(f"{name}={encoded(as_text(value))}" for name, value in arguments.items())
        return BREAK.join([f'{start} "{server}/api/v1/{path}?{sent}"', *headers, FILE])
    sent = in_query(arguments) if method == "GET" else in_body(arguments)
    return BREAK.join([f'{start} "{server}/api/v1/{path}"', *headers, *sent])


def in_path(value: Any, tail: str) -> str:
    """Encode a path argument; one that may hold slashes keeps them."""
    return encoded(str(value), safe="/" if tail else "")


def in_query(arguments: dict[str, Any]) -> list[str]:
    """Return curl's arguments that send these in the query."""
    if not arguments:
        return []
    pairs = (f"{name}={as_text(value)}" for name, value in arguments.items())
    return ["-G", *(f"--data-urlencode {quote(pair)}" for pair in pairs)]


def in_body(arguments: dict[str, Any]) -> list[str]:
    """Return curl's arguments that send these as JSON."""
    if not arguments:
        return []
    return [JSON, f"-d {quote(json.dumps(arguments, ensure_ascii=False))}"]


def as_text(value: Any) -> str:
    """Return a value as a query holds it: text as it is, anything else as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
