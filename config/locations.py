"""Addresses and networks as settings name them: what cannot be read is refused by the name of its variable."""

from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured


def readable(name: str, url: str) -> str:
    """Return an address as it came, or raise ImproperlyConfigured, which repeats nothing: a password may be in it."""
    try:
        _ = urlsplit(url).port
    except ValueError as exc:
        raise ImproperlyConfigured(
            f"{name} cannot be read; percent-encode what is odd in its password"
        ) from exc
    return url


def networks(name: str, entries: list[str]) -> list[str]:
    """Return addresses and networks without the blanks around them, or raise ImproperlyConfigured."""
    bare = [entry.strip() for entry in entries]
    for entry in bare:
        try:
            ip_network(entry, strict=False)
        except ValueError as exc:
            raise ImproperlyConfigured(
                f"{name} must hold addresses such as 10.0.0.5 or networks such as 10.0.0.0/24, not {entry!r}"
            ) from exc
    return bare


def existing(name: str, path: str) -> str:
    """Return the path of a file or folder that is there, or nothing; raise ImproperlyConfigured."""
    if path and not Path(path).exists():
        raise ImproperlyConfigured(f"{name} names {path}, and nothing is there")
    return path
