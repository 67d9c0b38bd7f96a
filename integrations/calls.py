"""Make one tool call: selection, arguments, token, upstream. Every face (proxy, MCP, apps) ends here."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from config.api.call_log import CallLog
from config.api.errors import Invalid, ProviderError, TokenError
from integrations import bulkhead, holds, lending, tokens
from integrations.download import Download
from integrations.models import Token
from integrations.provider_call import ProviderCall
from integrations.reconnecting import NOT_CONNECTED, tell_how_to_reconnect
from integrations.selection import Connection, check, check_arguments
from providers import paging
from providers.arguments import read_arguments
from providers.building import build
from providers.failures import trimmed
from providers.modes import in_mode
from providers.naming import name_as_sent
from providers.next_pages import followed
from providers.pinning import StrangeFact
from providers.registry import Offer
from providers.spec import UpstreamAnswer, UpstreamRequest

# What comes of reading an answer of a form that we do not know.
UNREADABLE = (LookupError, TypeError, ValueError, AttributeError)


@dataclass(frozen=True)
class Result:
    """What a call gave: `data` in our shape, `next_cursor` for lists, or a download to be closed."""

    data: Any = None
    next_cursor: str | None = None
    is_list: bool = False
    raw: Download | None = None


def call_tool(
    connection: Connection,
    offer: Offer,
    sources: tuple[Mapping[str, Any], ...],
    log: CallLog,
    upload: Any = None,
) -> Result:
    """Call a tool for a connection with what the caller sent (path, query, body: later ones win)."""
    log.provider, log.tool = offer.provider.slug, offer.tool.name
    offer = in_mode(offer, live=connection.live)
    try:
        token, arguments = ready(connection, offer, sources, log)

        def ask(place: bulkhead.Place) -> Result:
            call = ProviderCall(offer, token, arguments, log, upload, until=place.until)
            return run(offer, call, place)

        may_borrow = offer.tool.is_read and not wants_raw(offer, arguments)
        return lending.asked(offer.provider, ask, log, may_borrow=may_borrow)
    except Invalid as exc:
        name_as_sent(exc, offer.tool, sources)
        raise
    except NOT_CONNECTED as exc:
        tell_how_to_reconnect(exc, connection, offer)
        raise


def ready(
    connection: Connection, offer: Offer, sources: tuple[Mapping[str, Any], ...], log: CallLog
) -> tuple[Token, dict[str, Any]]:
    """Return a good token and checked arguments."""
    with log.stage("select"):
        integration, token = check(connection, offer)
        token.integration = integration
        arguments = read_arguments(offer.tool, *sources)
        check_arguments(integration, offer, arguments)
        holds.check(integration, offer)
    return tokens.fresh(offer.provider, token, log), arguments


def run(offer: Offer, call: ProviderCall, place: bulkhead.Place) -> Result:
    """Send the request, and shape the answer as the definition says; a download keeps the place."""
    request = requested(offer, call)
    if wants_raw(offer, call.arguments):
        opened, name = call.stream(request), call.notes.get("file", {}).get("name", "")
        return Result(raw=Download(opened, place.kept(), name))
    return shaped(offer, call, call.send(request, binary=offer.tool.binary))


def requested(offer: Offer, call: ProviderCall) -> UpstreamRequest:
    """Build the request as the definition says."""
    tool = offer.tool
    try:
        request = build(offer, call.arguments, call.connection)
        if tool.build_request and not followed(tool, call.arguments):
            return tool.build_request(request, call)
        return request
    except StrangeFact as exc:  # the connection does not know where its account lives
        raise TokenError(f"{exc}; connect again", provider=offer.provider.slug) from exc
    except UNREADABLE as exc:
        if call.answered is None:  # nobody has answered yet: the fault is ours
            raise
        raise misread(offer, call) from exc


def wants_raw(offer: Offer, arguments: dict[str, Any]) -> bool:
    """Say whether the caller asked for the bytes themselves."""
    when = offer.tool.raw_when
    return when is not None and arguments.get(when[0]) == when[1]


def shaped(offer: Offer, call: ProviderCall, answer: UpstreamAnswer) -> Result:
    """Unwrap paging and let the definition shape the data."""
    tool, data, cursor = offer.tool, answer.body, None
    if isinstance(data, str) and not tool.binary:
        raise strange(offer, answer, "did not answer with JSON")
    if data is None and answer.status == HTTPStatus.OK and tool.is_read:
        raise strange(offer, answer, "answered with nothing")
    try:
        if tool.page:
            data, cursor = paging.unwrap(offer, answer, call.arguments, call.connection)
        if tool.shape_response:
            data = tool.shape_response(data, call)
    except UNREADABLE as exc:
        raise misread(offer, call) from exc
    return Result(data if data is not None else {}, cursor, is_list=tool.page is not None)


def misread(offer: Offer, call: ProviderCall) -> ProviderError:
    return strange(offer, call.answered, "answered in an unknown form")


def strange(offer: Offer, answer: UpstreamAnswer, what: str) -> ProviderError:
    """An answer of no known form is the provider's fault, not ours."""
    return ProviderError(
        f"{offer.provider.name} {what}",
        source="provider",
        provider=offer.provider.slug,
        status=answer.status,
        body=trimmed(answer.body),
    )
