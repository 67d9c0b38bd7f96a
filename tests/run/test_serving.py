"""`serve` brings everything up, answers, and leaves nothing behind."""

import re
import signal
import socket
import subprocess
import sys
from itertools import takewhile

import pytest
import requests

from config.processes import lineup
from config.processes.ports import ensure_free
from tests.run.conftest import ROOT


def free_ports():
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
    ports = [sock.getsockname()[1] for sock in sockets]
    for sock in sockets:
        sock.close()
    return ports


@pytest.fixture
def serve(environment):
    started = []

    def start(**variables):
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve"],
            cwd=ROOT,
            env=environment | variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)


def test_serves_until_it_is_told_to_stop(serve):
    port, sandbox_port = free_ports()
    url = f"http://127.0.0.1:{port}"

    process = serve(
        PORT=str(port), SANDBOX_PORT=str(sandbox_port), PUBLIC_URL=url, PROVIDER_SANDBOX="on"
    )
    ready = f"Patchbay is serving at {url} (Ctrl-C stops it)\n"
    heard = list(takewhile(lambda line: line != ready, process.stdout))

    assert "Preparing the database…\n" in heard
    assert f"Sandbox providers at http://127.0.0.1:{sandbox_port}\n" in heard
    assert requests.get(f"{url}/readyz", timeout=5).json()["status"] == "ok"
    assert requests.get(f"{url}/api/v1/me", timeout=5).status_code == 401

    process.send_signal(signal.SIGTERM)
    rest, complaints = process.communicate(timeout=30)

    assert rest.endswith("Stopped.\n")
    assert (complaints, process.returncode) == ("", 0)
    ensure_free("127.0.0.1", port, "PORT")
    ensure_free("127.0.0.1", sandbox_port, "SANDBOX_PORT")


def test_hears_out_long_addresses_and_believes_no_neighbour(serve):
    port, _ = free_ports()
    url = f"http://127.0.0.1:{port}"
    process = serve(PORT=str(port), PUBLIC_URL=url, PROVIDER_SANDBOX="off")
    ready = f"Patchbay is serving at {url} (Ctrl-C stops it)\n"
    list(takewhile(lambda line: line != ready, process.stdout))

    long = requests.get(f"{url}/api/v1/health?code={'a' * 8000}", timeout=5)
    moved = requests.get(f"{url}/api/v1/health", headers={"SCRIPT_NAME": "/api"}, timeout=5)

    assert (long.status_code, long.json()["ok"]) == (200, True)
    assert (moved.status_code, moved.json()["ok"]) == (200, True)


def test_refuses_settings_that_cannot_work(serve):
    port, _ = free_ports()

    process = serve(PORT=str(port), WORKERS="2", PROVIDER_SANDBOX="off")
    _, complaints = process.communicate(timeout=30)

    assert process.returncode == 1
    assert re.match(r"\?: \(patchbay\.E002\) WORKERS=2 needs REDIS_URL", complaints)


@pytest.mark.parametrize(("workers", "recycled"), [(1, False), (4, True)])
def test_only_one_of_several_workers_is_renewed(settings, workers, recycled):
    settings.WORKERS = workers

    assert ("--max-requests" in lineup.recycling()) is recycled
