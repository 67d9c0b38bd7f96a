"""What a person may ask their own calls by: keys, and the apps and accounts of a partner profile."""

from dataclasses import dataclass

from accounts.app_access.end_users import EndUsers, end_users_of
from accounts.models import ApiKey, ConnectedAccount, Partner, User


@dataclass(frozen=True)
class Own:
    """All keys a person ever had and all apps, by id; `partner` None: no active profile."""

    keys: dict[str, ApiKey]
    apps: dict[str, str]
    partner: Partner | None

    @property
    def key_labels(self) -> dict[str, str]:
        return {pk: labelled(key) for pk, key in self.callers.items()}

    @property
    def callers(self) -> dict[str, ApiKey | EndUsers]:
        """Return all that calls are made with: the keys, and last the end users of each app."""
        return self.keys | {str(pk): each for pk, each in end_users_of(self.apps).items()}

    def is_of_test(self, key_id: str) -> bool:
        """Say whether it is the id of a test key: its calls are recorded apart."""
        key = self.keys.get(key_id)
        return key is not None and not key.live

    def account(self, external_id: str, *, live: bool = True) -> ConnectedAccount | None:
        """Return the account the partner calls so, if there is one."""
        if self.partner is None or not external_id:
            return None
        return self.partner.accounts.filter(external_id=external_id, live=live).first()


def own_of(user: User) -> Own:
    """Return what belongs to a person."""
    partner = user.active_partner
    apps = {} if partner is None else dict(partner.apps.values_list("pk", "name"))
    return Own({str(key.pk): key for key in keys_of(user)}, apps, partner)


def keys_of(user: User) -> list[ApiKey]:
    """Return all keys a person ever had, the working ones first."""
    shown = ("name", "prefix", "last_four", "live", "revoked_at", "monthly_budget")
    keys = user.api_keys.only("user", *shown)
    return sorted(keys.order_by("-created_at"), key=lambda key: key.revoked_at is not None)


def labelled(key: ApiKey | EndUsers) -> str:
    """Return a key's name, with what sets it apart."""
    said = [
        str(key),
        *(["test"] if not getattr(key, "live", True) else []),
        *(["revoked"] if getattr(key, "revoked_at", None) else []),
    ]
    return " – ".join(said)
