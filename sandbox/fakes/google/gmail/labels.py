"""Labels and the profile of a mailbox."""

from sandbox.calls import Call
from sandbox.fakes.google.gmail.mailbox import check_user, messages_of
from sandbox.refusals import Refusal
from sandbox.shapes import fits

SYSTEM = (
    "INBOX",
    "SENT",
    "DRAFT",
    "TRASH",
    "SPAM",
    "UNREAD",
    "STARRED",
    "IMPORTANT",
    "CHAT",
    "CATEGORY_PERSONAL",
    "CATEGORY_SOCIAL",
    "CATEGORY_PROMOTIONS",
    "CATEGORY_UPDATES",
    "CATEGORY_FORUMS",
)
PERSONAL = {"Label_1": "Receipts", "Label_2": "Travel", "Label_3": "Team/Offsite"}


def list_all(call: Call) -> dict:
    """List every label."""
    check_user(call)
    system = [{"id": name, "name": name, "type": "system"} for name in SYSTEM]
    own = [_personal(label_id, name) for label_id, name in PERSONAL.items()]
    return {"labels": system + own}


def _personal(label_id: str, name: str) -> dict:
    shown = {"messageListVisibility": "show", "labelListVisibility": "labelShow"}
    return {"id": label_id, "name": name, "type": "user", **shown}


def label_ids_named(name: str) -> set[str]:
    """Return the ids that a search means by a label's name or id."""
    own = {key for key, value in PERSONAL.items() if name in (key.lower(), _typed(value))}
    return own | {label for label in SYSTEM if label.lower() == name}


def _typed(name: str) -> str:
    """Write a label's name as people type it into the search box."""
    return name.lower().replace(" ", "-").replace("/", "-")


def check_labels(given: object) -> list[str]:
    """Return label ids from a body, refusing those that do not exist."""
    if not fits(given, [str]):
        raise Refusal("invalid", "Invalid label list")
    for label in given:
        if label not in SYSTEM and label not in PERSONAL:
            raise Refusal("invalid", f"Invalid label: {label}")
    return given


def profile(call: Call) -> dict:
    """Show address and size of the mailbox."""
    messages = messages_of(call)
    return {
        "emailAddress": call.person.email,
        "messagesTotal": len(messages),
        "threadsTotal": len({one["threadId"] for one in messages}),
        "historyId": max((one["historyId"] for one in messages), default="1"),
    }
