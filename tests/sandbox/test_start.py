"""Starting the sandbox: where it listens, and what it says when it cannot."""

import os
import socket
import subprocess
import sys

from tests.sandbox_process import REPOSITORY, free_port


def start(tmp_path, *arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "sandbox", *arguments],
        cwd=REPOSITORY,
        env=os.environ | {"DATA_DIR": str(tmp_path)} | environment,
        capture_output=True,
        text=True,
        timeout=20,
    )


def test_taken_port_is_one_sentence(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = start(tmp_path, SANDBOX_PORT=port)

    assert ended.returncode == 1
    assert ended.stderr == (
        f"The sandbox cannot listen on 127.0.0.1:{port} (Address already in use). "
        "Choose another port with SANDBOX_PORT or --port.\n"
    )


def test_listens_on_loopback_only(tmp_path):
    ended = start(tmp_path, "--host", "0.0.0.0", "--port", str(free_port()))

    assert ended.returncode == 1
    assert ended.stderr.startswith("The sandbox gives anyone who reaches it an account")


def test_migrations_match_the_models(tmp_path):
    ended = subprocess.run(
        [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
        cwd=REPOSITORY,
        env=os.environ | {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "sandbox.settings"},
        capture_output=True,
        text=True,
        timeout=20,
    )

    assert (ended.returncode, ended.stdout) == (0, "No changes detected\n")
