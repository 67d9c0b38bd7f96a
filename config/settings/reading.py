"""How variables are read: from the environment, and from .env where a checkout has one."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env()
if (BASE_DIR / ".env").exists():
    env.read_env(BASE_DIR / ".env")
# What is set to nothing is not set: unit files and compose files pass empty variables on.
env.ENVIRON = {name: value for name, value in os.environ.items() if value}


def number(name: str, default: int, most: int | None = None, least: int = 1) -> int:
    """Read a whole number of one or more, or of as many as are needed at least."""
    try:
        value = env.int(name, default=default)
    except ValueError as exc:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {env(name)!r}") from exc
    if value < least or (most is not None and value > most):
        limits = f"at least {least}" if most is None else f"between {least} and {most}"
        raise ImproperlyConfigured(f"{name} must be {limits}, not {value}")
    return value


def one_of(name: str, *words: str) -> str:
    """Read one of these words; the first where nothing is said."""
    said = env(name, default=words[0])
    if said not in words:
        listed = f"{', '.join(words[:-1])} or {words[-1]}"
        raise ImproperlyConfigured(f"{name} must be {listed}, not {said!r}")
    return said


def origin(url: str, name: str = "PUBLIC_URL") -> str:
    """Return scheme and host as browsers write them: lower case, no default port, nothing behind."""
    try:
        parts = urlsplit(url.strip().rstrip("/"))
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    odd = parts.path or parts.query or parts.fragment or "@" in parts.netloc
    if parts.scheme not in {"http", "https"} or not parts.hostname or odd:
        raise ImproperlyConfigured(f"{name} must be an origin such as https://host, not {url!r}")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    shown = "" if port in {None, {"http": 80, "https": 443}[parts.scheme]} else f":{port}"
    return f"{parts.scheme}://{host}{shown}"
