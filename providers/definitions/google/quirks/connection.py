"""A new connection: its grant and whose it is."""

from typing import Any

from providers.spec import MAIN, Call, Grant, Identity, UpstreamRequest

USERINFO = "https://openidconnect.googleapis.com/v1/userinfo"


def read_grant(answer: dict[str, Any]) -> dict[str, Grant]:
    """Google names the scopes left ticked, and a refresh token's life only where it has an end."""
    grant = Grant(
        access_token=answer["access_token"],
        refresh_token=answer.get("refresh_token"),
        expires_in=seconds(answer.get("expires_in")),
        refresh_expires_in=seconds(answer.get("refresh_token_expires_in")),
        scopes=tuple(answer["scope"].split()) if answer.get("scope") else None,
    )
    return {MAIN: grant}


def seconds(value: Any) -> int | None:
    return None if value is None else int(value)


def identity(call: Call) -> Identity:
    """Google's `sub` stays the same when the address changes."""
    user = call.send(UpstreamRequest("GET", call.url(USERINFO))).body
    return Identity(id=user["sub"], name=user.get("name", ""), email=user.get("email", ""))
