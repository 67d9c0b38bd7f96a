"""Disk, memory and clock of the machine."""

from pathlib import Path

import pytest

from config.doctor import clocks, disk

GIGABYTE = 1024**3


# promise 135
@pytest.mark.parametrize(
    ("free", "number"), [(5 * GIGABYTE, 0), (GIGABYTE // 2, 1), (1_000_000, 1), (0, 1)]
)
def test_a_disk_that_fills_up_is_told_in_time(found, free, number):
    assert len(found(disk.room, free)) == number


# promise 36
@pytest.mark.parametrize("kind", ["tmpfs", "overlay", "ext4"])
def test_a_data_folder_that_a_restart_empties(public, found, tmp_path, monkeypatch, kind):
    table = tmp_path / "mounts"
    table.write_text(f"/dev/sda1 / ext4 rw 0 0\nnone {tmp_path}/data {kind} rw 0 0\n")
    monkeypatch.setattr(disk, "MOUNTS", table)
    public.DATA_DIR = tmp_path / "data"
    public.DATA_DIR.mkdir()

    assert any("may be lost" in what for what in found(disk.check)) is (kind != "ext4")
    assert disk.file_system(Path("/etc")) == "ext4"


# promise 45
def test_clocks_may_differ_by_seconds_not_more(found):
    assert found(clocks.compared, "Redis", 4.0) == []
    assert found(clocks.compared, "Redis", -90.0) == [
        "This machine's clock is 90 s behind that of Redis."
    ]
