"""A blank machine: a folder and a database in which nothing ever was, and no secret in its environment."""

import os
import subprocess
import sys

from config.backup.machine import OWN
from tests.billing.web_server import WebServer
from tests.sandbox_process import free_port
from tests.security.other_process import ROOT


class Machine:
    """What runs on it has the operator's settings as they were, but for our own secrets."""

    def __init__(self, data_dir, database_url):
        self.settings = dict.fromkeys(OWN, "") | {
            "DATA_DIR": str(data_dir),
            "DATABASE_URL": database_url,
            "PORT": str(free_port()),
            "REDIS_URL": "",
        }

    def restore(self, *arguments):
        return subprocess.run(
            [sys.executable, "-m", "config.backup.restore", *map(str, arguments)],
            cwd=ROOT,
            env=os.environ | self.settings,
            capture_output=True,
            text=True,
            timeout=120,
        )

    def serve(self, log):
        return WebServer(log, **self.settings)
