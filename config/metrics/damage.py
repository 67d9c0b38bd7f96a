"""Files of counts that a machine left behind when it lost power: half of one is of no use, and in nobody's way."""

import json
import logging
import struct
from pathlib import Path

from prometheus_client.mmap_dict import MmapedDict
from prometheus_client.multiprocess import MultiProcessCollector

log = logging.getLogger("patchbay.metrics")

PARTS = 4  # of a key: the metric, its sample, labels, help


class WholeFiles(MultiProcessCollector):
    """Adds up the files that can be read, and passes over the others."""

    def collect(self) -> list:
        files = [path for path in Path(self._path).glob("*.db") if is_whole(path)]
        return list(self.merge(map(str, files)))


def is_whole(path: Path) -> bool:
    """Say whether every count in a file can be read."""
    try:
        read = list(MmapedDict.read_all_values_from_file(str(path)))
        return all(len(json.loads(key)) == PARTS for key, *_ in read)
    except FileNotFoundError:
        return False
    except (ValueError, TypeError, RuntimeError, struct.error) as exc:
        log.warning("counts cannot be read: %s: %s", path.name, type(exc).__name__)
        return False


def remove_damaged(folder: Path, slot: int) -> None:
    """Let a slot begin anew where what its last holder left could not even be opened by the next one."""
    for path in folder.glob(f"*_{slot}.db"):
        if not is_whole(path):
            path.unlink(missing_ok=True)
