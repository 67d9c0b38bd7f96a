"""What goes to a provider, what comes back, and what hooks may do in between."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True)
class UpstreamRequest:
    """One request to the provider. `url` is absolute; `data` is bytes or a readable stream and wins over `json`.

    `outside` names the pattern (`Provider.outside`) of a URL that an answer gave us: it is checked, and the
    request leaves to public addresses only, without the token unless the pattern is `Provider.trusted`.
    `asks_only`: it changes nothing, though its method could, and whatever its tool does besides.
    """

    method: str
    url: str
    params: Mapping[str, Any] = field(default_factory=dict)
    json: Any = None
    data: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    outside: str = ""
    asks_only: bool = False

    @property
    def is_stream(self) -> bool:
        """Say whether the body can be sent only once."""
        return not isinstance(self.data, bytes | str | dict | None)


@dataclass(frozen=True)
class UpstreamAnswer:
    """What the provider answered. `body` is decoded JSON, or text, or bytes for a tool with `binary`."""

    status: int
    headers: Mapping[str, str]
    body: Any


class Call(Protocol):
    """What a hook may know and do about the call at hand."""

    arguments: dict[str, Any]
    """Checked arguments under their canonical names, defaults filled in."""

    upload: Any
    """The caller's raw body as a readable stream (an empty one as bytes), for a tool with `raw_upload`."""

    notes: dict[str, Any]
    """Where `build_request` may leave something for `shape_response`; `file` names a raw download."""

    connection: Mapping[str, Any]
    """What is known about the connection: `Grant.extra` and `Identity.extra`."""

    answered: UpstreamAnswer | None
    """The last answer, for a `shape_response` that needs its headers."""

    def url(self, upstream_url: str) -> str:
        """Return a URL of the definition with settings, facts of the connection and replacements filled in."""
        ...

    def send(self, request: UpstreamRequest) -> UpstreamAnswer:
        """Send one more request with the same token; provider errors are raised as for the call itself."""
        ...

    def send_each(self, requests: Iterable[UpstreamRequest]) -> list[UpstreamAnswer | None]:
        """Send many, at most 8 at a time, answers in order; a member that failed is None."""
        ...


BuildRequest = Callable[[UpstreamRequest, Call], UpstreamRequest]
ShapeResponse = Callable[[Any, Call], Any]
