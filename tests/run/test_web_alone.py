"""`web` is the server itself: no parent between, and no migration of its own."""

import signal
import subprocess
import sys
import time

import pytest

from tests.run.conftest import ROOT
from tests.sandbox_process import free_port


@pytest.fixture
def alone(environment):
    own = environment | {"PORT": str(free_port()), "PROVIDER_SANDBOX": "off"}

    def start(*command):
        return subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=own,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    return start


# promise 133
def test_it_refuses_a_database_that_nobody_prepared(alone):
    said, _ = (web := alone("manage.py", "web")).communicate(timeout=60)

    assert said == "The database is not up to date. Run: ./run manage migrate\n"
    assert web.returncode == 1


# promise 134
def test_it_serves_as_the_very_process_and_a_signal_ends_it(alone):
    assert alone("manage.py", "migrate", "--verbosity", "0").wait(60) == 0

    web = alone("manage.py", "web")
    while alone("deploy/healthcheck.py").wait(10) and web.poll() is None:
        time.sleep(0.2)
    with open(f"/proc/{web.pid}/cmdline") as cmdline:
        running = cmdline.read()
    web.send_signal(signal.SIGTERM)
    web.communicate(timeout=60)

    assert "gunicorn" in running
    assert web.returncode == 0
    assert alone("deploy/healthcheck.py").wait(10) == 1
