"""Make access and refresh tokens for a grant."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from sandbox.fake import Fake, Habits
from sandbox.models import Grant, Token
from sandbox.oauth.digests import digest, new_secret
from sandbox.people import Person, person_called


@dataclass(frozen=True)
class Pair:
    """The tokens of one actor as they are handed out, once."""

    access_token: str
    refresh_token: str | None
    expires_in: int | None
    scopes: list[str]


@dataclass(frozen=True)
class Minted:
    """Everything a token answer is made from."""

    person: Person
    client_id: str
    pairs: dict[str, Pair]
    refreshed: bool
    refresh_token_expires_in: int | None


def mint(fake: Fake, habits: Habits, grant: Grant) -> Minted:
    """Make the first tokens of a grant: a pair for each actor that was given something."""
    actors = [actor for actor, scopes in grant.scopes.items() if scopes] or ["user"]
    with_refresh = habits.expiring_tokens and grant.offline
    pairs = {actor: _pair(fake, habits, grant, actor, with_refresh) for actor in actors}
    return _minted(habits, grant, pairs, refreshed=False)


def mint_again(fake: Fake, habits: Habits, spent: Token, *, rotated: bool) -> Minted:
    """Make the tokens that answer a refresh, for the one actor whose refresh token it was."""
    pair = _pair(fake, habits, spent.grant, spent.actor, rotated)
    return _minted(habits, spent.grant, {spent.actor: pair}, refreshed=True)


def _minted(habits: Habits, grant: Grant, pairs: dict[str, Pair], *, refreshed: bool) -> Minted:
    return Minted(
        person=person_called(grant.person),
        client_id=grant.client_id,
        pairs=pairs,
        refreshed=refreshed,
        refresh_token_expires_in=habits.refresh_token_lifetime,
    )


def _pair(fake: Fake, habits: Habits, grant: Grant, actor: str, with_refresh: bool) -> Pair:
    expiring = habits.expiring_tokens
    lifetime = habits.access_token_lifetime if expiring else None
    access = _issue(fake, grant, "access", actor, lifetime, expiring)
    refresh = None
    if with_refresh:
        refresh = _issue(fake, grant, "refresh", actor, habits.refresh_token_lifetime, expiring)
    return Pair(access, refresh, lifetime, grant.scopes.get(actor, []))


def _issue(
    fake: Fake, grant: Grant, kind: str, actor: str, lifetime: int | None, expiring: bool
) -> str:
    secret = new_secret(fake.oauth.name_token(kind, actor, expiring))
    expires_at = _in(lifetime)
    grant.tokens.create(kind=kind, actor=actor, digest=digest(secret), expires_at=expires_at)
    return secret


def _in(seconds: int | None) -> datetime | None:
    return None if seconds is None else timezone.now() + timedelta(seconds=seconds)
