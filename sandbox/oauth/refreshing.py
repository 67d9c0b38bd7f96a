"""Take refresh tokens: for good where they stay, exactly once where they rotate."""

from django.db import transaction

from sandbox.fake import Fake, Habits
from sandbox.models import Token
from sandbox.oauth.digests import digest
from sandbox.oauth.minting import Minted, mint_again
from sandbox.refusals import TokenRefusal


def redeem_refresh_token(
    fake: Fake, habits: Habits, client_id: str, form: dict[str, str]
) -> Minted:
    """Turn a refresh token into a new access token, and into its successor where it rotates."""
    token = _find(fake, client_id, form.get("refresh_token", ""))
    with transaction.atomic():
        rotates = habits.rotate_refresh_tokens
        if rotates and not token.revoke():
            raise TokenRefusal("dead_refresh_token")
        if rotates and fake.oauth.refresh_ends_old_access:
            _end_access(token)
        return mint_again(fake, habits, token, rotated=rotates)


def _find(fake: Fake, client_id: str, raw_token: str) -> Token:
    if not raw_token:
        raise TokenRefusal("missing_parameter", "refresh_token")
    found = Token.objects.select_related("grant").filter(digest=digest(raw_token), kind="refresh")
    token = found.filter(grant__provider=fake.slug, grant__client_id=client_id).first()
    if token is None or token.revoked_at or token.grant.revoked_at or token.is_expired:
        raise TokenRefusal("dead_refresh_token")
    return token


def _end_access(token: Token) -> None:
    for access in token.grant.tokens.filter(kind="access", actor=token.actor, revoked_at=None):
        access.revoke()
