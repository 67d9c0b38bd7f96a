"""PostgreSQL's programs are found by version, or named with the way to install them."""

import pytest

from config.backup import programs
from config.backup.refusal import Refused


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Install pretended programs of these versions, and nothing else."""
    monkeypatch.setattr(programs, "ROOT", tmp_path)
    monkeypatch.setenv("PATH", "/nowhere")

    def install(*versions):
        for version in versions:
            folder = tmp_path / "usr/lib/postgresql" / str(version) / "bin"
            folder.mkdir(parents=True)
            program = folder / "pg_dump"
            program.write_text(f"#!/bin/sh\necho 'pg_dump (PostgreSQL) {version}.4'\n")
            program.chmod(0o755)

    return install


@pytest.mark.parametrize(("server", "chosen"), [(15, "15"), (16, "17"), (17, "17")])
def test_the_servers_own_version_is_taken_else_the_next_newer(installed, server, chosen):
    installed(14, 15, 17)

    assert programs.find("pg_dump", server).parent.parent.name == chosen


def test_an_older_one_is_not_good_enough(installed):
    installed(14)

    with pytest.raises(Refused, match=r"apt install postgresql-client-16;"):
        programs.find("pg_dump", 16)


def test_a_complaint_is_one_line(tmp_path):
    program = tmp_path / "pg_dump"
    program.write_text("#!/bin/sh\necho 'note' >&2; echo 'error: no room' >&2; exit 1\n")
    program.chmod(0o755)

    with pytest.raises(Refused, match=r"^pg_dump failed: error: no room$"):
        programs.run(program)
