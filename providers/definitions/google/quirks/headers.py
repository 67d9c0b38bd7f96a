"""Headers of a Gmail message: a list of pairs, in the sender's spelling and encoding."""

from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from typing import Any

ALWAYS = {"from": "From", "to": "To", "subject": "Subject"}
WHEN_SENT = {"cc": "Cc", "bcc": "Bcc", "replyTo": "Reply-To"}


def named_fields(message: dict[str, Any]) -> dict[str, str]:
    """Gmail keeps even the subject and the sender among the headers."""
    if "payload" not in message:
        return {}
    headers = readable_headers(message["payload"])
    return {
        **{field: headers.get(name.lower(), "") for field, name in ALWAYS.items()},
        **{
            field: headers[key]
            for field, name in WHEN_SENT.items()
            if (key := name.lower()) in headers
        },
        "date": headers.get("date") or received(message),
    }


def readable_headers(part: dict[str, Any]) -> dict[str, str]:
    """Return decoded headers by lower-case name; of a repeated one the first, as Gmail shows it."""
    headers = reversed(part.get("headers", []))
    return {each["name"].lower(): decode_words(each["value"]) for each in headers}


def decode_words(value: str) -> str:
    """Senders write what is not ASCII as encoded words, and sometimes name a charset nobody has."""
    if "=?" not in value:
        return value
    try:
        return str(make_header(decode_header(value)))
    except (LookupError, ValueError, HeaderParseError):
        return value


def received(message: dict[str, Any]) -> str:
    """Gmail writes the moment of arrival as a string of epoch milliseconds."""
    if "internalDate" not in message:
        return ""
    moment = datetime.fromtimestamp(int(message["internalDate"]) / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
