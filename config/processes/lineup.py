"""The processes of an installation: the web server, the worker, and the sandbox providers."""

import socket
import sys

from django.conf import settings

from config.processes.children import Child

GRACE = 30
# Longer than load balancers and clients keep an idle connection: whoever ends it last sends into nothing.
KEEP_ALIVE = 75


def web(listener: socket.socket) -> Child:
    """Return the web server, which answers on a port that is ours already."""
    return Child(
        "web",
        web_command(listener),
        vital=True,
        patience=GRACE + 5,
        pass_fds=[listener.fileno()],
    )


def worker() -> Child:
    """Return the process that does the work nobody waits for."""
    return Child("worker", [sys.executable, "manage.py", "worker"], patience=GRACE)


def sandbox() -> Child:
    """Return the fake providers."""
    return Child("sandbox", [sys.executable, "-m", "sandbox", "--port", str(settings.SANDBOX_PORT)])


def web_command(listener: socket.socket) -> list[str]:
    """Return the command of a web server on a port that is ours already."""
    gunicorn = [sys.executable, "-m", "gunicorn", "config.wsgi:application"]
    return [*gunicorn, *gunicorn_options(listener)]


def gunicorn_options(listener: socket.socket) -> list[str]:
    """Return gunicorn's command line; what goes through providers waits, so threads do the work."""
    return [
        *("--bind", f"fd://{listener.fileno()}"),
        *("--worker-class", "config.processes.web_worker.Worker"),
        *("--workers", str(settings.WORKERS), "--threads", str(settings.THREADS)),
        *("--timeout", "60", "--graceful-timeout", str(GRACE), "--keep-alive", str(KEEP_ALIVE)),
        # Whom to believe is TRUSTED_PROXIES' to say; gunicorn would believe everybody on this machine.
        "--forwarded-allow-ips=",
        # A callback's address may be long: some providers' codes are.
        *("--limit-request-line", "8190"),
        # Its control socket wants a writable home. The access lines are ours, with the request id.
        *("--no-control-socket", "--log-level", "warning"),
        *recycling(),
    ]


def recycling() -> list[str]:
    """Renew workers now and then, where another one answers meanwhile.

    Seldom: a start costs as much as a thousand calls, and memory stays what it is (docs/performance.md).
    """
    if settings.WORKERS == 1:
        return []
    return ["--max-requests", "50000", "--max-requests-jitter", "5000"]
