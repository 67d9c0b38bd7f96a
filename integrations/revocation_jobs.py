"""What a provider has to take back when a connection ends, sealed into jobs, and what it must be spared."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from config.vault import CannotOpen
from integrations.models import Integration, OAuthClient, RevocationJob, Token
from providers.registry import find
from providers.spec import Revocation

GRACE = timedelta(seconds=10)  # whoever ends the connection tries first, then the worker


def jobs_for(integration: Integration) -> list[RevocationJob]:
    """Seal what must be revoked into jobs. Tokens that the provider has ended itself are left alone."""
    tokens = integration.tokens.filter(status=Token.Status.ACTIVE).select_related("client")
    return [job for token in tokens for job in jobs_of(integration, token)]


def jobs_of(integration: Integration, token: Token) -> list[RevocationJob]:
    person = integration.provider_user_id
    return new_jobs(token.client, person, token.refresh_token, token.access_token)


def leave(token: Token) -> None:
    """Leave to the worker a grant that came for a connection which is gone."""
    jobs_of(token.integration, token)


def new_jobs(
    client: OAuthClient, person: str, refresh_token: str, access_token: str
) -> list[RevocationJob]:
    """Seal what the provider's endpoint takes; mostly one revoked refresh token ends its access tokens too."""
    way, kept = way_of(client.provider), {"refresh": refresh_token, "access": access_token}
    kinds = [kind for kind in way.kinds if kept[kind]] if way else []
    if way and not way.every:
        kinds = kinds[:1]
    return [new_job(client, person, kind, kept[kind]) for kind in kinds]


def new_job(client: OAuthClient, person: str, kind: str, token: str) -> RevocationJob:
    job = RevocationJob(
        provider=client.provider,
        client=client,
        provider_user_id=person[:255],
        token_kind=kind,
        due_at=timezone.now() + GRACE,
    )
    job.token = token
    job.save()
    return job


def way_of(slug: str) -> Revocation | None:
    """Return how a provider takes tokens back; None where it does not, or is not known any more."""
    provider = find(slug)
    return provider.oauth.revocation if provider else None


def is_spared(job: RevocationJob) -> bool:
    """Say whether revoking would end a living connection of the same person through the same client.

    Asked again when the job runs: by then another may have ended, or the person may be back.
    """
    siblings = living_siblings(job)
    if way_of(job.provider).wide:
        return bool(job.provider_user_id) and siblings.exists()
    # A provider may hand out one token more than once: Slack gives an app one per workspace.
    return any(holds(token, job.token) for token in siblings)


def living_siblings(job: RevocationJob) -> QuerySet[Token]:
    return Token.objects.filter(
        status=Token.Status.ACTIVE,
        client__client_id=job.client.client_id,
        integration__provider=job.provider,
        integration__provider_user_id=job.provider_user_id,
        integration__status=Integration.Status.ACTIVE,
    )


def holds(token: Token, secret: str) -> bool:
    """Say whether a token is this very one; one that does not open any more serves nobody."""
    try:
        return secret in {token.access_token, token.refresh_token}
    except CannotOpen:
        return False
