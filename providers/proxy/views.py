"""A proxied provider call: who, for whom, the call, and the answer in the envelope."""

from typing import Any

from rest_framework.exceptions import MethodNotAllowed
from rest_framework.request import Request

from accounts.key_limits import check_account
from accounts.resolution import external_id_in, require_header
from config.api.call_log import call_log_of
from config.api.envelope import Answer
from config.api.errors import AccountNotFound, Invalid, PartnerRequired
from config.api.openapi.operation import Operation
from config.api.views import ApiView
from integrations.calls import Result, call_tool
from integrations.selection import Connection
from providers.arguments import single_values
from providers.proxy.authentication import ProxyAuthentication
from providers.proxy.raw import raw_answer
from providers.proxy.upload import body_to_pass_on
from providers.registry import Offer


class ProxyView(ApiView):
    """One route of the proxy; `offers` maps methods to tools, `where` is the path below /api/v1."""

    authentication_classes = (ProxyAuthentication,)
    offers: dict[str, Offer] = {}
    where = ""

    @property
    def operations(self) -> dict[str, Operation | None]:
        # Nothing but the document needs them, and a server starts without.
        from providers.proxy.openapi.operation import operations_at

        return operations_at(self.where, self.offers)

    @property
    def allowed_methods(self) -> list[str]:
        return sorted(self.offers)

    @property
    def required_scope(self) -> str:
        return f"proxy:{next(iter(self.offers.values())).provider.slug}"

    def is_read(self, method: str) -> bool:
        """Say what the tool says; a wrong method is refused as such."""
        return method not in self.offers or self.offers[method].tool.is_read

    def offer_for(self, method: str) -> Offer:
        """Return the tool behind a method of this route."""
        if method not in self.offers:
            raise MethodNotAllowed(method)
        return self.offers[method]

    def takes_stream(self, request: Request) -> bool:
        offer = self.offers.get(request.method)
        return offer is not None and offer.tool.raw_upload

    def forward(self, request: Request, **path: str) -> Any:
        """Make the call the route and method stand for."""
        offer = self.offer_for(request.method)
        log = call_log_of(request)
        with log.stage("select"):
            connection = connection_of(request)
        log.account_id = connection.account.pk if connection.account else None
        query = single_values(request.query_params)
        if offer.tool.raw_upload:
            upload = body_to_pass_on(request)
            return answer(request, call_tool(connection, offer, (query, path), log, upload))
        sources = (query, body_of(request), path)
        return answer(request, call_tool(connection, offer, sources, log))

    get = post = put = patch = delete = forward


def connection_of(request: Request) -> Connection:
    """Return the connection the call acts on: the named account's, or a personal key's own."""
    external_id = external_id_in(request)
    first, *more = request._request.connections
    require_header(external_id, request.auth.kind)
    if external_id is not None and request.user.active_partner is None:
        raise PartnerRequired()
    if more:
        raise Invalid(f'X-Account-Id "{external_id}" fits two accounts, as written and decoded')
    if first.account is None and external_id is not None:
        raise AccountNotFound(external_id)
    check_account(request.auth, first.account)
    return first


def body_of(request: Request) -> dict[str, Any]:
    """Return the JSON body as arguments; GET and DELETE bodies count only when they are objects."""
    if not request.META.get("CONTENT_LENGTH"):
        return {}
    data = request.data
    if not isinstance(data, dict):
        raise Invalid("The body must be a JSON object")
    return data


def answer(request: Request, result: Result) -> Any:
    """Put a result into the envelope, or stream its bytes."""
    if result.raw is not None:
        return raw_answer(request._request, result.raw)
    beside = {"next_cursor": result.next_cursor} if result.is_list else {}
    return Answer(result.data, **beside)
