"""What a provider has to take back when a connection ends, sealed into jobs."""

from datetime import timedelta

from django.utils import timezone

from integrations.models import Integration, OAuthClient, RevocationJob, Token
from providers.registry import find
from providers.spec import Provider

GRACE = timedelta(seconds=10)  # whoever ends the connection tries first, then the worker


def jobs_for(integration: Integration) -> list[RevocationJob]:
    """Seal what must be revoked into jobs, unless revoking would end a living sibling too."""
    tokens = integration.tokens.filter(status=Token.Status.ACTIVE).select_related("client")
    return [job for token in tokens for job in jobs_of(integration, token)]


def leave(token: Token) -> None:
    """Leave to the worker a grant that came for a connection which is gone."""
    jobs_of(token.integration, token)


def jobs_of(integration: Integration, token: Token) -> list[RevocationJob]:
    provider = find(integration.provider)
    if (
        provider is None
        or provider.oauth.revocation is None
        or sibling_lives(provider, integration)
    ):
        return []
    return new_jobs(provider, token.client, token.refresh_token, token.access_token)


def new_jobs(
    provider: Provider, client: OAuthClient, refresh_token: str, access_token: str
) -> list[RevocationJob]:
    """Seal what the provider's endpoint takes; mostly one revoked refresh token ends its access tokens too."""
    kept = {"refresh": refresh_token, "access": access_token}
    kinds = [kind for kind in provider.oauth.revocation.kinds if kept[kind]]
    if not provider.oauth.revocation.every:
        kinds = kinds[:1]
    jobs = [RevocationJob(provider=client.provider, client=client, token_kind=k) for k in kinds]
    for job in jobs:
        job.token, job.due_at = kept[job.token_kind], timezone.now() + GRACE
        job.save()
    return jobs


def sibling_lives(provider: Provider, integration: Integration) -> bool:
    """Say whether the same person is connected elsewhere and revoking would end that too."""
    if not provider.oauth.revocation.wide or not integration.provider_user_id:
        return False
    siblings = Integration.objects.filter(
        provider=integration.provider,
        provider_user_id=integration.provider_user_id,
        status=Integration.Status.ACTIVE,
    )
    return siblings.exclude(pk=integration.pk).exists()
