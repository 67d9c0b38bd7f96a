"""What a scanner reports: texts that look like keys of ours, and where each was found."""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from accounts.keys import ANY_KEY
from config.api.errors import Invalid

MOST_REPORTS = 500
LONGEST_URL = 500  # characters


@dataclass(frozen=True)
class Report:
    """One match. The token is no longer secret, and still shown nowhere; `url` is clean text, maybe empty."""

    token: str = field(repr=False)
    type: str
    url: str

    def answer(self, is_ours: bool) -> dict[str, str]:
        """Return what the scanner learns about it: the token as SHA-256 in hex."""
        label = "true_positive" if is_ours else "false_positive"
        digest = sha256(self.token.encode()).hexdigest()
        return {"token_hash": digest, "token_type": self.type, "label": label}


def reports_in(data: Any) -> list[Report]:
    """Return the matches of a message, or raise 400."""
    if not isinstance(data, list) or len(data) > MOST_REPORTS:
        raise Invalid(f"Send an array of at most {MOST_REPORTS} matches")
    return [report_of(each) for each in data]


def report_of(match: Any) -> Report:
    said = match if isinstance(match, dict) else {}
    token, kind, url = said.get("token"), said.get("type"), said.get("url") or ""
    if not (isinstance(token, str) and isinstance(kind, str) and isinstance(url, str)):
        raise Invalid("Each match has a token, a type and a url, all of them text")
    return Report(token, kind, clean(url))


def clean(url: str) -> str:
    """Return an address as text that can be shown: printable, short, and without a key in it."""
    printable = "".join(letter for letter in url if letter.isprintable())
    return ANY_KEY.sub("(a key)", printable)[:LONGEST_URL]
