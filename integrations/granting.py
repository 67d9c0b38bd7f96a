"""The tokens that a fresh consent brings."""

from dataclasses import replace

from django.utils import timezone

from integrations.models import Integration, OAuthClient, Token
from integrations.storing import columns_of
from providers.spec import Grant


def store_tokens(
    integration: Integration, client: OAuthClient, grants: dict[str, Grant], *, same_person: bool
) -> None:
    """Write one token row per kind; kinds that were not granted this time are gone."""
    integration.tokens.exclude(kind__in=grants).delete()
    existing = {token.kind: token for token in integration.tokens.select_for_update()}
    for kind, grant in grants.items():
        token = existing.get(kind) or Token(integration=integration, kind=kind, version=0)
        if same_person and token.client_id == client.pk and not grant.refresh_token:
            # Told nothing new about it, the person's earlier refresh token still stands.
            grant = replace(grant, refresh_token=token.refresh_token)
        # A refresh that is still under way for the old grant must not write over the new one.
        changes = columns_of(token, grant, timezone.now()) | {
            "client": client,
            "lease_fence": token.lease_fence + 1,
            "lease_until": None,
        }
        for name, value in changes.items():
            setattr(token, name, value)
        token.save()
