"""One call under an id of its own: how it is made, and how it ended."""

import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException

PATIENCE = 90.0  # seconds; longer than anything of ours may take


@dataclass(frozen=True)
class Call:
    """How one call ended. No status: the connection ended before the answer."""

    id: str
    kind: str
    status: int | None
    seconds: float
    error: str
    at: float

    @property
    def is_good(self) -> bool:
        return self.status is not None and self.status < 300


def call(url: str, key: str, kind: str, name: str, account: str) -> Call:
    """Make one call and note its end."""
    began = time.monotonic()
    status, error = answer(request(url, key, kind, name, account))
    return Call(name, kind, status, time.monotonic() - began, error, time.time())


def request(url: str, key: str, kind: str, name: str, account: str) -> urllib.request.Request:
    path, body = asked(kind, name)
    headers = {"X-Request-Id": name, "Content-Type": "application/json"}
    headers["Authorization"] = f"Bearer {key}"
    if kind != "account":
        headers["X-Account-Id"] = account
    data = None if body is None else json.dumps(body).encode()
    return urllib.request.Request(f"{url}/api/v1/{path}", data, headers)  # noqa: S310


def asked(kind: str, name: str) -> tuple[str, dict[str, str] | None]:
    """Return the path of a kind of call and its body."""
    mail = {"to": "nobody@elsewhere.example", "subject": name, "body": "-"}
    return {
        "read": ("gmail/labels", None),
        "send": ("gmail/send", mail),
        "account": ("accounts", {"external_id": name}),
    }[kind]


def answer(request: urllib.request.Request) -> tuple[int | None, str]:
    """Return the status, and the error code of an answer that is one."""
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            answer.read()
            return answer.status, ""
    except urllib.error.HTTPError as exc:
        return exc.code, code_in(exc)
    except (OSError, HTTPException) as exc:  # none, or half of one
        return None, type(getattr(exc, "reason", exc)).__name__


def code_in(exc: urllib.error.HTTPError) -> str:
    try:
        return json.load(exc).get("error_code", "")
    except (OSError, ValueError, HTTPException):
        return "not our answer"
