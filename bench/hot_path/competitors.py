"""Who is measured: servers that listen, and what is sent to them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Competitor:
    """A server under measurement: where it listens, what is sent to it, and its processes."""

    name: str
    port: int
    request: bytes
    pid: int


@dataclass(frozen=True)
class Installation:
    """The product set up: its environment, and the key that calls it."""

    env: dict[str, str]
    key: str


def request_of(path: str, headers: Mapping[str, str] | None = None) -> bytes:
    """Return a GET as it travels."""
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join([*lines, "", ""]).encode()
