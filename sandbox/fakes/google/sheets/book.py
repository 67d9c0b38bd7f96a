"""A spreadsheet's content: tabs with rows of cells, opened from Drive and kept there."""

import csv
from io import StringIO

from sandbox.calls import Call
from sandbox.fakes.google.editors import content_of, keep, opened
from sandbox.fakes.google.sheets.cells import entered, formatted

KIND = "spreadsheet"
ROWS, COLUMNS = 1000, 26


def open_book(call: Call) -> tuple[dict, dict]:
    """Return the file that the path names, and its content."""
    file = opened(call, KIND)
    return file, content_of(call, KIND, file, read)


def read(text: str) -> dict:
    """Read a spreadsheet with one tab from lines of CSV."""
    tab = new_tab(0, "Sheet1")
    tab["rows"] = [[entered(cell) for cell in row] for row in csv.reader(text.splitlines())]
    return {"tabs": [tab]}


def new_tab(tab_id: int, title: str, rows: int = ROWS, columns: int = COLUMNS) -> dict:
    """Return an empty tab of a size."""
    return {"id": tab_id, "title": title, "height": rows, "width": columns, "rows": []}


def keep_book(call: Call, file: dict, book: dict) -> None:
    """Keep a changed spreadsheet; Drive exports its first tab."""
    out, tab = StringIO(), book["tabs"][0]
    rows = [[formatted(cell, tab) for cell in row] for row in tab["rows"]]
    csv.writer(out, lineterminator="\n").writerows(rows)
    keep(call, KIND, file, book, out.getvalue())
