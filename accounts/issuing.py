"""Issue and revoke API keys, each with its event in the same transaction."""

from dataclasses import asdict

from django.db import transaction

from accounts import events
from accounts.actors import Actor
from accounts.models import ApiKey, User


@transaction.atomic
def issue(user: User, kind: str, name: str, by: Actor, **fields: object) -> tuple[ApiKey, str]:
    """Make a key and return it with the raw text, which exists nowhere else afterwards."""
    key, raw = ApiKey.objects.issue(user, kind, name, **fields)
    record("key.created", key, by, scopes=key.scopes, expires_at=iso(key), **replacing(key))
    return key, raw


@transaction.atomic
def revoke(key: ApiKey, by: Actor, reason: str = "") -> bool:
    """Make the key worthless at once; say whether it was not revoked before."""
    revoked = key.revoke()
    if revoked:
        record("key.revoked", key, by, **({"reason": reason} if reason else {}))
    return revoked


def record(event_type: str, key: ApiKey, by: Actor, **data: object) -> None:
    """Append an event about a key: its kind, name and last characters, never its digest."""
    partner = key.user.active_partner
    events.record(
        event_type,
        live=key.live,
        **asdict(by),
        user_id=key.user_id,
        partner_id=partner.pk if partner else None,
        app_id=key.app_id or "",
        object_type="api_key",
        object_id=str(key.pk),
        data={"kind": str(key.kind), "name": key.name, "masked": key.masked, **data},
    )


def iso(key: ApiKey) -> str | None:
    return key.expires_at.isoformat() if key.expires_at else None


def replacing(key: ApiKey) -> dict[str, str]:
    """Return what the event says of the key that this one replaces."""
    return {"replaces": str(key.replaces_id)} if key.replaces_id else {}
