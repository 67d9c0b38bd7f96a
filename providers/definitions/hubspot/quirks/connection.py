"""HubSpot's token answers, and whom a connection belongs to."""

from dataclasses import replace
from typing import Any

from providers import grants
from providers.definitions.hubspot.api import API
from providers.spec import MAIN, Call, Grant, Identity, UpstreamRequest


def read_grant(answer: dict[str, Any]) -> dict[str, Grant]:
    """HubSpot lists granted scopes in `scopes`, if at all, and tells account and user beside the token."""
    grant = grants.read_grant(answer)
    told = {name: answer.get(name) for name in ("hub_id", "user_id")}
    numbers = {name: value for name, value in told.items() if isinstance(value, int)}
    scopes = grant.scopes or grants.scopes(answer.get("scopes")) or None
    return {MAIN: replace(grant, scopes=scopes, extra=numbers)}


def identity(call: Call) -> Identity:
    """HubSpot grants access to an account (a portal), whoever of its people said yes."""
    about = call.send(UpstreamRequest("GET", call.url(f"{API}/account-info/v3/details"))).body
    account = str(about["portalId"])
    return Identity(
        id=account,
        name=f"{about.get('uiDomain', 'HubSpot')} {account}",
        email=email_of_user(call),
        extra={"portal_id": account},
    )


def email_of_user(call: Call) -> str:
    """HubSpot tells only the number of the user who said yes; the owner of that number has an address."""
    if "user_id" not in call.connection:
        return ""
    url = call.url(f"{API}/crm/v3/owners/{call.connection['user_id']}")
    [answer] = call.send_each([UpstreamRequest("GET", url, params={"idProperty": "userId"})])
    return (answer.body.get("email") or "") if answer else ""
