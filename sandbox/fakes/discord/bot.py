"""What only the app's bot may do: it shows its own token, not a person's."""

import hmac
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest

from sandbox.calls import Call
from sandbox.refusals import Refusal

Handle = Callable[[Call], object]


def by_bot(handle: Handle) -> Handle:
    """Return the operation for callers with the bot's token; a person's opens nothing here."""

    def answer(call: Call) -> object:
        check(call.request)
        return handle(call)

    return answer


def check(request: HttpRequest) -> None:
    """Refuse a call that is not the bot's."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    right = hmac.compare_digest(token.encode(), settings.CLIENT_SECRET.encode())
    if scheme != "Bot" or not right:
        raise Refusal("unknown_token")
