"""Calls per day as the Usage page shows them: a chart for wide screens, one for narrow ones, and a table."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from billing.drawing.chart import Chart, make_chart
from billing.drawing.frames import NARROW, WIDE, Frame
from billing.drawing.spans import Span, days_of, weeks_of
from billing.pages.usage.days import Days
from billing.pages.usage.links import Links
from billing.usage.tallies import Tally


@dataclass(frozen=True)
class Charts:
    """The same days three times; each span links to its calls in the request log."""

    days: list[Span]
    drawn: list[tuple[str, Chart]]


def charts_of(tallies: Mapping[date, Tally], links: Links) -> Charts:
    """Draw the days for each size of screen; there weeks stand in for days where these are too many."""
    days = linked(days_of(tallies), links)
    drawn = [(name, drawing(days, frame, links)) for name, frame in FRAMES]
    return Charts(days, drawn)


FRAMES = (("wide", WIDE), ("narrow", NARROW))


def drawing(days: list[Span], frame: Frame, links: Links) -> Chart:
    spans = days if len(days) <= frame.most_bars else linked(weeks_of(days), links)
    return make_chart(spans, frame)


def linked(spans: list[Span], links: Links) -> list[Span]:
    """Give every span the address of its calls in the request log."""
    return [replace(span, url=links.on(Days(span.first, span.last)).log) for span in spans]
