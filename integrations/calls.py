"""Make one tool call: selection, arguments, token, upstream. Every face (proxy, MCP, apps) ends here."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from config.api.call_log import CallLog
from config.api.errors import ProviderError, TokenError
from integrations import bulkhead, holds, tokens
from integrations.download import Download
from integrations.provider_call import ProviderCall
from integrations.reconnecting import reconnectable
from integrations.selection import Connection, check, check_arguments
from providers import paging
from providers.arguments import read_arguments
from providers.building import build
from providers.failures import trimmed
from providers.naming import named_as_sent
from providers.next_pages import followed
from providers.pinning import StrangeFact
from providers.registry import Offer
from providers.spec import UpstreamAnswer


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
    with named_as_sent(offer.tool, sources), reconnectable(connection, offer):
        with log.stage("select"):
            integration, token = check(connection, offer)
            token.integration = integration
            arguments = read_arguments(offer.tool, *sources)
            check_arguments(integration, offer, arguments)
            holds.check(integration, offer)
        token = tokens.fresh(offer.provider, token, log)
        with ExitStack() as held:
            held.enter_context(bulkhead.place(offer.provider))
            return run(offer, ProviderCall(offer, token, arguments, log, upload), held)


def run(offer: Offer, call: ProviderCall, held: ExitStack) -> Result:
    """Build the request, send it, and shape the answer as the definition says; a download keeps what is held."""
    tool = offer.tool
    with pointed_well(offer):
        request = build(offer, call.arguments, call.connection)
    if tool.build_request and not followed(tool, call.arguments):
        with understood(offer, call), pointed_well(offer):
            request = tool.build_request(request, call)
    if wants_raw(offer, call.arguments):
        opened, name = call.stream(request), call.notes.get("file", {}).get("name", "")
        return Result(raw=Download(opened, held.pop_all().close, name))
    return shaped(offer, call, call.send(request, binary=tool.binary))


@contextmanager
def pointed_well(offer: Offer) -> Iterator[None]:
    """A connection that does not know where its account lives has to be made anew."""
    try:
        yield
    except StrangeFact as exc:
        raise TokenError(f"{exc}; connect again", provider=offer.provider.slug) from exc


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
    with understood(offer, call):
        if tool.page:
            data, cursor = paging.unwrap(offer, answer, call.arguments, call.connection)
        if tool.shape_response:
            data = tool.shape_response(data, call)
    return Result(data if data is not None else {}, cursor, is_list=tool.page is not None)


@contextmanager
def understood(offer: Offer, call: ProviderCall) -> Iterator[None]:
    """Blame the provider for an answer that cannot be read as it should; before any answer the fault is ours."""
    try:
        yield
    except (LookupError, TypeError, ValueError, AttributeError) as exc:
        if call.answered is None:
            raise
        raise strange(offer, call.answered, "answered in an unknown form") from exc


def strange(offer: Offer, answer: UpstreamAnswer, what: str) -> ProviderError:
    """An answer of no known form is the provider's fault, not ours."""
    return ProviderError(
        f"{offer.provider.name} {what}",
        source="provider",
        provider=offer.provider.slug,
        status=answer.status,
        body=trimmed(answer.body),
    )
