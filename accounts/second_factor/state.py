"""What a person has set up beside the password."""

from dataclasses import dataclass

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator

from accounts.models import User


@dataclass(frozen=True)
class SecondFactors:
    """The rows of one person, each kind by itself."""

    app: Authenticator | None
    recovery: Authenticator | None
    passkeys: list[Authenticator]

    @property
    def is_on(self) -> bool:
        """Say whether a log-in with the password asks for more."""
        return bool(self.app or self.passkeys)

    @property
    def codes_left(self) -> int:
        """Return how many recovery codes still work."""
        used = self.recovery.data["used_mask"].bit_count() if self.recovery else 0
        return app_settings.RECOVERY_CODE_COUNT - used if self.recovery else 0


def second_factors_of(user: User) -> SecondFactors:
    """Read all of it at once."""
    rows = list(Authenticator.objects.filter(user_id=user.pk).order_by("pk"))
    kinds = Authenticator.Type
    one = {row.type: row for row in rows}
    passkeys = [row for row in rows if row.type == kinds.WEBAUTHN]
    return SecondFactors(one.get(kinds.TOTP), one.get(kinds.RECOVERY_CODES), passkeys)
