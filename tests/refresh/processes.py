"""Server processes beside the test's own, on the same database."""

import json
import os
import subprocess
import sys

from tests.security import other_process


class Processes:
    """So many processes that each make `threads` calls of a connection at once when told."""

    def __init__(self, connection, count, threads=1, **environment):
        command = [sys.executable, "-m", "tests.refresh.caller", connection.api.key]
        command += [connection.account.external_id, connection.path, str(count), str(threads)]
        given = {
            "DATABASE_URL": other_process.database_url(),
            "LOG_LEVEL": "CRITICAL",
            "THREADS": str(2 * threads),  # half of them may be at one provider
        } | environment
        self.running = subprocess.Popen(
            command,
            cwd=other_process.ROOT,
            env=os.environ | given,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self):
        assert self.running.stdout.readline() == "ready\n"
        return self

    def __exit__(self, *_):
        self.running.stdin.close()
        self.running.wait(20)
        self.running.stdout.close()

    def call(self):
        """Let all of them call, and return every status."""
        self.running.stdin.write("go\n")
        self.running.stdin.flush()
        return json.loads(self.running.stdout.readline())
