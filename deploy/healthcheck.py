"""Ask the web server in this container whether it lives; exit with 1 where it does not.

Reads PORT and PUBLIC_URL as the server does, needs no settings and no curl.
"""

import http.client
import os
from urllib.parse import urlsplit

SECONDS = 4


def lives(port: int, host: str) -> bool:
    """Say whether /livez answers 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        connection.request("GET", "/livez", headers={"Host": host} if host else {})
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    public = urlsplit(os.environ.get("PUBLIC_URL", "")).netloc
    raise SystemExit(not lives(int(os.environ.get("PORT") or 8000), public))
