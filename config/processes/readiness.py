"""Find out when the server can do its work."""

import http.client
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings

from config.processes.supervisor import TICK, Supervisor

ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - read, not listened on
IMPATIENT = 20


def wait_until_ready(supervisor: Supervisor, say: Callable[[str], None]) -> None:
    """Return when /readyz answers 200; say once what it answers if that takes long."""
    started, complained = time.monotonic(), False
    while (answer := probe()) != "200":
        supervisor.tick()
        if not complained and time.monotonic() - started > IMPATIENT:
            say(f"Still waiting for the server to be ready: {answer}")
            complained = True
        time.sleep(TICK)


def probe() -> str:
    """Return the status of /readyz, with its explanation if it is not 200."""
    host = ANYWHERE.get(settings.HOST, settings.HOST)
    connection = http.client.HTTPConnection(host, settings.PORT, timeout=2)
    try:
        connection.request("GET", "/readyz", headers={"Host": urlsplit(settings.PUBLIC_URL).netloc})
        response = connection.getresponse()
        text = response.read(2000).decode(errors="replace")
        return str(response.status) if response.status == 200 else f"{response.status} {text}"
    except (OSError, http.client.HTTPException) as exc:
        return f"no answer ({type(exc).__name__})"
    finally:
        connection.close()
