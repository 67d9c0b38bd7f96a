"""What a provider tells by itself: its feeds, and what an operator does to have them delivered."""

from django.urls import reverse

from providers.operator_settings import webhook_secret_name
from providers.spec import Feed, Provider
from tools_catalog.reference.markdown import code, joined, prose, steps, table

HEAD = ("feed", "tells of", "permission", "delivered to", "signed with", "by default")


def events(provider: Provider) -> str:
    """Return the part about events; nothing where the provider tells nothing."""
    if not provider.feeds:
        return ""
    rows = (row(provider, feed) for feed in provider.feeds)
    return joined(["## Events", table(HEAD, rows), told(provider)]).rstrip()


def row(provider: Provider, feed: Feed) -> tuple[str, ...]:
    is_on = feed.subscribing is None and not feed.pasted
    return (
        code(feed.slug),
        feed.name,
        code(feed.permission),
        place(provider, feed),
        signed_with(provider, feed),
        "on" if is_on else "off",
    )


def place(provider: Provider, feed: Feed) -> str:
    """Return where it is delivered to, and who sees to that."""
    if feed.pasted:
        return "an address of somebody's own, which they paste"
    if feed.subscribing:
        return "where we ask for it, with each connection's token"
    return code(webhook_url(provider))


def signed_with(provider: Provider, feed: Feed) -> str:
    """Return what proves a delivery."""
    if feed.pasted:
        return "the secret that they paste with it"
    if feed.secrets == Feed.NONE:
        return "a secret of each subscription, or the provider's own keys"
    of_client = ", else the client secret" if feed.secrets == Feed.CLIENT else ""
    return code(webhook_secret_name(provider)) + of_client


def told(provider: Provider) -> str:
    """Return the steps, with the address and the variable filled in."""
    guide = provider.guide
    filled = {
        "{webhook_url}": webhook_url(provider),
        "{webhook_secret}": webhook_secret_name(provider),
    }
    lines = [prose(step) for step in (guide.events if guide else ())]
    for name, value in filled.items():
        lines = [line.replace(name, value) for line in lines]
    return steps(lines)


def webhook_url(provider: Provider) -> str:
    """Return the provider's address, below whatever the server's own is."""
    return f"PUBLIC_URL{reverse('webhook_delivery', args=(provider.slug,))}"
