"""Who was connected, and who acts."""

from typing import Any

from providers.definitions.linkedin.api import API
from providers.spec import Call, Identity, UpstreamRequest


def identity(call: Call) -> Identity:
    """LinkedIn wants the member's URN as author of whatever they do, so it is kept with the connection."""
    about = call.send(UpstreamRequest("GET", call.url(f"{API}/v2/userinfo"))).body
    urn = urn_of(about)
    email = about.get("email") or ""
    return Identity(about["sub"], about.get("name") or email, email, {"person_urn": urn})


def profile(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """LinkedIn tells who someone is in the words of OpenID; its own names are laid beside them."""
    names = {"localizedFirstName": "given_name", "localizedLastName": "family_name"}
    told = {ours: body[theirs] for ours, theirs in names.items() if theirs in body}
    return {**body, "id": urn_of(body), **told}


def urn_of(about: dict[str, Any]) -> str:
    """Return the URN of who is connected."""
    return f"urn:li:person:{about['sub']}"


def actor(call: Call) -> str:
    """LinkedIn does not know by the token who acts: a member may act as their organization."""
    return call.arguments.get("author") or call.connection["person_urn"]
