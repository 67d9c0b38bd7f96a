"""Versions of our OAuth credentials: the one to connect with, and those that can refresh an older token."""

from datetime import timedelta
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.utils import timezone

from config.api.errors import Invalid
from integrations.models import OAuthClient, Token
from providers.endpoints import ClientCredentials, client_of
from providers.spec import Provider

OVERLAP = timedelta(days=90)  # how long replaced credentials still refresh the tokens they minted


def fingerprint(provider: Provider, credentials: ClientCredentials) -> str:
    parts = (provider.slug, "", credentials.client_id, credentials.client_secret)
    return sha256("\0".join(parts).encode()).hexdigest()


def current_client(provider: Provider) -> OAuthClient:
    """Return the row of the configured credentials, made (and the older ones retired) when they are new."""
    credentials = client_of(provider)
    if credentials is None:
        raise Invalid(f"{provider.slug} is not configured on this server", provider=provider.slug)
    mark = fingerprint(provider, credentials)
    client = OAuthClient.objects.filter(fingerprint=mark).first()
    if client is None:
        return _keep(provider, credentials, mark)
    if client.retired_at is not None:  # configured again after something else was
        _retire_others(client)
    return client


def _keep(provider: Provider, credentials: ClientCredentials, mark: str) -> OAuthClient:
    client = OAuthClient(provider=provider.slug, client_id=credentials.client_id, fingerprint=mark)
    client.client_secret = credentials.client_secret
    try:
        with transaction.atomic():
            client.save(force_insert=True)
    except IntegrityError:  # another process was first
        return OAuthClient.objects.get(fingerprint=mark)
    _retire_others(client)
    return client


def _retire_others(client: OAuthClient) -> None:
    OAuthClient.objects.filter(pk=client.pk).update(retired_at=None)
    others = OAuthClient.objects.filter(provider=client.provider, app=client.app, retired_at=None)
    others.exclude(pk=client.pk).update(retired_at=timezone.now())


def clients_for(provider: Provider, token: Token) -> list[OAuthClient]:
    """Return the clients that may refresh a token: the same client_id, newest secret first, its own at least."""
    minted = token.client
    if minted.app_id is None and client_of(provider) is not None:
        current_client(provider)  # a secret that was changed since counts at once
    same_id = OAuthClient.objects.filter(
        provider=minted.provider, app=minted.app_id, client_id=minted.client_id
    )
    recent = [c for c in same_id.order_by("-created_at") if _is_usable(c)]
    current = [c for c in recent if c.retired_at is None]
    return current + [c for c in recent if c not in current] or [minted]


def _is_usable(client: OAuthClient) -> bool:
    return client.retired_at is None or client.retired_at + OVERLAP > timezone.now()
