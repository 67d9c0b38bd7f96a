"""POST /mcp: the Model Context Protocol over HTTP, one JSON answer for each request."""

from functools import partial

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.exceptions import APIException
from rest_framework.request import Request

from accounts.models import ConnectedAccount
from accounts.resolution import resolve
from config.api.call_log import call_log_of
from config.api.errors import ApiError
from config.idempotency.answers import Replay
from tools_catalog.mcp import refusals, replies
from tools_catalog.mcp.caller import Caller
from tools_catalog.mcp.ground import MessageView
from tools_catalog.mcp.messages import Fault, Message
from tools_catalog.mcp.methods import Turn, answer
from tools_catalog.mcp.once import renumbered
from tools_catalog.mcp.replies import Reply

# Told by HTTP, in the one error envelope, as clients of the protocol expect it; all else in a message.
OF_HTTP = frozenset({401, 403, 405, 413, 415})


class McpView(MessageView):
    """A key, an account and a message make a call; nothing is kept between two of them."""

    schema = None

    def post(self, request: Request) -> HttpResponse:
        """Answer each message, but for notifications."""
        if self.asked.unreadable is not None:
            raise self.asked.unreadable
        given = [reply for each in self.asked.messages if (reply := self.reply(each))]
        if not given:
            return replies.nothing()
        return replies.batch(given) if self.asked.is_batch else replies.single(given[0])

    def reply(self, message: Message | Fault) -> Reply | None:
        """Return the reply to one message; a matter of HTTP, and what nobody foresaw, leaves as it is."""
        if isinstance(message, Fault):
            return self.faulty(message)
        if message.is_notification:
            return None
        try:
            return replies.good(message, answer(self.turn, message))
        except Fault as fault:
            return self.faulty(fault)
        except ApiError as exc:
            if exc.status in OF_HTTP and message.method != "tools/call":
                raise
            return self.refused(exc, message)

    def handle_exception(self, exc: Exception) -> HttpResponseBase:
        """Tell in a message what happened beside the answering, unless HTTP tells it."""
        if isinstance(exc, Fault):  # of the body as a whole
            return replies.single(refusals.faulty(exc, self.request, by_status=True))
        if isinstance(exc, Replay):
            return renumbered(super().handle_exception(exc), self.asked.main)
        if self.is_of_http(exc):
            return super().handle_exception(exc)
        reply = self.refused(exc, self.asked.main)
        return replies.batch([reply]) if self.asked.is_batch else replies.single(reply)

    def is_of_http(self, exc: Exception) -> bool:
        """Say whether HTTP tells it: what strangers send, what nobody could read, a wrong key or method."""
        if getattr(self.request._request, "api_key", None) is None or self.asked.main is None:
            return True
        return isinstance(exc, APIException) or getattr(exc, "status", 500) in OF_HTTP

    def faulty(self, fault: Fault) -> Reply:
        return refusals.faulty(fault, self.request, by_status=self.asked.is_stateless)

    def refused(self, exc: Exception, message: Message) -> Reply:
        return refusals.refused(exc, message, self.request, by_status=self.asked.is_stateless)

    @property
    def turn(self) -> Turn:
        """Return what the methods need to know of the request."""
        request, log = self.request, call_log_of(self.request)
        caller = Caller(request.auth, partial(account_in, request))
        query, is_stateless = request.query_params, self.asked.is_stateless
        return Turn(caller, query, log, is_stateless, self.order, self.acting)


def account_in(request: Request) -> ConnectedAccount | None:
    """Return the account that lists are about, and note it for the record of the call."""
    account = resolve(request)
    call_log_of(request).account_id = account.pk if account else None
    return account
