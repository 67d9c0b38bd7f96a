"""Read the many forms of a token answer."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from providers.spec import MAIN, Grant, Provider

VISIBLE = re.compile(r"[\x21-\x7e]+")
LONGEST = 10 * 365 * 86_400  # seconds; dates end, and no token is meant to live longer


def read_grants(provider: Provider, answer: Mapping[str, Any]) -> dict[str, Grant]:
    """Return the grants of a token answer by kind of token; empty when it holds none."""
    grants = provider.read_grant(answer) if provider.read_grant else {MAIN: read_grant(answer)}
    return {kind: tidied(grant) for kind, grant in grants.items() if grant and grant.access_token}


def tidied(grant: Grant) -> Grant:
    """Bring lifetimes to whole seconds, whatever a definition passed on."""
    return replace(
        grant,
        expires_in=seconds(grant.expires_in),
        refresh_expires_in=seconds(grant.refresh_expires_in),
    )


def read_grant(answer: Mapping[str, Any]) -> Grant:
    """Read a standard answer: numbers may be text, scopes parted by space or comma, much may be missing."""
    return Grant(
        access_token=text_of(answer.get("access_token")) or "",
        refresh_token=text_of(answer.get("refresh_token")),
        expires_in=seconds(answer.get("expires_in")),
        refresh_expires_in=seconds(answer.get("refresh_token_expires_in")),
        scopes=scopes(answer.get("scope")),
    )


def text_of(value: Any) -> str | None:
    """Return a token as it can be sent in a header (RFC 6749 A.12); anything else is none."""
    return value if isinstance(value, str) and VISIBLE.fullmatch(value) else None


def seconds(value: Any) -> int | None:
    """Return whole seconds, at most ten years, from 3600, "3600" or 3600.0; None for anything else."""
    try:
        number = int(float(value))
    except (TypeError, ValueError, OverflowError):
        return None
    return min(number, LONGEST) if number > 0 else None


def scopes(value: Any) -> tuple[str, ...] | None:
    """Split granted scopes on commas and white space; None when the answer does not say."""
    if isinstance(value, list):
        found = [str(item) for item in value]
    elif isinstance(value, str):
        found = re.split(r"[,\s]+", value)
    else:
        return None
    return tuple(scope for scope in found if VISIBLE.fullmatch(scope))
