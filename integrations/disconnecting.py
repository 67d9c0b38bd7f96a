"""End connections: tokens destroyed at once, the provider asked to revoke, one event as receipt."""

from collections.abc import Iterable

from django.db import transaction

from accounts import events
from accounts.models import ConnectedAccount
from integrations import revocation
from integrations.models import Integration, OAuthClient, RevocationJob, Token
from providers.registry import find
from providers.spec import Grant, Provider


def disconnect(integration: Integration, *, actor: str = "system", actor_id: str = "") -> None:
    """Destroy an integration with its tokens and revoke its grant."""
    with transaction.atomic():
        jobs = revocation_jobs(integration)
        integration.delete()
        receipt(integration, jobs, actor, actor_id)
    revocation.attempt_now(jobs)


def delete_account(account: ConnectedAccount) -> None:
    """Delete an account with all its integrations, and revoke their grants."""
    with transaction.atomic():
        integrations = list(account.integrations.all())
        jobs = [job for integration in integrations for job in revocation_jobs(integration)]
        ConnectedAccount.remove(account)
    revocation.attempt_now(jobs)


def revocation_jobs(integration: Integration) -> list[RevocationJob]:
    """Seal what must be revoked into jobs, unless revoking would end a living sibling too."""
    provider = find(integration.provider)
    if (
        provider is None
        or provider.oauth.revocation is None
        or sibling_lives(provider, integration)
    ):
        return []
    tokens = integration.tokens.filter(status=Token.Status.ACTIVE).select_related("client")
    return [job for token in tokens for job in jobs_of(provider, token)]


def jobs_of(provider: Provider, token: Token) -> list[RevocationJob]:
    return new_jobs(provider, token.client, token.refresh_token, token.access_token)


def new_jobs(
    provider: Provider, client: OAuthClient, refresh_token: str, access_token: str
) -> list[RevocationJob]:
    """Seal what the provider's endpoint takes; one revoked refresh token ends its access tokens too."""
    kept = {"refresh": refresh_token, "access": access_token}
    kinds = [kind for kind in provider.oauth.revocation.kinds if kept[kind]][:1]
    jobs = [RevocationJob(provider=client.provider, client=client, token_kind=k) for k in kinds]
    for job in jobs:
        job.token = kept[job.token_kind]
        job.save()
    return jobs


def revoke_unstored(provider: Provider, client: OAuthClient, grants: Iterable[Grant]) -> None:
    """Give back grants whose account was deleted while the person was consenting."""
    if provider.oauth.revocation is not None:
        jobs = [
            job
            for grant in grants
            for job in new_jobs(provider, client, grant.refresh_token or "", grant.access_token)
        ]
        revocation.attempt_now(jobs)


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


def receipt(integration: Integration, jobs: list[RevocationJob], actor: str, actor_id: str) -> None:
    events.record_of_account(
        "integration.disconnected",
        integration.account,
        actor=actor,
        actor_id=actor_id,
        object_type="integration",
        object_id=str(integration.pk),
        data={"provider": integration.provider, "revoking": len(jobs)},
    )
