"""What data alone cannot say about Slack."""

from dataclasses import replace
from typing import Any

from providers import grants
from providers.definitions.slack import names
from providers.spec import MAIN, Call, Grant, Identity, UpstreamRequest

AUTH_TEST = "https://slack.com/api/auth.test"


def read_grant(answer: dict[str, Any]) -> dict[str, Grant]:
    """Slack answers with a bot's token, a user's in `authed_user`, or both, each with its life."""
    sources = {"user": answer.get("authed_user") or {}, token_kind(answer): answer}
    found = {
        kind: grants.read_grant(source)
        for kind, source in sources.items()
        if source.get("access_token")
    }
    if "user" in found and sources["user"].get("id"):
        # Deliveries speak of the person by this id; who connected may be the bot.
        found["user"] = replace(found["user"], extra={"user_id": sources["user"]["id"]})
    return found


def token_kind(answer: dict[str, Any]) -> str:
    """Slack refreshes a user's token with an answer that looks like a bot's, but for its type."""
    return "user" if answer.get("token_type") == "user" else MAIN


def identity(call: Call) -> Identity:
    """Slack's user ids mean nothing outside their workspace, so the workspace is part of ours."""
    about = call.send(UpstreamRequest("POST", call.url(AUTH_TEST))).body
    return Identity(
        id=f"{about['team_id']}:{about.get('user_id') or about['bot_id']}",
        name=f"{about.get('user', '')} in {about.get('team', '')}",
        email=about.get("user", ""),
        extra={
            "team_id": about["team_id"],
            "team": about.get("team", ""),
            "bot_user_id": about.get("user_id") if about.get("bot_id") else None,
        },
    )


def with_channel_id(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Slack takes a channel's name for posting only; every other method wants the id."""
    part = "json" if request.json else "params"
    sent = getattr(request, part)
    return replace(request, **{part: {**sent, "channel": names.channel_id(sent["channel"], call)}})


def joined_users(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Slack wants the people of a conversation as one comma-separated text, in JSON too."""
    return replace(request, json={**request.json, "users": ",".join(call.arguments["users"])})


def with_text(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Slack repeats the text it posted inside `message` only."""
    return {**body, "text": body.get("message", {}).get("text", call.arguments["text"])}
