"""The database's clock, set forward or back while it runs: by libfaketime, where it is installed.

Ours stays true, so the two hosts disagree. The other way round cannot be had: Python's sleep fails under libfaketime
0.9.10 (EINVAL). The monotonic clock stays true, as the kernel's does when somebody sets the time.
"""

import glob
from pathlib import Path


class Clock:
    """A file that says by how much the clock of whoever was started with `before` is wrong."""

    def __init__(self, folder: Path) -> None:
        found = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
        self.file, self.library = folder / "clock", found[0] if found else ""
        self.set(0)

    @property
    def before(self) -> list[str]:
        """Return what to put before a command, as the user who runs it: its semaphore belongs to that one."""
        if not self.library:
            return []
        settings = {
            "LD_PRELOAD": self.library,
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_CACHE_DURATION": "1",  # seconds
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
        return ["env", *(f"{name}={value}" for name, value in settings.items())]

    def set(self, seconds: int) -> None:
        self.file.write_text(f"{seconds:+d}\n")
