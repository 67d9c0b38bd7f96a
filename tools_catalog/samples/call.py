"""A request as a reader of the documentation can make it, and the one that a tool's example stands for."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from providers.registry import Offer
from providers.routes import PLACEHOLDER

API = "/api/v1/"
IN_QUERY = frozenset({"GET", "DELETE"})
UPLOADED = "Low water at noon."


@dataclass(frozen=True)
class SampleCall:
    """One request to our API. `path` is percent-encoded, `query` holds text, `body` is JSON (None: none).

    `content` is text that is streamed as it is; with `is_json` the answer is JSON, else text.
    """

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    content: str | None = None
    has_key: bool = True
    for_account: bool = True
    is_json: bool = True

    @property
    def content_type(self) -> str:
        """Return the type of what is sent, or nothing where nothing is."""
        if self.content is not None:
            return "application/octet-stream"
        return "" if self.body is None else "application/json"


def call_of(offer: Offer) -> SampleCall:
    """Return a tool's example, its arguments in path, query or body as the canonical route takes them."""
    method, _, route = offer.tool.route.partition(" ")
    arguments = dict(offer.tool.example)
    path = API + PLACEHOLDER.sub(lambda m: in_path(arguments.pop(m[1]), whole=bool(m[2])), route)
    if offer.tool.raw_upload:
        return SampleCall(method, path, in_query(arguments), content=UPLOADED)
    if method in IN_QUERY:
        return SampleCall(method, path, in_query(arguments))
    return SampleCall(method, path, body=arguments or None)


def in_path(value: Any, *, whole: bool = False) -> str:
    """Return an argument as a part of a path; a `whole` path keeps its slashes."""
    return quote(as_text(value), safe="/" if whole else "")


def in_query(arguments: Mapping[str, Any]) -> dict[str, str]:
    """Return arguments as a query holds them."""
    return {name: as_text(value) for name, value in arguments.items()}


def as_text(value: Any) -> str:
    """Return a value as a query holds it: text as it is, anything else as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
