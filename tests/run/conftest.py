import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# As shell text: this folder, too, may have a space in its path.
PYTHON = shlex.quote(sys.executable)
TOOLS = ("sh", "cat", "cksum", "dirname", "mkdir", "rm", "tail", "touch", "cp", "chmod", "sleep")

# A Python that makes no real environment and installs nothing, but answers as the real one would.
PRETENDER = """#!/bin/sh
case "$*" in
    -c*) exec {real} "$@" ;;
    "-m venv "*) {venv} ;;
    "-m pip --version") exit {pip_missing} ;;
    "-m pip "*) echo "$*" >>"{record}"; {pip} ;;
    *) echo "ran: $*" ;;
esac
"""
MAKE_VENV = 'for d in "$@"; do :; done; mkdir -p "$d/bin"; cp "$0" "$d/bin/python"'


class Bench:
    """A folder with tools, pretended Pythons, and a copy of the script in a path with a space."""

    def __init__(self, folder):
        self.home = folder / "a project"
        self.bin = folder / "bin"
        self.record = folder / "pip calls"
        self.home.mkdir()
        self.bin.mkdir()
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool))
        shutil.copy(ROOT / "run", self.home / "run")
        (self.home / "requirements.txt").write_text("django\n")
        (self.home / "requirements-dev.txt").write_text("ruff\n")

    def program(self, name, text):
        path = self.bin / name
        path.write_text(text)
        path.chmod(0o755)
        return path

    def python(self, name="python3", venv=MAKE_VENV, pip="exit 0", pip_missing=0):
        text = PRETENDER.format(
            real=PYTHON, venv=venv, pip=pip, pip_missing=pip_missing, record=self.record
        )
        return self.program(name, text)

    def old_python(self, name, version):
        """Run the real Python under a false version."""
        claim = f"import sys; sys.version_info = {version}; exec(sys.argv[2])"
        return self.program(name, f"#!/bin/sh\nexec {PYTHON} -c '{claim}' \"$@\"\n")

    def run(self, *arguments, script=None, cwd="/", **environment):
        return subprocess.run(
            [script or self.home / "run", *arguments],
            cwd=cwd,
            env={"PATH": str(self.bin), **environment},
            capture_output=True,
            text=True,
            timeout=30,
        )

    def source(self, code, **environment):
        """Run shell code with the script's functions at hand."""
        return subprocess.run(
            ["sh", "-c", f'RUN_LIB=1; . "{self.home}/run"; {code}'],
            env={"PATH": str(self.bin), **environment},
            capture_output=True,
            text=True,
            timeout=30,
        )

    @property
    def installs(self):
        calls = self.record.read_text().splitlines() if self.record.exists() else []
        return [call for call in calls if " install " in call]


@pytest.fixture
def bench(tmp_path):
    return Bench(tmp_path)


@pytest.fixture
def environment(tmp_path):
    """What a process of ours needs to start in a folder of its own, on SQLite and without Redis."""
    own = {"DATA_DIR": str(tmp_path / "data"), "DATABASE_URL": "", "REDIS_URL": ""}
    return os.environ | own | {"PUBLIC_URL": "http://127.0.0.1:8000"}
