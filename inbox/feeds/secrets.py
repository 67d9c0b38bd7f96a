"""With what a provider signs its deliveries here. Several secrets, separated by commas, count side by side."""

from config.secrets import given
from providers.oauth_apps import client_of, is_played
from providers.operator_settings import webhook_secret_name
from providers.spec import Feed, Provider


def secrets_of(provider: Provider, feed: Feed) -> tuple[str, ...]:
    """Return what the operator set, and the OAuth client's secret where the feed is signed with it.

    Both count: an admin's webhook of Jira is signed with the one, the app's own with the other. Where the sandbox
    plays the provider it signs with its own, unless the operator set another.
    """
    if feed.secrets == Feed.NONE:
        return ()
    named, client = configured(provider), client_of(provider)
    has_own = feed.secrets == Feed.CLIENT or (is_played(provider) and not named)
    own = client.client_secret if client and has_own else ""
    return (*named, own) if own else named


def configured(provider: Provider) -> tuple[str, ...]:
    """Return the secrets in WEBHOOK_SECRET_<PROVIDER>, or in the file it names: none of them is the sandbox's."""
    if not provider.live:
        return ()
    parts = given(webhook_secret_name(provider)).split(",")
    return tuple(secret for part in parts if (secret := part.strip()))


def is_taken(provider: Provider, feed: Feed) -> bool:
    """Say whether this server can tell deliveries of the feed from forged ones, at the shared address."""
    return feed.secrets == Feed.NONE or bool(secrets_of(provider, feed))
