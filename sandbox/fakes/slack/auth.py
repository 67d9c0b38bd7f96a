"""Who is calling, for which workspace, and an end to it."""

from sandbox.calls import Call
from sandbox.fakes.slack.answers import arguments, is_true, ok
from sandbox.fakes.slack.people import BOT, DOMAIN, TEAM, TEAM_NAME, members, user_id

URL = f"https://{DOMAIN}.slack.com/"


def test(call: Call) -> dict:
    """Say who the token belongs to."""
    acting = user_id(call.caller)
    name = next(one["name"] for one in members(False) if one["id"] == acting)
    bot = {"bot_id": BOT} if call.caller.token.actor == "bot" else {}
    about = {"url": URL, "team": TEAM_NAME, "user": name, "team_id": TEAM, "user_id": acting}
    return ok(**about, **bot, is_enterprise_install=False)


def revoke(call: Call) -> dict:
    """End this token and no other."""
    if is_true(arguments(call).get("test", "")):
        return ok(revoked=False)
    return ok(revoked=call.caller.token.revoke())


def team(call: Call) -> dict:
    """Show the workspace."""
    icon = {"image_default": True}
    about = {"id": TEAM, "name": TEAM_NAME, "domain": DOMAIN, "icon": icon}
    return ok(team=about | {"url": URL, "email_domain": "northwind.example"})
