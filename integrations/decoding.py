"""Read a provider's answer: JSON where it says so, text or bytes otherwise. Trusted for nothing."""

import json
from typing import Any

from requests import Response

from config import http


def decode(response: Response, *, binary: bool = False) -> Any:
    """Return the decoded body; bytes for a successful binary answer, None for an empty one."""
    raw = b"".join(http.chunks(response, http.MAX_ANSWER_BYTES, http.TOTAL_TIMEOUT))
    content_type = response.headers.get("Content-Type", "")
    if binary and response.status_code < 300:
        return raw
    if not raw:
        return None
    if "json" in content_type or raw[:1] in b"{[":
        try:
            return json.loads(raw)
        except (ValueError, RecursionError):
            pass
    return raw.decode(errors="replace")
