"""The surfaces that charts are drawn on, in units of their viewBox."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Frame:
    """Text is set beside the plot, never in it. More than `most_bars` could not be told apart."""

    width: int
    height: int
    left: int
    most_bars: int
    most_labels: int
    top: int = 8
    right: int = 4
    bottom: int = 26

    @property
    def floor(self) -> int:
        return self.height - self.bottom

    @property
    def plot_width(self) -> int:
        return self.width - self.left - self.right

    @property
    def plot_height(self) -> int:
        return self.floor - self.top


WIDE = Frame(680, 200, left=48, most_bars=92, most_labels=8)
NARROW = Frame(300, 190, left=40, most_bars=31, most_labels=4)
