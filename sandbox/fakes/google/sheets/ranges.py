"""Ranges in A1 notation: `Sheet1!A1:B2`, `A:C`, `2:3`, `Sheet1` or `'My tab'!A1`."""

import re
from dataclasses import dataclass

from sandbox.refusals import Refusal

PLACE = re.compile(r"('(?:[^']|'')+'!|[^'!]+!)?([^!]+)")
CELL = re.compile(r"[A-Za-z]{1,3}\d{1,7}")
CORNER = re.compile(r"(?=.)([A-Za-z]{0,3})(\d{0,7})")
PLAIN = re.compile(r"[A-Za-z_]\w*", re.ASCII)


@dataclass(frozen=True)
class Block:
    """A block of cells of a tab; counted from 0, the ends are exclusive."""

    tab: dict
    top: int
    left: int
    bottom: int
    right: int

    @property
    def is_cell(self) -> bool:
        """Say whether it is a single cell."""
        return (self.bottom - self.top, self.right - self.left) == (1, 1)

    def __str__(self) -> str:
        first = f"{letters(self.left)}{self.top + 1}"
        last = f"{letters(self.right - 1)}{self.bottom}"
        return f"{quoted(self.tab['title'])}!{first}" + ("" if self.is_cell else f":{last}")


def block_of(book: dict, text: str) -> Block:
    """Find a range in a spreadsheet; a tab's name alone is all of it."""
    if tab := _tab_called(book, text):
        return Block(tab, 0, 0, tab["height"], tab["width"])
    place = PLACE.fullmatch(text)
    tab = _tab_called(book, place[1][:-1]) if place and place[1] else book["tabs"][0]
    corners = _corners(place[2]) if place else []
    if tab is None or len(corners) != 2:
        raise Refusal("invalid", f"Unable to parse range: {text}")
    return _within(tab, *corners)


def _corners(cells: str) -> list[tuple[str, str]]:
    """Return column and row of both corners, each of which may miss one of the two."""
    written = [cells, cells] if CELL.fullmatch(cells) else cells.split(":")
    found = [CORNER.fullmatch(corner) for corner in written]
    return [corner.group(1, 2) for corner in found if corner]


def _tab_called(book: dict, name: str) -> dict | None:
    plain = name[1:-1].replace("''", "'") if name[:1] == name[-1:] == "'" else name
    return next((tab for tab in book["tabs"] if tab["title"].lower() == plain.lower()), None)


def _within(tab: dict, first: tuple[str, str], last: tuple[str, str]) -> Block:
    """Return the block between two corners; open sides reach to the ends of the grid."""
    rows = (int(first[1] or 1), int(last[1] or tab["height"]))
    columns = (number(first[0] or "A"), number(last[0]) if last[0] else tab["width"] - 1)
    block = Block(tab, min(rows) - 1, min(columns), max(rows), max(columns) + 1)
    if block.top < 0 or block.bottom > tab["height"] or block.right > tab["width"]:
        limits = f"Max rows: {tab['height']}, max columns: {tab['width']}"
        raise Refusal("invalid", f"Range ({block}) exceeds grid limits. {limits}")
    return block


def number(column: str) -> int:
    """Return the number of a column, counted from 0."""
    found = 0
    for letter in column.upper():
        found = found * 26 + ord(letter) - ord("A") + 1
    return found - 1


def letters(column: int) -> str:
    """Return the letters of a column, counted from 0."""
    before, last = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def quoted(title: str) -> str:
    """Write a tab's name as a range has it."""
    return title if PLAIN.fullmatch(title) else "'" + title.replace("'", "''") + "'"
