"""Ctrl-C before a command has begun: an end, not a fault to be read about."""

import subprocess
import sys

from tests.run.conftest import ROOT


def test_breaking_off_while_it_loads_prints_no_traceback(environment, tmp_path):
    (tmp_path / "django.py").write_text("raise KeyboardInterrupt\n")

    ended = subprocess.run(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env=environment | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=30,
    )

    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")
