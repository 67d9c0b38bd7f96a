"""The geometry of the chart of calls: stacked bars, and labels that do not touch. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from billing.drawing.axis import axis, short
from billing.drawing.frames import Frame
from billing.drawing.spans import Span

THINNEST = 1.5  # so that one failed call among thousands is seen
GAP = 1  # between what went well and what failed
WIDEST_BAR = 40


@dataclass(frozen=True)
class Tick:
    """A line across the plot, and what it stands for."""

    y: float
    text: str


@dataclass(frozen=True)
class Bar:
    """One span of days; `x` and `width` are of the drawn bar, `slot_…` of the place around it."""

    span: Span
    slot_x: float
    slot_width: float
    x: float
    width: float
    ok_y: float
    ok_height: float
    failed_y: float
    failed_height: float
    label: str
    label_x: float
    anchor: str


@dataclass(frozen=True)
class Chart:
    frame: Frame
    bars: Sequence[Bar]
    ticks: Sequence[Tick]

    @property
    def is_weekly(self) -> bool:
        """Say whether a bar stands for more than a day."""
        return any(bar.span.first != bar.span.last for bar in self.bars)


def make_chart(spans: Sequence[Span], frame: Frame) -> Chart:
    """Lay out the bars of consecutive spans in a frame."""
    top, step = axis(max((span.calls for span in spans), default=0))
    every = -(-len(spans) // frame.most_labels)
    bars = [
        make_bar(span, place, len(spans), top, frame, labelled=place % every == 0)
        for place, span in enumerate(spans)
    ]
    ticks = [
        Tick(round(frame.floor - frame.plot_height * value / top, 1), short(value))
        for value in range(0, top + 1, step)
    ]
    return Chart(frame, bars, ticks)


def make_bar(span: Span, place: int, among: int, top: int, frame: Frame, *, labelled: bool) -> Bar:
    """Stack one bar in its place: what went well below, what failed above."""
    slot = frame.plot_width / among
    width = min(slot * 0.8, WIDEST_BAR)
    middle = frame.left + slot * (place + 0.5)
    ok, failed = heights(span, top, frame.plot_height)
    ok_y = frame.floor - ok
    failed_y = ok_y - failed - (GAP if ok and failed else 0)
    return Bar(
        span,
        round(middle - slot / 2, 2),
        round(slot, 2),
        round(middle - width / 2, 2),
        round(width, 2),
        round(ok_y, 2),
        round(ok, 2),
        round(failed_y, 2),
        round(failed, 2),
        f"{span.first.day} {span.first:%b}" if labelled else "",
        round(middle, 2),
        anchor(middle, frame),
    )


def heights(span: Span, top: int, room: float) -> tuple[float, float]:
    """Return how high both parts are drawn; what is there at all can be seen, and both fit."""
    failed = max(THINNEST, room * span.failed / top) if span.failed else 0.0
    ok = max(THINNEST, room * span.ok / top) if span.ok else 0.0
    if ok and failed:
        failed = min(failed, room - GAP - THINNEST)
        ok = min(ok, room - GAP - failed)
    return ok, failed


def anchor(x: float, frame: Frame) -> str:
    """Return how a label hangs at its place, so that none is cut off at the right edge."""
    return "end" if x > frame.width - frame.left / 2 else "middle"
