"""A data folder that cannot be used is one sentence, whoever needs it."""

import os
import subprocess
import sys

import pytest

from tests.sandbox_process import REPOSITORY, free_port


def start(arguments, data_dir):
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=REPOSITORY,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(data_dir)},
        capture_output=True,
        text=True,
        timeout=30,
    )


def sandbox():
    return ["-m", "sandbox", "--port", str(free_port())]


@pytest.mark.parametrize(
    ("arguments", "who"),
    [(["manage.py", "check"], "Patchbay"), (sandbox(), "The sandbox")],
    ids=["server", "sandbox"],
)
def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path, arguments, who):
    (tmp_path / "file").touch()

    # Nobody, not even root, makes files in /proc.
    for folder in (tmp_path / "file", tmp_path / "file" / "below", "/proc"):
        ended = start(arguments, folder)

        assert (ended.returncode, ended.stdout) == (1, "")
        [sentence] = ended.stderr.splitlines()
        assert sentence.startswith(f"{who} cannot start: DATA_DIR {folder} cannot be written: ")


def test_a_missing_folder_is_made_for_its_owner_only(tmp_path):
    ended = start(["manage.py", "check"], tmp_path / "new")

    assert ended.returncode == 0
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
