"""Log lines: one JSON object each, with the request id, and never a secret."""

import json
import logging
import re
from datetime import UTC, datetime

from config.api.request_id import current_request_id
from config.tracebacks import without_values

# What no line of ours tells is not found out for each: see "Optimization" in the guide to logging.
logging._srcfile = None
logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False

_SECRETS = re.compile(
    r"(?P<key>\b(?:[sr]k_live_|[sr]k_test_|bb_sk_|whsec_)[\w+/]{6})[\w+/=]+"
    r"|(?P<jwt>\beyJ)[\w-]+\.eyJ[\w-]+\.[\w-]*"
    r"|(?P<bearer>\b(?:Bearer|Basic) )[\w\-.~+/=]+"
    r"|(?P<userinfo>://[^\s/?#:@'\"]*:)[^\s/?#@'\"]+(?=@)"
    r"|(?P<name>\b(?:code|state|access_token|refresh_token|client_secret|code_verifier|token)=)[^&\s\"']+",
    re.IGNORECASE,
)
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
# Django hands its request along, whose text is the address with code, state and all.
_UNSPOKEN = _STANDARD | {"request"}


def scrub(text: str) -> str:
    """Blank what looks like a key, a token or an OAuth parameter (the last line of defence)."""
    return _SECRETS.sub(lambda match: f"{match[match.lastgroup]}***", text)


class ScrubSecrets(logging.Filter):
    """Scrub the finished message of every record."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = scrub(record.getMessage()), None
        return True


class StrangersFault(logging.Filter):
    """Make a warning without a traceback of what anybody can send, and nothing here is wrong with."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.levelno, record.levelname, record.exc_info = logging.WARNING, "WARNING", None
        return True


class TextFormatter(logging.Formatter):
    """Write lines for a person."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatException(self, ei) -> str:  # noqa: N802
        return scrub(without_values(super().formatException(ei)))


class JSONFormatter(TextFormatter):
    """Write one JSON object a line: time, level, logger, message, request id, and the `extra` fields."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": current_request_id(),
            **{key: value for key, value in vars(record).items() if key not in _UNSPOKEN},
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str)
