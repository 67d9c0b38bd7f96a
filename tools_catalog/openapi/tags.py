"""The groups that operations are shown in."""

from typing import Any

DESCRIPTIONS = {
    "Server": "Whether the server answers.",
    "Accounts": "Connected accounts: one for each of your own users, known by your `external_id`.",
    "Connecting": "Send a person to a provider and have them back connected.",
    "Integrations": "What is connected of an account, and what of it may be used.",
    "Tools": "What there is to call, for agents and for people.",
    "Jobs": "Calls that go on in the background. Every tool answers at once, so there are none.",
    "Inbox": "What happened at the providers.",
    "Webhooks": "Where your own server is told what happens, and what it was told.",
    "Usage": "What was called, and what is left of the plan.",
    "Keys": "Who a key belongs to, and how a device gets one.",
}


def tags_of(paths: dict[str, Any]) -> list[dict[str, str]]:
    """Return all tags in use: our own in order, then the others by name."""
    used = {
        tag
        for methods in paths.values()
        for operation in methods.values()
        for tag in operation["tags"]
    }
    own = [
        {"name": name, "description": text} for name, text in DESCRIPTIONS.items() if name in used
    ]
    return own + [{"name": name} for name in sorted(used - set(DESCRIPTIONS))]
