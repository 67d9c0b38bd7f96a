"""Add rows below a table."""

from sandbox.calls import Call
from sandbox.fakes.google.sheets.book import keep_book, open_book
from sandbox.fakes.google.sheets.ranges import Block, block_of
from sandbox.fakes.google.sheets.writing import checked, input_in, rows_of, written
from sandbox.refusals import Refusal

WAYS = ("OVERWRITE", "INSERT_ROWS")


def append(call: Call) -> dict:
    """Write below the table that a range belongs to; the grid grows where it must."""
    file, book = open_book(call)
    rows, read = rows_of(checked(call.body)), input_in(call.query)
    table, start = _table(block_of(book, call.path["range"]))
    block = Block(start.tab, start.top, start.left, start.top + len(rows), _right(start, rows))
    _make_room(call, block)
    updates = {"spreadsheetId": file["id"], **written(block, rows, read)}
    keep_book(call, file, book)
    found = {"tableRange": str(table)} if table else {}
    return {"spreadsheetId": file["id"], **found, "updates": updates}


def _right(start: Block, rows: list) -> int:
    return start.left + (max(map(len, rows), default=1) or 1)


def _table(block: Block) -> tuple[Block | None, Block]:
    """Return the table of filled rows from a block's first row on, and the cell below it."""
    tab, bottom = block.tab, block.top
    while any(cell is not None for row in tab["rows"][bottom : bottom + 1] for cell in row):
        bottom += 1
    if bottom == block.top:
        return None, Block(tab, block.top, block.left, block.top + 1, block.left + 1)
    filled = [
        column
        for row in tab["rows"][block.top : bottom]
        for column, cell in enumerate(row)
        if cell is not None
    ]
    table = Block(tab, block.top, min(filled), bottom, max(filled) + 1)
    return table, Block(tab, bottom, table.left, bottom + 1, table.left + 1)


def _make_room(call: Call, block: Block) -> None:
    """Insert rows if that was asked for, and let the grid hold them."""
    way = call.query.get("insertDataOption", "OVERWRITE")
    if way not in WAYS:
        raise Refusal("invalid", f"Invalid value at 'insert_data_option': {way}")
    tab, count = block.tab, block.bottom - block.top
    if way == "INSERT_ROWS":
        tab["rows"][block.top : block.top] = [[] for _ in range(count)]
        tab["height"] += count
    tab["height"] = max(tab["height"], block.bottom)
    tab["width"] = max(tab["width"], block.right)
