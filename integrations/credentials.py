"""Versions of OAuth credentials: the server's to connect with, and those that can refresh a token."""

from datetime import timedelta
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import App
from config.api.errors import Invalid
from integrations.models import OAuthClient, Token
from providers.oauth_apps import ClientCredentials, client_of, is_played
from providers.spec import Provider

OVERLAP = timedelta(days=90)  # how long replaced credentials still refresh the tokens they minted


def fingerprint(provider: Provider, credentials: ClientCredentials, app: App | None = None) -> str:
    owner = app.pk if app else ""
    if app and is_played(provider):  # the server's own have another client_id there
        owner += " at the sandbox"
    if not provider.live:
        owner += " in test mode"
    parts = (provider.slug, owner, credentials.client_id, credentials.client_secret)
    return sha256("\0".join(parts).encode()).hexdigest()


def current_client(provider: Provider) -> OAuthClient:
    """Return the row of the configured credentials, made (and the older ones retired) when they are new."""
    credentials = client_of(provider)
    if credentials is None:
        raise Invalid(f"{provider.slug} is not configured on this server", provider=provider.slug)
    client = _find(provider, credentials)
    if client is None or client.retired_at is not None:  # new, or configured again after another
        client = client or _keep(provider, credentials)
        _retire_others(client)
    return client


def row_of(
    provider: Provider, credentials: ClientCredentials, app: App | None = None
) -> OAuthClient:
    """Return the row of credentials, made on first sight."""
    return _find(provider, credentials, app) or _keep(provider, credentials, app)


def _find(
    provider: Provider, credentials: ClientCredentials, app: App | None = None
) -> OAuthClient | None:
    mark = fingerprint(provider, credentials, app)
    return OAuthClient.objects.filter(fingerprint=mark).first()


def _keep(
    provider: Provider, credentials: ClientCredentials, app: App | None = None
) -> OAuthClient:
    mark = fingerprint(provider, credentials, app)
    client = OAuthClient(
        provider=provider.slug,
        app=app,
        client_id=credentials.client_id,
        fingerprint=mark,
        is_of_sandbox=is_played(provider),
        live=provider.live,
    )
    client.client_secret = credentials.client_secret
    try:
        with transaction.atomic():
            client.save(force_insert=True)
    except IntegrityError:  # another process was first
        return OAuthClient.objects.get(fingerprint=mark)
    return client


def _retire_others(client: OAuthClient) -> None:
    OAuthClient.objects.filter(pk=client.pk).update(retired_at=None)
    others = OAuthClient.objects.filter(provider=client.provider, app=None, live=client.live)
    others.filter(retired_at=None).exclude(pk=client.pk).update(retired_at=timezone.now())


def clients_for(provider: Provider, token: Token) -> list[OAuthClient]:
    """Return the clients that may refresh a token: the same client_id, newest secret first, its own at least."""
    minted = token.client
    if minted.app_id is None and client_of(provider) is not None:
        current_client(provider)  # a secret that was changed since counts at once
    same_id = OAuthClient.objects.filter(
        provider=minted.provider,
        app=minted.app_id,
        client_id=minted.client_id,
        is_of_sandbox=minted.is_of_sandbox,
        live=minted.live,
    )
    recent = [c for c in same_id.order_by("-created_at") if _is_usable(c)]
    current = [c for c in recent if c.retired_at is None]
    return current + [c for c in recent if c not in current] or [minted]


def _is_usable(client: OAuthClient) -> bool:
    return client.retired_at is None or client.retired_at + OVERLAP > timezone.now()
