"""Keep the secrets of second factors sealed: of the authenticator app and of the recovery codes.

They are members of one JSON column, so they are sealed for their owner instead of by a sealed column.
"""

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings

from accounts.models import User
from config.vault import seal, unseal

# Member names of Authenticator.data that hold sealed text.
SEALED_MEMBERS = ("secret", "seed")


class VaultedAdapter(DefaultMFAAdapter):
    """Seals with the vault what would lie open in the database."""

    def encrypt(self, text: str) -> str:
        return seal(text, place_of_owner(asked_person().pk))

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text, place_of_owner(asked_person().pk))

    def get_totp_issuer(self) -> str:
        return "Patchbay"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Bind passkeys to the public host; on one's own machine to whichever name it is called by."""
        asked = context.request.get_host().partition(":")[0]
        host = asked if settings.PUBLIC_IS_LOOPBACK else settings.PUBLIC_HOST
        return {"id": host, "name": "Patchbay"}

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002 - its name there
        """Return a name that a person may keep: `Passkey`, `Passkey 2` …"""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return "Passkey" if number == 1 else f"Passkey {number}"


def asked_person() -> User:
    """Return whose second factor this request is about: who is logged in, or is about to be."""
    stage = getattr(context.request, "_login_stage", None)
    return stage.login.user if stage else context.request.user


def place_of_owner(user_id: object) -> str:
    """Return the place that a person's secrets are bound to."""
    return f"{Authenticator._meta.db_table}|data|{user_id}|{user_id}"
