"""Spreadsheets as the API describes them."""

from sandbox.fakes.google.sheets.cells import Cell, effective, formatted
from sandbox.fakes.google.sheets.grid import rows_in
from sandbox.fakes.google.sheets.ranges import Block


def shown(file: dict, book: dict, blocks: list[Block], with_cells: bool) -> dict:
    """Return a spreadsheet; with blocks only their tabs, with their cells if asked."""
    tabs = [block.tab for block in blocks] or book["tabs"]
    return {
        "spreadsheetId": file["id"],
        "properties": {
            "title": file["name"],
            "locale": "en_GB",
            "autoRecalc": "ON_CHANGE",
            "timeZone": "Europe/Lisbon",
        },
        "sheets": [_tab(book, tab, blocks, with_cells) for tab in book["tabs"] if tab in tabs],
        "spreadsheetUrl": f"https://docs.google.com/spreadsheets/d/{file['id']}/edit",
    }


def properties(book: dict, tab: dict) -> dict:
    """Return the properties of a tab."""
    return {
        "sheetId": tab["id"],
        "title": tab["title"],
        "index": book["tabs"].index(tab),
        "sheetType": "GRID",
        "gridProperties": {"rowCount": tab["height"], "columnCount": tab["width"]},
    }


def _tab(book: dict, tab: dict, blocks: list[Block], with_cells: bool) -> dict:
    described = {"properties": properties(book, tab)}
    whole = Block(tab, 0, 0, tab["height"], tab["width"])
    wanted = [block for block in blocks if block.tab is tab] or [whole]
    return described | ({"data": [_data(block) for block in wanted]} if with_cells else {})


def _data(block: Block) -> dict:
    place = {"startRow": block.top, "startColumn": block.left}
    rows = [{"values": [_cell(cell, block.tab) for cell in row]} for row in rows_in(block)]
    return {name: value for name, value in place.items() if value} | {"rowData": rows}


def _cell(cell: Cell, tab: dict) -> dict:
    if cell is None:
        return {}
    typed = {"formulaValue": cell["formula"]} if isinstance(cell, dict) else _value(cell)
    shows = {"effectiveValue": _value(effective(cell, tab)), "formattedValue": formatted(cell, tab)}
    return {"userEnteredValue": typed, **shows}


def _value(value: Cell) -> dict:
    if isinstance(value, bool):
        return {"boolValue": value}
    return {"stringValue" if isinstance(value, str) else "numberValue": value}
