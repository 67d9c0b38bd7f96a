"""Who was connected: a bot that Notion makes for each person, app and workspace."""

from dataclasses import replace
from typing import Any

from providers import grants
from providers.definitions.notion.quirks.asking import get
from providers.spec import MAIN, Call, Grant, Identity

TOLD = ("bot_id", "workspace_id", "workspace_name")


def read_grant(answer: dict[str, Any]) -> dict[str, Grant]:
    """Notion tells bot and workspace beside the token, and nothing of scopes or expiry."""
    told = {name: answer[name] for name in TOLD if answer.get(name)}
    return {MAIN: replace(grants.read_grant(answer), scopes=None, extra=told)}


def identity(call: Call) -> Identity:
    """Notion's token belongs to a bot, a new consent perhaps to a new one; the person is its owner.

    Name and address of the owner are shown only if the app may see people, the id always.
    """
    me = call.send(get("/users/me", call)).body
    bot = me.get("bot") or {}
    owner = (bot.get("owner") or {}).get("user") or {}
    facts = dict(call.connection)
    workspace = facts.get("workspace_id") or bot["workspace_id"]
    return Identity(
        id=f"{workspace}:{owner.get('id') or me['id']}",
        name=facts.get("workspace_name") or bot.get("workspace_name") or me.get("name") or "",
        email=(owner.get("person") or {}).get("email") or "",
        extra={"bot_id": me["id"], "workspace_id": workspace, "person": owner.get("name") or ""},
    )
