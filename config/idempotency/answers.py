"""An answer as it is stored, and as it is given again."""

import json
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from config.api.call_log import CallLog

MOST_BYTES = 256 * 1024
REPLAYED = "Idempotent-Replayed"
# What belongs to the result; all other headers are made anew for each call.
HEADERS = ("Content-Type", "Retry-After", "WWW-Authenticate", "Location")
# What the record of the call says of its result.
LOGGED = ("answered_as", "error_code", "error_limit", "error_stage")


class Replay(Exception):
    """Raised in place of making a call: its stored answer is given."""

    def __init__(self, stored: str) -> None:
        super().__init__()
        self.stored = json.loads(stored)

    def answer(self, log: CallLog) -> HttpResponse:
        """Return the stored answer, and note that nothing was done for it."""
        log.is_replay = True
        for name in LOGGED:
            setattr(log, name, self.stored["log"][name])
        headers = self.stored["headers"] | {REPLAYED: "true"}
        return HttpResponse(self.stored["body"], status=self.stored["status"], headers=headers)


def stored(response: HttpResponseBase, log: CallLog) -> str:
    """Return the text of a rendered answer; nothing for a stream or one that is too large."""
    if response.streaming or len(response.content) > MOST_BYTES:
        return ""
    facts: dict[str, Any] = {
        "status": response.status_code,
        "headers": {name: response[name] for name in HEADERS if name in response},
        "body": response.content.decode(),
        "log": {name: getattr(log, name) for name in LOGGED},
    }
    return json.dumps(facts)
