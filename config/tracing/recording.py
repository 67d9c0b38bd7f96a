"""Make spans of what is measured anyway: no block of code is wrapped, each span is written when it is over."""

from collections.abc import Mapping

from config.metrics.listeners import Fact, listeners
from config.tracing.configuration import Configuration
from config.tracing.exporter import Exporter
from config.tracing.places import Place, first, here, under
from config.tracing.spans import CLIENT, INTERNAL, span

KINDS = {"job": INTERNAL}  # all else are requests of ours


class Recorder:
    """A listener of measurements, with the exporter of this process."""

    def __init__(self, configuration: Configuration) -> None:
        self.configuration, self.exporter = configuration, Exporter(configuration)

    def measured(self, name: str, seconds: float, is_good: bool, facts: Mapping[str, Fact]) -> None:
        """Write a span inside the request of this thread, or a trace of its own."""
        around = here.get()
        place = under(around) if around else first(self.configuration.share)
        self.write(place, name, KINDS.get(name, CLIENT), seconds, is_good, facts)

    def write(
        self,
        place: Place,
        name: str,
        kind: int,
        seconds: float,
        is_good: bool,
        facts: Mapping[str, Fact],
    ) -> None:
        if place.is_sampled:
            self.exporter.put(span(place, name, kind, seconds, is_good, facts))


recorders: list[Recorder] = []


def begin(configuration: Configuration) -> Recorder:
    """Trace from now on, in this process and those that it forks."""
    recorder = Recorder(configuration)
    recorders.append(recorder)
    listeners.append(recorder.measured)
    return recorder


def stop() -> None:
    """Trace no longer."""
    for recorder in recorders:
        listeners.remove(recorder.measured)
    recorders.clear()
