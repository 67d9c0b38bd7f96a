"""One row of a table of the Usage page: calls that have one thing in common."""

from dataclasses import dataclass

from billing.pages.usage_links import Links


@dataclass(frozen=True)
class Row:
    """`links` ask for these calls alone, None where nothing can; `failed` None: not known."""

    name: str
    under: str
    calls: int
    failed: int | None
    whole: int  # all calls that the table is a part of
    links: Links | None

    @property
    def width(self) -> str:
        return f"{100 * self.calls / self.whole:.2f}%"
