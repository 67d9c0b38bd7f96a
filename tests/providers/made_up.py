"""A provider nobody has heard of, for what the engine does with any definition."""

from itertools import count

from providers.params import text
from providers.registry import Offer
from providers.spec import (
    OAuth,
    Page,
    Permission,
    Provider,
    Service,
    Setting,
    Tool,
    UpstreamAnswer,
)

NUMBERS = count(1)  # what the engine knows of a tool, it keeps by the tool's name
REGION = Setting("region", "eu", r"[a-z]{2}", "Where the data lives: two letters")


def made_up(page=None, base_url="https://api.acme.example/v1", upstream="GET /things", **more):
    """Return a provider with one service, one permission and one tool that lists things."""
    tool = Tool(
        name=f"acme_list_things_{next(NUMBERS)}",
        description="List things.",
        permission="acme.read",
        route="GET acme/things",
        upstream=upstream,
        params=(text("q", "Words"),),
        page=page,
    )
    permission = Permission("acme.read", "Read things", ("things:read",))
    service = Service("acme", "Acme", base_url, (permission,), (tool,))
    oauth = OAuth("https://{region}.acme.example/ask", "https://acme.example/token", pkce=True)
    return Provider("acme", "Acme", oauth, (service,), settings=(REGION,), **more)


def offer_of(provider):
    [service] = provider.services
    return Offer(provider, service, service.tools[0])


def paged(**page):
    """Return an offer whose list is paged in the given way."""
    return offer_of(made_up(Page(key="things", items="items", limit_param="size", **page)))


def answer(body, **headers):
    return UpstreamAnswer(200, headers, body)
