"""The ground of POST /mcp: what is asked is known before the checks that every route makes, and steers them."""

from functools import cached_property
from typing import Any

from rest_framework.request import Request

from config.api.scopes import NO_SCOPE
from config.api.views import ApiView
from config.idempotency.asked import is_asked_for, key_in
from providers.registry import Offer
from tools_catalog.mcp import once
from tools_catalog.mcp.acting import Acting, acting_in
from tools_catalog.mcp.asked import Asked, asked_in
from tools_catalog.mcp.orders import Order, order_in
from tools_catalog.mcp.origins import check_origin

LONGEST_HANDSHAKE = 64 * 1024  # bytes


class MessageView(ApiView):
    """A view whose rights, limits and records depend on the message that was sent."""

    required_scope = NO_SCOPE  # of the route: what is asked of it has scopes of its own
    acting: Acting | None = None

    @cached_property
    def asked(self) -> Asked:
        """Return what the body asks. A stranger's is never read: authentication comes first."""
        return asked_in(self.request)

    @cached_property
    def order(self) -> Order | None:
        return order_in(self.asked.main)

    @property
    def offers(self) -> dict[str, Offer]:
        """Return the provider's tool that is called, for the note of a call in flight."""
        order = self.order
        return {"POST": order.offer} if order and not order.offer.is_own else {}

    @property
    def metered(self) -> bool:
        """Handshakes are logged and never counted, unless reading them is work."""
        return not self.asked.is_handshake or stated_length(self.request) > LONGEST_HANDSHAKE

    def is_read(self, method: str) -> bool:
        """Say that no message changes anything by itself: what a call does is known by its tool."""
        return True

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        check_origin(request.META.get("HTTP_ORIGIN"))
        super().initial(request, *args, **kwargs)

    def perform_authentication(self, request: Request) -> None:
        """Find the account of an ordered call as well: it may have a budget of its own."""
        super().perform_authentication(request)
        if self.order is not None:
            self.acting = acting_in(request, self.order)

    def begin_once(self, request: Request) -> None:
        """Make calls of tools once under an Idempotency-Key; nothing else changes anything."""
        if not is_asked_for(request):
            return
        key_in(request)
        if once.is_made_once(self.asked.main):
            super().begin_once(request)

    def body_once(self, request: Request) -> Any:
        return once.what_is_made(self.asked)


def stated_length(request: Request) -> int:
    stated = request.META.get("CONTENT_LENGTH") or ""
    return int(stated) if stated.isdecimal() else 0
