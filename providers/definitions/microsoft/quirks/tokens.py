"""What Microsoft's token endpoint answers."""

import json
from base64 import urlsafe_b64decode
from dataclasses import replace
from typing import Any
from uuid import UUID

from providers import grants
from providers.spec import MAIN, Grant

RESOURCE = "https://graph.microsoft.com/"
OFFLINE = "offline_access"


def read_grant(answer: dict[str, Any]) -> dict[str, Grant]:
    """Microsoft tells the tenant of an account in the id token alone, which came straight from it."""
    grant = grants.read_grant(answer)
    tenant = tenant_in(answer.get("id_token"))
    return {MAIN: replace(grant, scopes=scopes_of(grant), extra={"tid": tenant} if tenant else {})}


def scopes_of(grant: Grant) -> tuple[str, ...] | None:
    """Microsoft writes scopes with or without its own host, and never lists the one for refreshing."""
    if grant.scopes is None:
        return None
    named = [scope.removeprefix(RESOURCE) for scope in grant.scopes]
    return tuple(dict.fromkeys([*named, *([OFFLINE] if grant.refresh_token else [])]))


def tenant_in(id_token: Any) -> str:
    """Return the tenant's id, or an empty text when the id token is missing or unreadable."""
    try:
        payload = id_token.split(".")[1]
        claims = json.loads(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        return str(UUID(claims["tid"]))
    except (AttributeError, LookupError, TypeError, ValueError, RecursionError):
        return ""
