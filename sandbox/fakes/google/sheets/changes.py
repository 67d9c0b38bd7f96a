"""The requests that change a spreadsheet and its tabs."""

import secrets

from sandbox.fakes.google.sheets.book import COLUMNS, ROWS, new_tab
from sandbox.fakes.google.sheets.describing import properties
from sandbox.refusals import Refusal
from sandbox.shapes import check

GRID = {"rowCount": int, "columnCount": int}
TAB = {"sheetId": int, "title": str, "index": int, "gridProperties": GRID}


def add_sheet(book: dict, asked: dict) -> dict:
    """Add a tab."""
    given = _known(check(asked, {"properties": TAB}).get("properties"))
    number = len(book["tabs"])
    title = given.get("title") or f"Sheet{number + 1}"
    tab_id = given.get("sheetId", secrets.randbelow(2**31) if number else 0)
    _check_new(book, title, tab_id)
    size = _known(given.get("gridProperties"))
    tab = new_tab(tab_id, title, size.get("rowCount", ROWS), size.get("columnCount", COLUMNS))
    book["tabs"].insert(given.get("index", number), tab)
    return {"properties": properties(book, tab)}


def _known(fields: dict | None) -> dict:
    return {name: value for name, value in (fields or {}).items() if value is not None}


def _check_new(book: dict, title: str, tab_id: int | None = None) -> None:
    if any(tab["title"].lower() == title.lower() for tab in book["tabs"]):
        message = f'A sheet with the name "{title}" already exists. Please enter another name.'
        raise Refusal("invalid", message)
    if any(tab["id"] == tab_id for tab in book["tabs"]):
        raise Refusal("invalid", f"A sheet with the ID {tab_id} already exists.")


def delete_sheet(book: dict, asked: dict) -> dict:
    """Take a tab away, but not the last one."""
    tab = _find(book, asked.get("sheetId", 0))
    if len(book["tabs"]) == 1:
        raise Refusal("invalid", "You can't remove all the sheets in a document.")
    book["tabs"].remove(tab)
    return {}


def _find(book: dict, tab_id: int) -> dict:
    for tab in book["tabs"]:
        if tab["id"] == tab_id:
            return tab
    raise Refusal("invalid", f"No sheet with id: {tab_id}")


def update_sheet(book: dict, asked: dict) -> dict:
    """Change a tab's title, if that is among the named fields."""
    given = _known(check(asked, {"properties": TAB, "fields": str}).get("properties"))
    tab = _find(book, given.get("sheetId", 0))
    if _fields(asked) & {"title", "*"} and given.get("title"):
        if given["title"].lower() != tab["title"].lower():
            _check_new(book, given["title"])
        tab["title"] = given["title"]
    return {}


def update_spreadsheet(book: dict, asked: dict) -> dict:
    """Change the spreadsheet's title, if that is among the named fields."""
    given = check(asked, {"properties": {"title": str}, "fields": str}).get("properties") or {}
    if _fields(asked) & {"title", "*"} and given.get("title"):
        book["title"] = given["title"]
    return {}


def _fields(asked: dict) -> set[str]:
    if not asked.get("fields"):
        raise Refusal(
            "invalid", "At least one field must be listed in 'fields'. (Use '*' for all.)"
        )
    return {name.strip() for name in asked["fields"].split(",")}


CHANGES = {
    "addSheet": add_sheet,
    "deleteSheet": delete_sheet,
    "updateSheetProperties": update_sheet,
    "updateSpreadsheetProperties": update_spreadsheet,
}
