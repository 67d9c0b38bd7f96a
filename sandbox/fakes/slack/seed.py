"""Slack's first data: four channels with what was said in them, and an archived one."""

import time

from sandbox.documents import Shelf
from sandbox.fakes.slack.messages import key_of, micros, written
from sandbox.fakes.slack.people import APP, BOT, BOT_USER, TEAM, USERS
from sandbox.fakes.slack.seed_data import CHANNELS, MESSAGES

CREATED = 1_740_000_000


def seed() -> None:
    """Fill the workspace."""
    channels = [_channel(number, one) for number, one in enumerate(CHANNELS)]
    entries = [(one["id"], number, one) for number, one in enumerate(channels)]
    Shelf("slack", TEAM, "channel").add_many(entries)
    now = int(time.time())
    messages: list[dict] = []
    for number, template in enumerate(MESSAGES):
        messages.append(_message(now, number, template, messages))
    entries = [(key_of(one["channel"], one["ts"]), micros(one["ts"]), one) for one in messages]
    Shelf("slack", TEAM, "message").add_many(entries)


def _channel(number: int, template: dict) -> dict:
    people = {**USERS, "bot": BOT_USER}
    members = [people[name] for name in template["members"]]
    return template | {"members": members, "created": CREATED + number}


def _ago(now: int, number: int, hours: float) -> str:
    """Return a timestamp that no other message has."""
    return written((now - int(hours * 3600)) * 1_000_000 + 1000 + number)


def _author(name: str) -> dict:
    if name == "bot":
        return {"user": BOT_USER, "bot_id": BOT, "app_id": APP}
    return {"user": USERS[name]}


def _message(now: int, number: int, template: dict, earlier: list[dict]) -> dict:
    """Return a message; `answers` says how many places before it its thread begins."""
    message = {
        "channel": template["channel"],
        "ts": template.get("ts") or _ago(now, number, template["hours"]),
        "text": template["text"],
        **_author(template["by"]),
    }
    if "answers" in template:
        message["thread_ts"] = earlier[-template["answers"]]["ts"]
    if "reaction" in template:
        users = [USERS["aiko"], USERS["mara"]]
        message["reactions"] = [{"name": template["reaction"], "users": users, "count": 2}]
    return message
