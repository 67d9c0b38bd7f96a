"""Lines of Markdown as a tree: what is indented stands inside what is above it."""

from dataclasses import dataclass, field
from typing import Any

from providers.definitions.notion.api import MOST_CHILDREN

LISTS = frozenset({"bulleted_list_item", "numbered_list_item", "to_do"})
GROWING = frozenset({"paragraph", "quote"})
DEEPEST = 2  # Notion takes two levels of children in a request


@dataclass
class Item:
    """One block to be: its kind, its text, what its kind says besides, and what stands inside."""

    kind: str
    indent: int
    text: str = ""
    more: dict[str, Any] = field(default_factory=dict)
    children: list["Item"] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        return self.kind == "paragraph" and not self.text


class Outline:
    """Items as they come: `items` are those of the first level, `count` is the number of all."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.count = 0
        self.open: list[Item] = []
        self.last: Item | None = None

    def take(self, item: Item) -> None:
        """Add a line, or its text to the paragraph or quote it goes on with; a blank line ends those."""
        if item.is_blank:
            self.last = None
        elif self.last and self.last.kind == item.kind and item.kind in GROWING:
            self.last.text += f"\n{item.text}"
        else:
            self.add(item)

    def add(self, item: Item) -> None:
        """Put an item inside the nearest list item that is indented less, or on the first level."""
        while self.open and not fits(self.open[-1], item):
            self.open.pop()
        del self.open[DEEPEST:]
        (self.open[-1].children if self.open else self.items).append(item)
        self.count += 1
        self.last = item
        if item.kind in LISTS:
            self.open.append(item)


def fits(holder: Item, item: Item) -> bool:
    """Say whether an item may stand inside of another."""
    return holder.indent < item.indent and len(holder.children) < MOST_CHILDREN
