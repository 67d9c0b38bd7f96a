"""A taken port is one sentence that names it and says how to choose another."""

import os
import socket
import struct
import subprocess
import sys

import pytest

from config.processes.ports import AddressUnusable, PortTaken, claim, ensure_free
from tests.run.conftest import ROOT
from tests.sandbox_process import free_port

WAYS = (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO)


@pytest.fixture
def taken():
    with claim("127.0.0.1", 0, "PORT") as sock:
        yield sock.getsockname()[1]


def test_a_claimed_port_is_taken_for_everyone_else(taken):
    with pytest.raises(PortTaken):
        claim("127.0.0.1", taken, "PORT")


def test_a_port_that_was_only_looked_at_is_free(taken):
    with claim("127.0.0.1", 0, "PORT") as sock:
        port = sock.getsockname()[1]

    ensure_free("127.0.0.1", port, "SANDBOX_PORT")
    ensure_free("127.0.0.1", port, "SANDBOX_PORT")


def test_an_address_of_another_machine_is_explained():
    with pytest.raises(AddressUnusable, match=r"^Cannot listen on port 8000 of 192\.0\.2\.1: "):
        claim("192.0.2.1", 8000, "PORT")


def test_a_port_beyond_the_last_is_explained():
    with pytest.raises(AddressUnusable, match=r"ports end at 65535\. Look at HOST and PORT\.$"):
        claim("127.0.0.1", 80000, "PORT")


@pytest.mark.parametrize("variable", ["PORT", "SANDBOX_PORT"])
@pytest.mark.parametrize("command", ["serve", "demo"])
def test_serving_on_a_taken_port_stops_with_one_sentence(taken, command, variable, environment):
    free = {name: str(free_port()) for name in ("PORT", "SANDBOX_PORT")}
    ports = free | {"PROVIDER_SANDBOX": "on", variable: str(taken)}

    answer = subprocess.run(
        [sys.executable, "manage.py", command],
        cwd=ROOT,
        env=environment | ports,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr == (
        f"Port {taken} of 127.0.0.1 is taken. Stop what listens there, or choose another, "
        f"for example {variable}={taken + 10}.\n"
    )
    assert not os.path.exists(f"{environment['DATA_DIR']}/patchbay.sqlite3")


def test_whoever_falls_silent_holds_no_thread_for_good():
    with claim("127.0.0.1", 0, "PORT") as listener:
        caller = socket.create_connection(listener.getsockname())
        heard, _ = listener.accept()

    with caller, heard:
        waits = [heard.getsockopt(socket.SOL_SOCKET, way, 16) for way in WAYS]

    assert waits == [struct.pack("ll", 30, 0)] * 2
