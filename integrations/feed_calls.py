"""Call a provider for a connection outside any tool: to ask for deliveries, or for what one has left out."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from config.api.call_log import CallLog
from integrations import bulkhead, holds, tokens
from integrations.acting import connection_of
from integrations.models import Integration
from integrations.provider_call import ProviderCall
from integrations.selection import check
from providers.modes import find
from providers.operator_settings import headers_of
from providers.registry import Offer
from providers.spec import Feed, Provider, Service, Tool, UpstreamAnswer, UpstreamRequest

STAGE = "feeds"  # calls of a feed take no places of those that somebody waits for


class FeedCall(ProviderCall):
    """What the hooks of a feed see (`providers.spec.Call`): requests carry the provider's own headers."""

    def send(self, request: UpstreamRequest, *, binary: bool = False) -> UpstreamAnswer:
        headers = {**headers_of(self.provider), **request.headers}
        return super().send(replace(request, headers=headers), binary=binary)


@contextmanager
def call_of(
    integration: Integration, feed: Feed, *, is_read: bool = True, is_last: bool = False
) -> Iterator[FeedCall]:
    """Hold a call of the connection, with a fresh token, or raise what is in the way (an ApiError).

    The provider is asked by what is sent in the block; `is_read` says that nothing of it changes anything there.
    `is_last`: what was begun with the permission is ended, and may be so once that is switched off.
    """
    offer = offer_of(find(integration.provider, live=integration.account.live), feed, is_read)
    connection = connection_of(integration.account, offer)
    if is_last and connection.permission:
        connection.permission.is_enabled = True
    integration, token = check(connection, offer)
    token.integration = integration
    holds.check(integration, offer)
    log = CallLog()
    token = tokens.fresh(offer.provider, token, log)
    with bulkhead.place(offer.provider, STAGE):
        yield FeedCall(offer, token, {}, log)


def offer_of(provider: Provider, feed: Feed, is_read: bool) -> Offer:
    """Return what stands for a tool: limits and holds of the connection go by its name and permission."""
    service = Service(slug=feed.service, name=feed.name, base_url="", permissions=(), tools=())
    tool = Tool(
        name=f"{provider.slug}_{feed.slug}_feed",
        description="",
        permission=feed.permission,
        route=f"{'GET' if is_read else 'POST'} {feed.slug}",
        upstream="",
    )
    return Offer(provider, service, tool)
