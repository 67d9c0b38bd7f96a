"""End tokens and grants before their time: revocation endpoints and the control endpoint."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from sandbox.models import Grant, Token
from sandbox.oauth.digests import digest


def live_token(provider: str, raw_token: str) -> Token | None:
    """Find a token that was neither revoked nor has run out."""
    found = Token.objects.select_related("grant").filter(digest=digest(raw_token))
    token = found.filter(grant__provider=provider, revoked_at=None).first()
    return None if token is None or token.is_expired else token


def revoke_person(provider: str, person: str | None = None) -> int:
    """End every grant of a person, or of everybody; return how many there were."""
    grants = Grant.objects.filter(provider=provider, revoked_at=None)
    if person:
        grants = grants.filter(person=person)
    with transaction.atomic():
        ended = list(grants)
        for grant in ended:
            grant.revoke()
    return len(ended)


def expire_tokens(provider: str, kind: str, person: str | None = None) -> int:
    """Let living tokens run out now; return how many there were."""
    tokens = Token.objects.filter(grant__provider=provider, kind=kind, revoked_at=None)
    if person:
        tokens = tokens.filter(grant__person=person)
    return tokens.update(expires_at=timezone.now() - timedelta(seconds=1))
