"""Read a token before anything in it is believed: small, of the right form, and JSON."""

import json
import re
from base64 import urlsafe_b64decode
from dataclasses import dataclass, field
from typing import Any

from accounts.app_access.errors import WrongEndUserToken

LONGEST = 8_192  # characters; a token that says who somebody is needs a tenth of it
FORM = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")


@dataclass(frozen=True)
class Token:
    """What a token says of itself."""

    text: str = field(repr=False)
    header: dict[str, Any]
    claims: dict[str, Any] = field(repr=False)


def read(text: str) -> Token:
    """Take a token apart, or raise 401 saying what keeps it from being one."""
    if len(text) > LONGEST:
        raise WrongEndUserToken(f"The end-user token is longer than {LONGEST} characters")
    if not FORM.fullmatch(text):
        raise WrongEndUserToken("An end-user token is three base64url texts with dots in between")
    header, claims, _ = text.split(".")
    return Token(text, members_of(header, "header"), members_of(claims, "payload"))


def members_of(part: str, name: str) -> dict[str, Any]:
    """Return the JSON object that a part of the token is."""
    problem = f"The token's {name} is not a JSON object in base64url"
    try:
        found = json.loads(urlsafe_b64decode(f"{part}==").decode())
    except (ValueError, RecursionError) as exc:
        raise WrongEndUserToken(problem) from exc
    if not isinstance(found, dict):
        raise WrongEndUserToken(problem)
    return found
