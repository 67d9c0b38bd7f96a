"""Take a second factor from a person who lost it."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from accounts import events
from accounts.actors import Actor


@transaction.atomic
def remove_factor(authenticator: Authenticator, by: Actor, reason: str) -> bool:
    """Remove it, and the recovery codes with the last one; False if it is gone already."""
    owned = Authenticator.objects.filter(user_id=authenticator.user_id)
    gone, _ = owned.filter(pk=authenticator.pk).delete()
    if not owned.exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
        owned.delete()
    if gone:
        said = {"kind": authenticator.type, "reason": reason}
        events.record("user.mfa_removed", user_id=authenticator.user_id, data=said, **vars(by))
    return bool(gone)
