"""Slack's events in our words: a type, a sentence, and what of it is worth keeping."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Event = dict[str, Any]

# Subtypes of messages that somebody says something with; None is the plain one.
SPOKEN = frozenset({None, "bot_message", "file_share", "me_message", "thread_broadcast"})
KEPT = (
    "type",
    "user",
    "bot_id",
    "username",
    "text",
    "channel",
    "channel_type",
    "ts",
    "thread_ts",
    "event_ts",
    "reaction",
    "item",
    "item_user",
    "file_id",
    "channel_id",
    "user_id",
    "team",
    "inviter",
)
KEPT_OF_FILES = ("id", "name", "title", "mimetype", "size", "permalink")


@dataclass(frozen=True)
class Told:
    """What becomes of one event."""

    type: str
    summary: str
    payload: dict[str, Any]


def told(event: Event) -> Told:
    """Return an event in our words; of one we have none for, all is kept under Slack's own name."""
    kind = event["type"]
    if kind not in KNOWN:
        return Told(f"slack.{kind}", f"Slack: {kind.replace('_', ' ')}", event)
    type_, sentence = KNOWN[kind]
    return Told(type_, sentence(event), kept(event))


def kept(event: Event) -> dict[str, Any]:
    """Return the members worth keeping; of files what they are, and of a channel its name."""
    found = {name: event[name] for name in KEPT if name in event}
    if isinstance(event.get("channel"), dict):
        found["channel"] = {k: event["channel"].get(k) for k in ("id", "name", "creator")}
    if files := event.get("files"):
        found["files"] = [{k: each.get(k) for k in KEPT_OF_FILES} for each in files]
    return found


def message(event: Event) -> str:
    who = event.get("user") or event.get("username") or "a bot"
    where = "a direct message" if event.get("channel_type") == "im" else event["channel"]
    return f"Message from {who} in {where}: {text_of(event)}"


def text_of(event: Event) -> str:
    """Return what was said, or that files were."""
    return event.get("text") or f"{len(event.get('files') or [])} files"


def mention(event: Event) -> str:
    return f"{event['user']} mentioned the app in {event['channel']}: {event.get('text', '')}"


def reaction(event: Event) -> str:
    return f"{event['user']} reacted with :{event['reaction']}:"


def no_reaction(event: Event) -> str:
    return f"{event['user']} took back :{event['reaction']}:"


def channel(event: Event) -> str:
    return f"Channel #{event['channel']['name']} created"


def joined(event: Event) -> str:
    return f"{event['user']} joined {event['channel']}"


def left(event: Event) -> str:
    return f"{event['user']} left {event['channel']}"


def file(event: Event) -> str:
    return f"{event.get('user_id') or 'Somebody'} shared the file {event['file_id']}"


KNOWN: dict[str, tuple[str, Callable[[Event], str]]] = {
    "message": ("message.received", message),
    "app_mention": ("app.mentioned", mention),
    "reaction_added": ("reaction.added", reaction),
    "reaction_removed": ("reaction.removed", no_reaction),
    "channel_created": ("channel.created", channel),
    "member_joined_channel": ("member.joined", joined),
    "member_left_channel": ("member.left", left),
    "file_shared": ("file.shared", file),
}
