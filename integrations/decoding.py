"""Read a provider's answer: JSON where it says so, text or bytes otherwise. Trusted for nothing."""

import json
import re
from math import isfinite
from typing import Any

from requests import Response

from config import http

MAX_DEPTH = 100
HALF_A_PAIR = re.compile("[\ud800-\udfff]")


class NotJSON(ValueError):
    """The text is JSON only nearly, or JSON that could not be passed on."""


def decode(
    response: Response,
    *,
    binary: bool = False,
    secret: str = "",
    seconds: float = http.TOTAL_TIMEOUT,
) -> Any:
    """Return the decoded body; bytes for a successful binary answer, None for an empty one.

    `secret` is the token that was sent: should the answer repeat it, it is blanked. Raises
    Unreachable, also when the body takes longer than `seconds`, or AnswerTooLarge.
    """
    raw = b"".join(http.chunks(response, http.MAX_ANSWER_BYTES, seconds))
    content_type = response.headers.get("Content-Type", "")
    if binary and response.status_code < 300:
        return raw
    if not raw:
        return None
    if secret:
        raw = raw.replace(secret.encode(), b"***")
    if "json" in content_type or raw[:1] in b"{[":
        try:
            return read_json(raw)
        except (ValueError, RecursionError):
            pass
    return raw.decode(errors="replace")


def read_json(raw: bytes) -> Any:
    """Return the value, or raise ValueError for what is no JSON or could not become JSON again."""
    value = JSON.decode(raw.decode(json.detect_encoding(raw)))
    # No text nests deeper than it has brackets: most answers need no second look.
    if raw.count(b"[") + raw.count(b"{") > MAX_DEPTH and not _is_flat(value):
        raise NotJSON("nested too deep")
    return _whole(value) if rb"\ud" in raw or rb"\uD" in raw else value


def _refuse(name: str) -> None:
    raise NotJSON(name)


def _finite(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise NotJSON(text[:20])
    return number


JSON = json.JSONDecoder(parse_constant=_refuse, parse_float=_finite)


def _is_flat(value: Any) -> bool:
    """Say whether a value nests at most MAX_DEPTH levels."""
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [
            child
            for node in level
            for child in (node.values() if isinstance(node, dict) else node)
            if isinstance(child, (dict, list))
        ]
        if not level:
            return True
    return False


def _whole(value: Any) -> Any:
    """Replace halves of surrogate pairs, which JSON can escape and UTF-8 cannot hold."""
    if isinstance(value, str):
        return HALF_A_PAIR.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, list):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {_whole(name): _whole(item) for name, item in value.items()}
    return value
