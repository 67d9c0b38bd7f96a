"""End connections: tokens destroyed at once, the provider asked to revoke, one event as receipt."""

from django.db import transaction

from accounts import events
from accounts.models import ConnectedAccount
from integrations import revocation
from integrations.models import Integration, RevocationJob, Token
from providers.registry import find
from providers.spec import Provider


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
    kept = {"refresh": token.refresh_token, "access": token.access_token}
    # Some endpoints take either; one revoked refresh token ends its access tokens too.
    kinds = [kind for kind in provider.oauth.revocation.kinds if kept[kind]][:1]
    return [new_job(token, kind, kept[kind]) for kind in kinds]


def new_job(token: Token, kind: str, text: str) -> RevocationJob:
    job = RevocationJob(provider=token.client.provider, client=token.client, token_kind=kind)
    job.token = text
    job.save()
    return job


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
