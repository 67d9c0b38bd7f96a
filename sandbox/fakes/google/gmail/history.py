"""What happened in a mailbox: which messages were added, for those who were here before."""

import time

from sandbox.calls import Call
from sandbox.documents import Shelf
from sandbox.fakes.google.gmail.mailbox import check_user
from sandbox.paging import page_of, size_of
from sandbox.refusals import Refusal

KEPT = 7 * 24 * 60 * 60 * 1000  # milliseconds after which Gmail may have forgotten


def shelf_of(owner: str) -> Shelf:
    """Return what was added to somebody's mailbox."""
    return Shelf("google", owner, "history")


def note_added(owner: str, message: dict) -> None:
    """Remember that a message came in."""
    brief = {name: message[name] for name in ("id", "threadId", "labelIds")}
    record = {"id": message["historyId"], "message": brief}
    shelf_of(owner).add(f"{message['historyId']}:{message['id']}", record)


def list_all(call: Call) -> dict:
    """List what happened after a history id, the oldest first."""
    check_user(call)
    start = call.query.get("startHistoryId", "")
    if not start.isdecimal():
        raise Refusal("invalid", "Invalid value at 'start_history_id'")
    if int(start) < time.time() * 1000 - KEPT:
        raise Refusal("not_found")
    label = call.query.get("labelId", "")
    records = [
        _shown(one) for one in reversed(shelf_of(call.owner).all()) if _is(one, start, label)
    ]
    size = size_of(call.query.get("maxResults"), 100, 500)
    shown, token = page_of(records, size, call.query.get("pageToken", ""))
    answer: dict[str, object] = {"history": shown} if shown else {}
    answer |= {"nextPageToken": token} if token else {}
    return answer | {"historyId": str(time.time_ns() // 1_000_000)}


def _is(record: dict, start: str, label: str) -> bool:
    return int(record["id"]) > int(start) and label in ("", *record["message"]["labelIds"])


def _shown(record: dict) -> dict:
    message = record["message"]
    ids = {name: message[name] for name in ("id", "threadId")}
    return {"id": record["id"], "messages": [ids], "messagesAdded": [{"message": message}]}
