"""Search by a function in the path."""

from sandbox.calls import Call
from sandbox.documents import read_bytes
from sandbox.fakes.microsoft.drive.items import shown
from sandbox.fakes.microsoft.drive.tree import children, find_in_path
from sandbox.fakes.microsoft.odata import listed
from sandbox.refusals import Refusal

MOST_SEARCHED = 100_000


def search(call: Call) -> dict:
    """List what has all the words in its name or its text, in all folders below."""
    words = _words(call.path["words"]).lower().split()
    below = _below(call, find_in_path(call))
    found = [one for one in below if all(word in _text(call, one) for word in words)]
    return listed(call, [shown(call, one) for one in found], default=200)


def _words(text: str) -> str:
    """Read the text between the quotes: a quote in it is written twice, and a slash ends it."""
    if "/" in text or "'" in text.replace("''", ""):
        message = f"Syntax error: character ''' is not valid in '{text}'."
        raise Refusal("invalid", message)
    return text.replace("''", "'")


def _below(call: Call, folder: dict) -> list[dict]:
    inside = children(call, folder)
    return [one for child in inside for one in (child, *_below(call, child))]


def _text(call: Call, item: dict) -> str:
    is_text = item.get("file", {}).get("mimeType", "").startswith("text/")
    content = read_bytes("microsoft", call.owner, item["id"]) if is_text else None
    said = (content or b"")[:MOST_SEARCHED].decode(errors="replace")
    return f"{item['name']}\n{said}".lower()
