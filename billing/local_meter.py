"""Windows counted in this process under a lock: exact for one process, and the fallback without Redis."""

import threading
from collections.abc import Callable
from uuid import UUID

from billing.standing import Standing
from billing.windows import Window

Seed = Callable[[Standing, Window], int]


class LocalMeter:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        # (subject, window name) -> [start of the window, calls used]
        self.counts: dict[tuple[UUID, str], list] = {}

    def admit(
        self, standing: Standing, windows: tuple[Window, ...], seed: Seed
    ) -> tuple[tuple[int, ...], Window | None]:
        with self.lock:
            cells = [self._cell(standing, window, seed) for window in windows]
            full = self._first_full(windows, cells)
            if full is None:
                for cell in cells:
                    cell[1] += 1
            return tuple(cell[1] for cell in cells), full

    def peek(
        self, standing: Standing, windows: tuple[Window, ...], seed: Seed
    ) -> tuple[tuple[int, ...], None]:
        with self.lock:
            return tuple(self._cell(standing, window, seed)[1] for window in windows), None

    def give_back(self, standing: Standing, windows: tuple[Window, ...]) -> None:
        with self.lock:
            for window in windows:
                cell = self.counts.get((standing.subject_id, window.name))
                if cell and cell[0] == window.start and cell[1] > 0:
                    cell[1] -= 1

    def _cell(self, standing: Standing, window: Window, seed: Seed) -> list:
        """Return the counter of a window, begun anew when the window turned."""
        key = (standing.subject_id, window.name)
        cell = self.counts.get(key)
        if cell is None or cell[0] != window.start:
            cell = self.counts[key] = [window.start, seed(standing, window)]
        return cell

    @staticmethod
    def _first_full(windows: tuple[Window, ...], cells: list[list]) -> Window | None:
        for window, (_, used) in zip(windows, cells, strict=True):
            if 0 <= window.ceiling <= used:
                return window
        return None
