"""What Discord tells when a person connects: the server the bot was added to, and who they are."""

from dataclasses import replace
from typing import Any

from providers import grants
from providers.definitions.discord.api import API
from providers.definitions.discord.snowflakes import is_snowflake
from providers.spec import MAIN, Call, Grant, Identity, UpstreamRequest


def read_grant(answer: dict[str, Any]) -> dict[str, Grant]:
    """Discord names the server that the bot was added to beside the token, and never again.

    Whether a refresh repeats the scope `bot` is not documented: without a server its scopes say nothing.
    """
    grant, servers = grants.read_grant(answer), servers_in(answer)
    scopes = grant.scopes if servers else None
    return {MAIN: replace(grant, scopes=scopes, extra={"guilds": servers})}


def servers_in(answer: dict[str, Any]) -> list[str]:
    """Return the id of the server that a token answer names, if it names one."""
    server = answer.get("guild")
    found = server.get("id") if isinstance(server, dict) else None
    return [found] if is_snowflake(found) else []


def identity(call: Call) -> Identity:
    """Discord's people have a name they show and a handle; their address takes a scope of its own."""
    user = call.send(UpstreamRequest("GET", call.url(f"{API}/users/@me"))).body
    return Identity(
        id=user["id"],
        name=user.get("global_name") or user["username"],
        email=user.get("email") or user["username"],
        extra={"username": user["username"]},
    )
