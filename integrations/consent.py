"""One consent: what a person granted to which of our clients, and who they are as far as the provider tells."""

import logging
from dataclasses import dataclass
from typing import Any

from config.api.errors import ApiError
from integrations import ledger
from integrations.identity import facts_of, identity_of
from integrations.models import OAuthClient
from providers.scopes import Scopes
from providers.spec import Grant, Identity, Provider

log = logging.getLogger("patchbay.connect")

NOBODY = Identity(id="")


@dataclass(frozen=True)
class Consent:
    """Everything that a connection is made of."""

    provider: Provider
    client: OAuthClient
    grants: dict[str, Grant]
    wanted: Scopes
    who: Identity

    @classmethod
    def read(
        cls, provider: Provider, client: OAuthClient, grants: dict[str, Grant], wanted: Scopes
    ) -> "Consent":
        """Ask the provider whose consent it was."""
        return cls(provider, client, grants, wanted, known_identity(provider, grants) or NOBODY)

    @property
    def facts(self) -> dict[str, Any]:
        """Return what is known about the connection, for URLs and hooks."""
        return facts_of(self.grants) | dict(self.who.extra)

    @property
    def granted(self) -> Scopes:
        return ledger.granted_scopes(self.provider, self.grants, self.wanted)


def known_identity(provider: Provider, grants: dict[str, Grant]) -> Identity | None:
    """Read who was connected; a provider that does not tell now must not cost the connection."""
    try:
        return identity_of(provider, grants)
    except (ApiError, AttributeError, LookupError, TypeError, ValueError) as exc:
        log.warning("identity not read: %s", type(exc).__name__, extra={"provider": provider.slug})
        return None
