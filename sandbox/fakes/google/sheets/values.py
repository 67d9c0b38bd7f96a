"""Read, write and empty cells."""

from sandbox.calls import Call
from sandbox.fakes.google.sheets.book import keep_book, open_book
from sandbox.fakes.google.sheets.cells import RENDERINGS
from sandbox.fakes.google.sheets.grid import columns_in, empty, rows_in
from sandbox.fakes.google.sheets.ranges import Block, block_of
from sandbox.fakes.google.sheets.writing import checked, input_in, update_range
from sandbox.refusals import Refusal
from sandbox.shapes import check


def get(call: Call) -> dict:
    """Answer the cells of one range."""
    _, book = open_book(call)
    return _shown(call, block_of(book, call.path["range"]))


def batch_get(call: Call) -> dict:
    """Answer the cells of several ranges."""
    file, book = open_book(call)
    blocks = [block_of(book, each) for each in call.request.GET.getlist("ranges")]
    return {"spreadsheetId": file["id"], "valueRanges": [_shown(call, each) for each in blocks]}


def _shown(call: Call, block: Block) -> dict:
    name = call.query.get("valueRenderOption", "FORMATTED_VALUE")
    dimension = call.query.get("majorDimension", "ROWS")
    if name not in RENDERINGS or dimension not in ("ROWS", "COLUMNS"):
        raise Refusal("invalid", f"Invalid value: {name} {dimension}")
    lines = columns_in(block) if dimension == "COLUMNS" else rows_in(block)
    values = [[RENDERINGS[name](cell, block.tab) for cell in line] for line in lines]
    shown = {"range": str(block), "majorDimension": dimension}
    return shown | ({"values": values} if values else {})


def update(call: Call) -> dict:
    """Write the cells of one range."""
    file, book = open_book(call)
    given = checked(call.body)
    if given.get("range", call.path["range"]) != call.path["range"]:
        raise Refusal("invalid", "Requested writing within one range, but the body names another.")
    done = update_range(book, call.path["range"], given, input_in(call.query))
    keep_book(call, file, book)
    return {"spreadsheetId": file["id"], **done}


def batch_update(call: Call) -> dict:
    """Write the cells of several ranges."""
    file, book = open_book(call)
    body = check(call.body, {"valueInputOption": str, "data": [dict]})
    read = input_in(body)
    given = [checked(each) for each in body.get("data") or []]
    done = [update_range(book, str(each.get("range", "")), each, read) for each in given]
    keep_book(call, file, book)
    names = ("Rows", "Columns", "Cells")
    totals = {f"totalUpdated{name}": sum(each[f"updated{name}"] for each in done) for name in names}
    sheets = len({each["updatedRange"].partition("!")[0] for each in done})
    responses = [{"spreadsheetId": file["id"], **each} for each in done]
    whole = {"spreadsheetId": file["id"], **totals, "totalUpdatedSheets": sheets}
    return whole | {"responses": responses}


def clear(call: Call) -> dict:
    """Empty the cells of one range."""
    file, book = open_book(call)
    block = block_of(book, call.path["range"])
    empty(block)
    keep_book(call, file, book)
    return {"spreadsheetId": file["id"], "clearedRange": str(block)}
