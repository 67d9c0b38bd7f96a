"""Spreadsheets: read, made, and changed by batches."""

from sandbox.calls import Call
from sandbox.fakes.google.batches import applied
from sandbox.fakes.google.editors import new
from sandbox.fakes.google.sheets.book import KIND, keep_book, open_book, read
from sandbox.fakes.google.sheets.changes import CHANGES, add_sheet
from sandbox.fakes.google.sheets.describing import shown
from sandbox.fakes.google.sheets.ranges import block_of
from sandbox.shapes import check

SHAPES = {"properties": {"title": str}, "sheets": [{"properties": dict}]}


def get(call: Call) -> dict:
    """Show a spreadsheet, its cells if `includeGridData` says so or ranges are named."""
    file, book = open_book(call)
    blocks = [block_of(book, each) for each in call.request.GET.getlist("ranges")]
    return shown(file, book, blocks, call.query.get("includeGridData") == "true")


def create(call: Call) -> dict:
    """Make a spreadsheet with the given tabs, or with one."""
    body = check(call.body, SHAPES)
    title = (body.get("properties") or {}).get("title") or "Untitled spreadsheet"
    book: dict = {"title": title, "tabs": []}
    for each in body.get("sheets") or []:
        add_sheet(book, each)
    file = new(call, KIND, title)
    book = book if book["tabs"] else read("")
    keep_book(call, file, book)
    return shown(file, book, [], False)


def update(call: Call) -> dict:
    """Apply a batch of requests."""
    file, book = open_book(call)
    book["title"] = file["name"]
    replies = applied(call, CHANGES, book)
    file["name"] = book["title"]
    keep_book(call, file, book)
    answer = {"spreadsheetId": file["id"], "replies": replies}
    if call.body.get("includeSpreadsheetInResponse"):
        answer["updatedSpreadsheet"] = shown(file, book, [], False)
    return answer
