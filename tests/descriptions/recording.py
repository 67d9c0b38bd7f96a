"""What the tools really send, noted while their examples are called at the sandbox."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from integrations.wire import Wire
from providers import endpoints
from providers.registry import providers
from providers.routes import PLACEHOLDER
from providers.spec import Tool, UpstreamRequest
from tests.providers.test_examples import PERSON, called, offers_of, permissions_of

NO_JSON = object()


@dataclass(frozen=True)
class Sent:
    """One request to a provider: its path from the root, the names in its query, and its JSON."""

    method: str
    path: str
    query: frozenset[str]
    body: Any = None

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


class Recorder:
    """Stands before the wire and notes what goes out; addresses that an answer named are nobody's calls."""

    def __init__(self, base: str) -> None:
        self.base, self.sent = base, []

    def before(self, sending: Callable[..., Any]) -> Callable[..., Any]:
        """Return the wire's own function with the noting before it."""

        def noting(wire: Wire, request: UpstreamRequest, *rest: Any, **options: Any) -> Any:
            if not request.outside:
                self.sent.append(noted(request, self.base))
            return sending(wire, request, *rest, **options)

        return noting

    def taken(self) -> list[Sent]:
        """Return what was sent since the last time."""
        sent, self.sent = self.sent, []
        return sent


def noted(request: UpstreamRequest, base: str) -> Sent:
    parts = urlsplit(request.url.removeprefix(base))
    pairs = request.params.items() if isinstance(request.params, Mapping) else request.params
    names = {name for name, value in pairs if value is not None}
    names |= {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
    body = request.json if request.data is None else NO_JSON
    return Sent(request.method, parts.path, frozenset(names), body)


def requests_of(slug: str, caller: Any, monkeypatch: Any) -> dict[str, list[Sent]]:
    """Connect a provider and call every tool's example; return the requests by tool."""
    recorder = Recorder(endpoints.base_url(providers()[slug]))
    assert caller.connect(slug, person=PERSON, scopes=permissions_of(slug))["status"] == "success"
    monkeypatch.setattr(Wire, "sent", recorder.before(Wire.sent))
    sent = {}
    for offer in offers_of(slug):
        answer = (uploaded if offer.tool.raw_upload else called)(caller, offer.tool)
        assert answer.status_code == 200, (offer.tool.name, answer.content[:300])
        sent[offer.tool.name] = recorder.taken()
    return sent


def uploaded(caller: Any, tool: Tool) -> Any:
    """Make a tool's example call with a few bytes as its body."""
    method, _, route = tool.route.partition(" ")
    arguments = dict(tool.example)
    path = PLACEHOLDER.sub(lambda found: str(arguments.pop(found[1])), route)
    return getattr(caller.client, method.lower())(
        f"/api/v1/{path}",
        b"Low water at noon.",
        content_type="text/plain",
        headers={"X-Account-Id": "user-1"},
        query_params=arguments,
    )
