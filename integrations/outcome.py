"""What a dead grant does to its integration: the status, the reason, one event. In a transaction of its own."""

from django.db import transaction

from accounts import events
from integrations.models import Integration, Token


def refused(token: Token, status: str, reason: str) -> None:
    """Record that a token is dead. The integration dies with its last one."""
    with transaction.atomic():
        Token.objects.filter(pk=token.pk).update(status=status)
        if not survives_without(token):
            end(token.integration, status, reason)


def survives_without(token: Token) -> bool:
    """Say whether another token of the integration still works."""
    others = Token.objects.filter(integration=token.integration_id, status=Token.Status.ACTIVE)
    return others.exclude(pk=token.pk).exists()


def end(integration: Integration, status: str, reason: str) -> None:
    """Move an active integration to `expired` or `revoked` and say so once."""
    active = Integration.objects.filter(pk=integration.pk, status=Integration.Status.ACTIVE)
    if active.update(status=status, status_reason=reason[:100]):
        events.record_of_account(
            f"integration.{status}",
            integration.account,
            object_type="integration",
            object_id=str(integration.pk),
            data={"provider": integration.provider, "reason": reason[:100]},
        )
