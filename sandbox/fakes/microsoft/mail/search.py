"""`$search`: one quoted text in the language of Outlook's search box."""

import re

from sandbox.refusals import Refusal

QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
TERM = re.compile(r'(?:(from|to|subject|body):)?(?:"([^"]*)"|(\S+))')


def searched(messages: list[dict], search: str | None) -> list[dict]:
    """Return the messages that have all the words, each in its place."""
    if search is None:
        return messages
    quoted = QUOTED.fullmatch(search)
    if quoted is None or not quoted[1].strip():
        message = f"Syntax error: character ' ' is not valid at position 0 in '{search}'."
        raise Refusal("invalid", message)
    text = re.sub(r"\\(.)", r"\1", quoted[1])
    return [one for one in messages if _has(one, text)]


def _has(message: dict, text: str) -> bool:
    places = _places(message)
    for place, phrase, word in TERM.findall(text):
        wanted = (phrase or word).lower()
        where = places[place] if place else " ".join(places.values())
        if wanted != "and" and wanted not in where:
            return False
    return True


def _places(message: dict) -> dict[str, str]:
    return {
        "from": str(message["from"]).lower(),
        "to": str(message["toRecipients"]).lower(),
        "subject": message["subject"].lower(),
        "body": message["_text"].lower(),
    }
