"""Keep several children running together, and end them together."""

import time
from collections.abc import Callable
from types import TracebackType

from config.processes.backoff import Backoff
from config.processes.children import Child
from config.processes.lifeline import Lifeline
from config.processes.output import Output
from config.processes.signals import StopSignals

TICK = 0.1


class VitalChildEnded(Exception):
    """The one child without which the others make no sense has ended."""

    def __init__(self, child: Child) -> None:
        super().__init__(f"{child.name} ended by itself (exit code {child.exit_code}).")


class Supervisor:
    """Start children, restart those that die, and stop them all on leaving the `with` block."""

    def __init__(self, output: Output, say: Callable[[str], None]) -> None:
        self.output, self.say = output, say
        self.children: list[Child] = []
        self.backoffs: dict[Child, Backoff] = {}
        self.signals = StopSignals()

    def __enter__(self) -> "Supervisor":
        self.signals.install()
        self.lifeline = Lifeline()
        return self

    def start(self, *children: Child) -> None:
        """Start the children, in this order."""
        for child in children:
            self.children.append(child)
            self.backoffs[child] = Backoff()
            self._start(child)

    def watch(self) -> None:
        """Look after the children until a signal or the end of a vital one stops us."""
        while True:
            self.tick()
            time.sleep(TICK)

    def tick(self) -> None:
        """Look after the children once."""
        for child in self.children:
            if not child.is_running:
                self._revive(child)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            # The last one started goes first: the web server may still need the sandbox.
            for child in reversed(self.children):
                child.stop()
        finally:
            # Reached early by a second Ctrl-C: nobody waits any longer.
            self._end()

    def _start(self, child: Child) -> None:
        child.start(self.output)
        self.lifeline.hold(child.pid)

    def _revive(self, child: Child) -> None:
        if child.vital:
            raise VitalChildEnded(child)
        backoff = self.backoffs[child]
        if not backoff.is_waiting:
            self.lifeline.drop(child.pid)
            pause = backoff.begin(child.lived)
            self.say(f"{child.name} ended ({child.exit_code}); it starts again in {pause} s.")
        elif backoff.is_over:
            backoff.finish()
            self._start(child)

    def _end(self) -> None:
        for child in self.children:
            child.kill()
        self.lifeline.close()
        self.output.close()
        self.signals.restore()
