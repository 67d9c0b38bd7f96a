"""Old code beside new code on one database: `python -m tests.upgrades REF`, REF being the release before.

The old code connects accounts at its sandbox and serves. Then the new code migrates that database and serves as well.
Both must answer the same calls, refresh tokens in turns, and see what the other wrote.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import takewhile
from pathlib import Path

import requests

from tests.billing.web_server import WebServer
from tests.blank_database import blank_database
from tests.sandbox_process import free_port
from tests.security.other_process import ROOT

READS = ("/accounts", "/gmail/messages?limit=5", "/slack/channels", "/me")
MAIL = {"to": "grace@example.com", "subject": "Side by side", "body": "Sent by both."}


class Release:
    """A version of the code in a folder, working in one DATA_DIR and on one database with the other."""

    def __init__(self, name: str, code: Path, shared: dict[str, str]) -> None:
        self.name, self.code, self.port = name, code, free_port()
        own = {"PORT": str(self.port), "PROVIDER_SANDBOX": "on", "LOG_LEVEL": "WARNING"}
        self.environment = os.environ | shared | own

    def manage(self, *arguments: str) -> str:
        command = [sys.executable, "manage.py", *arguments]
        ended = subprocess.run(
            command, cwd=self.code, env=self.environment, capture_output=True, text=True, check=True
        )
        return ended.stdout

    @contextmanager
    def running(self, *command: str, until: str) -> Iterator[list[str]]:
        """Run a command; yield what it said until it is ready, and stop it in the end."""
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=self.code,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            yield list(takewhile(lambda line: until not in line, process.stdout))
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=120)

    def call(self, key: str, method: str, path: str, body: dict | None = None) -> int:
        headers = {"Authorization": f"Bearer {key}", "X-Account-Id": "first-user"}
        url = f"http://127.0.0.1:{self.port}/api/v1{path}"
        return requests.request(method, url, headers=headers, json=body, timeout=60).status_code


def exported(ref: str, folder: Path) -> Path:
    """Write the code of a commit into a folder."""
    folder.mkdir()
    archive = subprocess.run(["git", "archive", ref], cwd=ROOT, stdout=subprocess.PIPE, check=True)
    subprocess.run(["tar", "-x"], cwd=folder, input=archive.stdout, check=True)
    return folder


def compare(old: Release, new: Release, key: str, sandbox: str) -> int:
    """Make the calls of both; return how many were not answered as they should."""
    wrong = 0
    for release in (old, new, old):
        expired = requests.post(
            f"{sandbox}/_control/expire", json={"provider": "google"}, timeout=10
        )
        expired.raise_for_status()
        asked = [("GET", path, None) for path in READS]
        asked += [
            ("POST", "/gmail/send", MAIL),
            ("POST", "/accounts", {"external_id": release.name}),
        ]
        for method, path, body in asked:
            status = release.call(key, method, path, body)
            fine = status in {200, 201, 409}
            wrong += not fine
            print(
                f"{'ok ' if fine else 'BAD'} {release.name:4} {method:4} {path:26} {status}",
                flush=True,
            )
    return wrong


def main(ref: str) -> int:
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory()))
        sandbox_port = free_port()
        shared = {"DATA_DIR": str(folder / "data"), "SANDBOX_PORT": str(sandbox_port)}
        shared["DATABASE_URL"] = held.enter_context(blank_database())
        old, new = (
            Release("old", exported(ref, folder / "old"), shared),
            Release("new", ROOT, shared),
        )
        for release in (old, new):
            release.environment["PUBLIC_URL"] = f"http://127.0.0.1:{old.port}"
        told = held.enter_context(old.running("manage.py", "demo", until="Patchbay keeps serving"))
        [key] = [line.split()[-1] for line in told if line.strip().startswith("API key")]
        print(new.manage("migrate").strip(), flush=True)
        held.enter_context(serving(new))
        return compare(old, new, key, f"http://127.0.0.1:{sandbox_port}")


@contextmanager
def serving(release: Release) -> Iterator[None]:
    """Run the web server alone: the sandbox is there already."""
    server = WebServer(Path(release.environment["DATA_DIR"], "new.log"), **release.environment)
    release.port = server.port
    try:
        yield
    finally:
        server.stop()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    sys.exit(main(sys.argv[1]))
