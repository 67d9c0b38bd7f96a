"""Start the sandbox as a process of its own, steer it, and walk through its consent pages."""

import os
import socket
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path

import requests

REPOSITORY = Path(__file__).resolve().parent.parent
PUBLIC_URL = "http://127.0.0.1:8000"
CALLBACK = f"{PUBLIC_URL}/api/v1/connect/callback"
PATIENCE = 60


class SandboxProcess:
    """A running sandbox with its own state in `data_dir`."""

    def __init__(self, data_dir: Path, **environment: str):
        self.data_dir = Path(data_dir)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._environment = environment
        self._session = requests.Session()
        self._session.trust_env = False
        self.start()

    def start(self) -> None:
        """Start the process and wait until it answers."""
        given = {"DATA_DIR": str(self.data_dir), "PUBLIC_URL": PUBLIC_URL} | self._environment
        command = [sys.executable, "-m", "sandbox", "--port", str(self.port)]
        self._process = subprocess.Popen(command, cwd=REPOSITORY, env=os.environ | given)
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("The sandbox did not start")
            time.sleep(0.02)

    def _answers(self) -> bool:
        try:
            return self._session.get(f"{self.url}/_control/health", timeout=2).ok
        except requests.RequestException:
            return False

    @property
    def client_secret(self) -> str:
        """Return the secret of every OAuth app in this sandbox."""
        return (self.data_dir / "sandbox_client_secret").read_text().strip()

    def control(self, path: str, /, verb: str = "", **order: object) -> dict:
        """Call the control endpoint: GET without an order, POST with one, or the given verb."""
        verb = verb or ("POST" if order or path == "reset" else "GET")
        address = f"{self.url}/_control/{path}"
        response = self._session.request(verb, address, json=order or None, timeout=10)
        response.raise_for_status()
        return response.json()

    def requests(self, **filters: str) -> dict:
        """Return the log: `{"count": …, "requests": […]}`, filtered by provider, path, method."""
        address = f"{self.url}/_control/requests"
        return self._session.get(address, params=filters, timeout=10).json()

    def stop(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.wait(PATIENCE)


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class ConsentForm(HTMLParser):
    """The hidden fields, the people and the scopes of a consent page."""

    def __init__(self, page: str):
        super().__init__()
        self.hidden: dict[str, str] = {}
        self.people: list[str] = []
        self.scopes: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect the inputs."""
        given = dict(attrs)
        if tag == "input" and given["type"] == "hidden":
            self.hidden[given["name"]] = given["value"]
        elif tag == "input" and given["name"] == "person":
            self.people.append(given["value"])
        elif tag == "input":
            self.scopes.append(given["value"])


def consent(
    authorize_url: str,
    decision: str = "allow",
    person: str | None = None,
    scopes: list[str] | None = None,
) -> str:
    """Open the consent page, decide, and return the callback address one is sent to."""
    session = requests.Session()
    session.trust_env = False
    page = session.get(authorize_url, timeout=10)
    page.raise_for_status()
    fields = ConsentForm(page.text).hidden | {"decision": decision}
    fields |= {"person": person} if person else {}
    fields |= {"scope": scopes} if scopes is not None else {}
    address = authorize_url.partition("?")[0]
    answer = session.post(address, data=fields, allow_redirects=False, timeout=10)
    answer.raise_for_status()
    return answer.headers["Location"]
