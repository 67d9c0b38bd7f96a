"""What a dead or reborn grant does to its integration: status, reason, one event. In its own transaction.

Of a set of tokens one may die and leave the others at work: that is an event of its own, and no change of status.

Everybody who writes both locks the integration first, then its tokens: two tokens that die together must
see each other, and a refusal must not lock itself up with a re-connect.
"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from accounts import events
from accounts.models import Event
from integrations.models import Integration, Token


def refused(token: Token, status: str, reason: str, **fence: int) -> bool:
    """Record that a token is dead, unless a newer one was stored meanwhile; say whether it was recorded."""
    with transaction.atomic():
        integration = lock(token)
        row = Token.objects.filter(pk=token.pk, version=token.version, **fence)
        was_alive = row.filter(status=Token.Status.ACTIVE).exists()
        if not row.update(status=status, lease_until=None):
            return False
        if not survives_without(token):
            move(integration, status, reason[:100], f"integration.{status}")
        elif was_alive:
            tell(integration, f"integration.token_{status}", reason[:100], token=token.kind)
    return True


def ended(
    integration: Integration, kinds: Collection[str] | None, moment: datetime, reason: str
) -> bool:
    """Record that the provider ended tokens (None: all) at a moment; those stored since live on.

    Says whether there was anything to record.
    """
    with transaction.atomic():
        row = Integration.objects.select_for_update().filter(pk=integration.pk).first()
        dead = Token.objects.filter(integration=integration.pk, obtained_at__lte=moment)
        dead = dead.exclude(status=Token.Status.REVOKED).order_by("kind")
        found = [token for token in dead if kinds is None or token.kind in kinds]
        if row is None or not found:
            return False
        pks = [token.pk for token in found]
        Token.objects.filter(pk__in=pks).update(status=Token.Status.REVOKED, lease_until=None)
        by = Event.Actor.PROVIDER
        if not row.tokens.filter(status=Token.Status.ACTIVE).exists():
            move(row, Integration.Status.REVOKED, reason, "integration.revoked", by)
            return True
        for token in found:
            tell(row, "integration.token_revoked", reason, by, token=token.kind)
    return True


def recovered(integration: Integration | None) -> None:
    """Bring an integration back whose grant turned out to live, inside the caller's transaction."""
    if integration and integration.status in {
        Integration.Status.EXPIRED,
        Integration.Status.REVOKED,
    }:
        move(integration, Integration.Status.ACTIVE, "", "integration.recovered")


def lock(token: Token) -> Integration | None:
    """Lock and return the token's integration as it is now; None when it was deleted."""
    return Integration.objects.select_for_update().filter(pk=token.integration_id).first()


def survives_without(token: Token) -> bool:
    """Say whether another token of the integration still works."""
    others = Token.objects.filter(integration=token.integration_id, status=Token.Status.ACTIVE)
    return others.exclude(pk=token.pk).exists()


def move(
    integration: Integration,
    status: str,
    reason: str,
    event: str,
    actor: str = Event.Actor.SYSTEM,
) -> None:
    """Change the status and say so; an integration that is there already stays silent."""
    if integration.status == status:
        return
    integration.status, integration.status_reason = status, reason
    integration.save(update_fields=["status", "status_reason", "updated_at"])
    tell(integration, event, reason, actor)


def tell(
    integration: Integration,
    event: str,
    reason: str,
    actor: str = Event.Actor.SYSTEM,
    **more: str,
) -> None:
    """Append the event; it names the provider and what the provider said."""
    said = {"reason": reason} if reason else {}
    events.record_of_account(
        event,
        integration.account,
        actor=actor,
        object_type="integration",
        object_id=str(integration.pk),
        data={"provider": integration.provider, **said, **more},
    )
