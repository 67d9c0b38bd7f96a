"""People that a mail or an invitation goes to."""

import re
from email.utils import getaddresses
from typing import Any

from config.api.errors import Invalid

ADDRESS = re.compile(r"[^\s@<>,;\"]+@[^\s@<>,;\"]+")


def recipients(value: str | list[str] | None, field: str) -> list[dict[str, Any]]:
    """Graph takes each recipient as an object in an object, not as the line that people write."""
    lines = [value] if isinstance(value, str) else value or []
    given = [line for line in lines if line.strip()]
    return [recipient(address, name, field) for name, address in read(given, field)]


def read(lines: list[str], field: str) -> list[tuple[str, str]]:
    """Return names and addresses; comments may nest deeper than the parser can follow."""
    try:
        return getaddresses(lines)
    except RecursionError:
        raise Invalid(f"{field}: not a list of e-mail addresses") from None


def recipient(address: str, name: str, field: str) -> dict[str, Any]:
    """Graph accepts any text as an address, and reports it by a mail from a daemon."""
    if ADDRESS.fullmatch(address) is None:
        raise Invalid(f"{field}: {address or name!r} is not an e-mail address")
    return {"emailAddress": {"address": address, **({"name": name} if name else {})}}
