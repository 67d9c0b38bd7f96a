"""Whose a new connection is."""

from providers.definitions.microsoft.api import GRAPH
from providers.spec import Call, Identity, UpstreamRequest

ME = {"$select": "id,displayName,mail,userPrincipalName"}


def identity(call: Call) -> Identity:
    """Microsoft keeps `mail` empty for accounts without a mailbox; the sign-in name is always there."""
    me = call.send(UpstreamRequest("GET", call.url(f"{GRAPH}/me"), params=ME)).body
    email = me.get("mail") or me.get("userPrincipalName") or ""
    return Identity(id=me["id"], name=me.get("displayName") or email, email=email)
