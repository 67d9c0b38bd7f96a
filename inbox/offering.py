"""Which feeds this server can take: those for which the operator has set what they need."""

from inbox.feeds.secrets import is_taken, variable_name
from providers import endpoints
from providers.spec import Feed, Provider


def missing(provider: Provider, feed: Feed) -> tuple[str, ...]:
    """Return the environment variables that a feed needs and that are not set; none: it is offered."""
    needed = []
    if not has_secret(provider, feed):
        needed.append(variable_name(provider))
    if feed.subscribing and feed.subscribing.needs and not need_of(provider, feed):
        needed.append(endpoints.variable_name(provider, feed.subscribing.needs.name.upper()))
    return tuple(needed)


def need_of(provider: Provider, feed: Feed) -> str:
    """Return the operator's value of the setting without which the feed cannot be asked for."""
    needs = feed.subscribing.needs if feed.subscribing else None
    return endpoints.setting(provider, needs) if needs else ""


def has_secret(provider: Provider, feed: Feed) -> bool:
    """Say whether deliveries can be checked: with a secret of their own, the operator's, or the OAuth client's."""
    return feed.pasted or is_taken(provider, feed)
