"""DATA_DIR on a disk of its own that is small enough to be filled: a tmpfs, which only root may mount."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

MEGABYTES = 64


class SmallDisk:
    """A folder on a small disk where we may mount one; elsewhere a plain folder that cannot be filled."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder, self.can_fill = folder, self.mounted(folder)
        if self.can_fill:
            stack.callback(subprocess.run, ["umount", "-l", str(folder)], check=False)

    @staticmethod
    def mounted(folder: Path) -> bool:
        if os.geteuid() != 0:
            return False
        command = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", str(folder)]
        return subprocess.run(command, check=False, capture_output=True).returncode == 0

    @contextmanager
    def full(self) -> Iterator[None]:
        """Let not a byte be left for anybody during the block."""
        ballast = self.folder / "ballast"
        try:
            fill(ballast)
            yield
        finally:
            ballast.unlink(missing_ok=True)

    def used(self) -> int:
        """Return the bytes that our server keeps there."""
        files = (path for path in self.folder.rglob("*") if path.is_file())
        return sum(size_of(path) for path in files)


def fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        for piece in (1 << 20, 1):
            try:
                while file.write(bytes(piece)):
                    pass
            except OSError:
                continue


def size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
