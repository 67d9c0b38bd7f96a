"""Read and write blocks of cells."""

from collections.abc import Callable

from sandbox.fakes.google.sheets.cells import Cell
from sandbox.fakes.google.sheets.ranges import Block


def rows_in(block: Block) -> list[list[Cell]]:
    """Return the cells of a block without the empty ones at its ends."""
    rows = [row[block.left : block.right] for row in block.tab["rows"][block.top : block.bottom]]
    return trimmed([trimmed(row, None) for row in rows], [])


def columns_in(block: Block) -> list[list[Cell]]:
    """Return the same column by column."""
    return [trimmed(column, None) for column in turned(rows_in(block))]


def trimmed(items: list, empty: object) -> list:
    """Drop empty items from the end."""
    end = len(items)
    while end and items[end - 1] == empty:
        end -= 1
    return items[:end]


def write(block: Block, rows: list[list[Cell]], read: Callable[[Cell], Cell]) -> None:
    """Write rows from a block's first cell on; null leaves a cell as it is."""
    for down, row in enumerate(rows):
        for across, value in enumerate(row):
            if value is not None:
                put(block.tab, block.top + down, block.left + across, read(value))


def put(tab: dict, row: int, column: int, cell: Cell) -> None:
    """Put one cell into its place."""
    rows = tab["rows"]
    rows.extend([] for _ in range(row + 1 - len(rows)))
    rows[row].extend([None] * (column + 1 - len(rows[row])))
    rows[row][column] = cell


def empty(block: Block) -> None:
    """Empty all cells of a block."""
    for row in block.tab["rows"][block.top : block.bottom]:
        row[block.left : block.right] = [None] * len(row[block.left : block.right])


def turned(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Turn rows into columns, or columns into rows."""
    width = max(map(len, rows), default=0)
    filled = [row + [None] * (width - len(row)) for row in rows]
    return [list(column) for column in zip(*filled, strict=True)]
