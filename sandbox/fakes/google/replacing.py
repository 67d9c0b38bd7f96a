"""Replace a text wherever it stands."""

import re

from sandbox.refusals import Refusal
from sandbox.shapes import check

SHAPES = {"containsText": {"text": str, "matchCase": bool}, "replaceText": str}


def pattern_of(asked: dict) -> re.Pattern:
    """Return the pattern of what a request looks for."""
    wanted = (check(asked, SHAPES).get("containsText") or {}).get("text")
    if not wanted:
        raise Refusal("invalid", "The text to be found should not be empty.")
    matters = asked["containsText"].get("matchCase")
    return re.compile(re.escape(wanted), 0 if matters else re.IGNORECASE)


def replaced(asked: dict, text: str) -> tuple[str, int]:
    """Return a text with its replacements, and how many there were."""
    return pattern_of(asked).subn(lambda found: asked.get("replaceText") or "", text)


def counted(number: int) -> dict:
    """Google leaves a number out that is zero."""
    return {"occurrencesChanged": number} if number else {}
