"""Which feeds this server can take: those for which the operator has set what they need."""

from inbox.feeds.secrets import is_taken
from providers import operator_settings
from providers.spec import Feed, Provider


def missing(provider: Provider, feed: Feed) -> tuple[str, ...]:
    """Return the environment variables that a feed needs and that are not set; none: it is offered."""
    has_secret = feed.pasted or is_taken(provider, feed)
    unset = () if has_secret else (operator_settings.webhook_secret_name(provider),)
    return unset + tuple(
        operator_settings.variable_name(provider, name.upper())
        for name, value in needs_of(provider, feed).items()
        if not value
    )


def needs_of(provider: Provider, feed: Feed) -> dict[str, str]:
    """Return the operator's values of the settings without which the feed cannot be asked for."""
    needs = feed.subscribing.needs if feed.subscribing else ()
    return {each.name: operator_settings.setting(provider, each) for each in needs}
