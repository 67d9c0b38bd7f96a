"""The requests that change a document."""

from sandbox.fakes.google.docs.structure import length
from sandbox.fakes.google.replacing import counted, replaced
from sandbox.refusals import Refusal
from sandbox.shapes import check

OUTSIDE = (
    "The insertion index must be inside the bounds of an existing paragraph. "
    "You can still create new paragraphs by inserting newlines."
)


def insert_text(content: dict, asked: dict) -> dict:
    """Insert text at an index or before the last line break."""
    check(asked, {"text": str, "location": {"index": int}, "endOfSegmentLocation": dict})
    if not asked.get("text"):
        raise Refusal("invalid", "Insert text requests must specify text to insert.")
    if ("location" in asked) == ("endOfSegmentLocation" in asked):
        raise Refusal("invalid", "Must specify exactly one insertion location.")
    end = length(content["text"])
    index = asked["location"].get("index") or 0 if "location" in asked else end
    before, after = _cut(content["text"], _checked(index, end))
    content["text"] = before + asked["text"] + after
    return {}


def _checked(index: int, end: int) -> int:
    if index > end:
        message = (
            f"Index {index} must be less than the end index of the referenced segment, {end + 1}."
        )
        raise Refusal("invalid", message)
    if index < 1:
        raise Refusal("invalid", OUTSIDE)
    return index


def _cut(text: str, index: int) -> tuple[str, str]:
    """Cut a text at an index; nothing may come between the halves of a character."""
    units, at = text.encode("utf-16-le"), 2 * (index - 1)
    try:
        return units[:at].decode("utf-16-le"), units[at:].decode("utf-16-le")
    except UnicodeDecodeError as exc:
        raise Refusal("invalid", f"The index {index} is inside a surrogate pair.") from exc


def replace_all_text(content: dict, asked: dict) -> dict:
    """Replace a text wherever it stands; the last line break stays."""
    text, number = replaced(asked, content["text"][:-1])
    content["text"] = f"{text}\n"
    return counted(number)


def delete_content_range(content: dict, asked: dict) -> dict:
    """Take a range of text away."""
    place = check(asked, {"range": {"startIndex": int, "endIndex": int}}).get("range") or {}
    start, end = place.get("startIndex") or 0, place.get("endIndex") or 0
    if not 1 <= start < end:
        raise Refusal("invalid", "The range should not be empty.")
    if end > length(content["text"]):
        message = "The range cannot include the newline character at the end of the segment."
        raise Refusal("invalid", message)
    content["text"] = _cut(content["text"], start)[0] + _cut(content["text"], end)[1]
    return {}


CHANGES = {
    "insertText": insert_text,
    "replaceAllText": replace_all_text,
    "deleteContentRange": delete_content_range,
}
