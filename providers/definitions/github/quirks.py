"""What data alone cannot say about GitHub."""

from typing import Any

from providers.spec import MAIN, Call, Grant, Identity, UpstreamRequest

API = "https://api.github.com"


def read_grant(answer: dict[str, Any]) -> dict[str, Grant]:
    """GitHub has its own name for a refresh token's life, and names no scopes for a GitHub App."""
    grant = Grant(
        access_token=answer["access_token"],
        refresh_token=answer.get("refresh_token"),
        expires_in=answer.get("expires_in"),
        refresh_expires_in=answer.get("refresh_token_expires_in"),
        scopes=granted_scopes(answer.get("scope")),
    )
    return {MAIN: grant}


def granted_scopes(scope: str | None) -> tuple[str, ...] | None:
    """GitHub answers granted scopes with commas, though it was asked with spaces."""
    return tuple(scope.replace(",", " ").split()) if scope else None


def identity(call: Call) -> Identity:
    """GitHub shows an e-mail address in the profile only to users who made it public."""
    user = call.send(UpstreamRequest("GET", call.url(f"{API}/user"))).body
    return Identity(
        id=str(user["id"]),
        name=user["login"],
        email=user.get("email") or primary_email(call),
        extra={"login": user["login"]},
    )


def primary_email(call: Call) -> str:
    """GitHub lists private addresses apart, and refuses when `user:email` was not granted."""
    [answer] = call.send_each([UpstreamRequest("GET", call.url(f"{API}/user/emails"))])
    addresses = answer.body if answer else []
    return next((each["email"] for each in addresses if each.get("primary")), "")


def mark_merged(pulls: list[dict[str, Any]], call: Call) -> list[dict[str, Any]]:
    """GitHub says `merged` of a single pull request only; a list has `merged_at` alone."""
    return [{**pull, "merged": pull.get("merged_at") is not None} for pull in pulls]
