"""Ask a provider who was just connected."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from config.api.call_log import CallLog
from config.api.errors import ApiError
from config.api.parser import MAX_DEPTH, check_value
from integrations.wire import Wire
from providers.failures import error_of, failure_of
from providers.operator_settings import headers_of
from providers.pinning import located
from providers.spec import MAIN, Grant, Identity, Provider, UpstreamAnswer, UpstreamRequest

TIMEOUT = (3.05, 5.0)  # seconds; the person waits in front of a redirect


class NewConnection:
    """What `after_connect` hooks may use (`providers.spec.Call`) before there is an integration."""

    def __init__(self, provider: Provider, grant: Grant, facts: Mapping[str, Any]) -> None:
        self.provider, self.grant = provider, grant
        self.wire = Wire(provider, CallLog(), TIMEOUT, is_read=True)
        self.arguments: dict[str, Any] = {}
        self.notes: dict[str, Any] = {}
        self.connection = facts
        self.upload = self.answered = None

    def url(self, upstream_url: str) -> str:
        return located(self.provider, upstream_url, self.connection)

    def send(self, request: UpstreamRequest) -> UpstreamAnswer:
        headers = {**headers_of(self.provider), **request.headers}
        asked = replace(request, headers=headers)
        answer = self.wire.exchange(asked, self.grant.access_token)
        if failure := failure_of(self.provider, answer):
            raise error_of(self.provider, answer, failure)
        return answer

    def send_each(self, requests: Iterable[UpstreamRequest]) -> list[UpstreamAnswer | None]:
        return [self._quietly(request) for request in requests]

    def _quietly(self, request: UpstreamRequest) -> UpstreamAnswer | None:
        try:
            return self.send(request)
        except ApiError:
            return None


def facts_of(grants: dict[str, Grant]) -> dict[str, Any]:
    """Return what the token answer told about the connection."""
    return {name: value for grant in grants.values() for name, value in grant.extra.items()}


def identity_of(provider: Provider, grants: dict[str, Grant]) -> Identity | None:
    """Return the identity behind the main grant (or the only one)."""
    if provider.after_connect is None:
        return None
    grant = grants.get(MAIN) or next(iter(grants.values()))
    return sound(provider.after_connect(NewConnection(provider, grant, facts_of(grants))))


def sound(who: Identity) -> Identity:
    """Return an identity that can be kept: text where text belongs, and nothing a database refuses."""
    if not all(isinstance(text, str) for text in (who.id, who.name, who.email)):
        raise TypeError("an identity is told in text")
    check_value([who.id, who.name, who.email, dict(who.extra)], MAX_DEPTH)
    return who
