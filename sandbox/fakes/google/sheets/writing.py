"""What writing cells has in common, however it is asked for."""

from collections.abc import Callable, Mapping

from sandbox.fakes.google.sheets.cells import INPUTS, Cell
from sandbox.fakes.google.sheets.grid import turned, write
from sandbox.fakes.google.sheets.ranges import Block, block_of
from sandbox.refusals import Refusal
from sandbox.shapes import check

KNOWN = ("range", "majorDimension", "values")


def checked(body: dict) -> dict:
    """Return a body of cells, if there is nothing else in it."""
    for name in body:
        if name not in KNOWN:
            message = f'Invalid JSON payload received. Unknown name "{name}": Cannot find field.'
            raise Refusal("invalid", message)
    check(body, {"range": str, "majorDimension": str, "values": [list]})
    for row, cells in enumerate(body.get("values") or []):
        for column, cell in enumerate(cells):
            if isinstance(cell, dict | list):
                raise Refusal("invalid", f"Invalid values[{row}][{column}]: {type(cell).__name__}")
    return body


def input_in(given: Mapping) -> Callable[[Cell], Cell]:
    """Return how texts are to be read; Sheets wants to be told."""
    name = given.get("valueInputOption")
    if name not in INPUTS:
        message = "'valueInputOption' is required but not specified"
        raise Refusal("invalid", f"Invalid valueInputOption: {name}" if name else message)
    return INPUTS[name]


def rows_of(given: dict) -> list[list[Cell]]:
    """Return what is to be written row by row."""
    values = given.get("values") or []
    return turned(values) if given.get("majorDimension") == "COLUMNS" else values


def update_range(book: dict, name: str, given: dict, read: Callable[[Cell], Cell]) -> dict:
    """Write within a range, or from a single cell on."""
    block, rows = block_of(book, name), rows_of(given)
    if not block.is_cell and len(rows) > block.bottom - block.top:
        number = block.bottom + 1
        message = f"Requested writing within range [{block}], but tried writing to row [{number}]"
        raise Refusal("invalid", message)
    return written(_spread(block, rows), rows, read)


def _spread(block: Block, rows: list[list[Cell]]) -> Block:
    """Return the block that rows take; wider than its range it is a mistake."""
    width = max(map(len, rows), default=1) or 1
    right = block.left + width
    limit = block.tab["width"] if block.is_cell else block.right
    if right > limit:
        message = f"Requested writing within range [{block}], but tried writing to column [{right}]"
        raise Refusal("invalid", message)
    return Block(block.tab, block.top, block.left, block.top + (len(rows) or 1), right)


def written(block: Block, rows: list[list[Cell]], read: Callable[[Cell], Cell]) -> dict:
    """Write rows into a block of their size and say what was done."""
    if block.bottom > block.tab["height"]:
        raise Refusal("invalid", f"Range ({block}) exceeds grid limits.")
    write(block, rows, read)
    return {
        "updatedRange": str(block),
        "updatedRows": len(rows),
        "updatedColumns": max(map(len, rows), default=0),
        "updatedCells": sum(map(len, rows)),
    }
