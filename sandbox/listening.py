"""Take the address to listen on, or say in one sentence why not."""

import os
import socket
from ipaddress import ip_address


class CannotListen(Exception):
    """The address may not or cannot be listened on; the message is meant for a person."""


def take_address(host: str, port: int) -> socket.socket:
    """Return a bound socket that survives an exec."""
    _check_host(host)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
    except OSError as exc:
        taken.close()
        raise CannotListen(
            f"The sandbox cannot listen on {host}:{port} ({exc.strerror}). "
            f"Choose another port with SANDBOX_PORT or --port."
        ) from exc
    taken.set_inheritable(True)
    return taken


def _check_host(host: str) -> None:
    if _is_loopback(host) or os.environ.get("SANDBOX_ALLOW_REMOTE") == "1":
        return
    raise CannotListen(
        f"The sandbox gives anyone who reaches it an account, so it does not listen on {host}. "
        f"Set SANDBOX_ALLOW_REMOTE=1 if that is what you want."
    )


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
