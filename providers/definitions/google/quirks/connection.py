"""Whose a new connection is."""

from providers.spec import Call, Identity, UpstreamRequest

USERINFO = "https://openidconnect.googleapis.com/v1/userinfo"


def identity(call: Call) -> Identity:
    """Google's `sub` stays the same when the address changes."""
    user = call.send(UpstreamRequest("GET", call.url(USERINFO))).body
    return Identity(id=user["sub"], name=user.get("name", ""), email=user.get("email", ""))
