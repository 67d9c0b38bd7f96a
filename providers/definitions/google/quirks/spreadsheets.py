"""Spreadsheets and their cells."""

from dataclasses import replace
from typing import Any

from providers.spec import Call, UpstreamRequest

PAGE = "https://docs.google.com/spreadsheets/d/{}/edit"


def create(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Sheets wraps titles in properties, the spreadsheet's as well as each tab's."""
    names = ("title", "locale", "timeZone")
    body: dict[str, Any] = {"properties": {n: v for n, v in call.arguments.items() if n in names}}
    if tabs := call.arguments.get("sheets"):
        body["sheets"] = [tab(each) for each in tabs]
    return replace(request, json=body)


def tab(given: str | dict[str, Any]) -> dict[str, Any]:
    """Return a tab as Google takes it, from its title alone if need be."""
    return {"properties": {"title": given}} if isinstance(given, str) else given


def spreadsheet(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Sheets hides the title among the properties."""
    shown = {"title": body["properties"]["title"], "url": page_of(body["spreadsheetId"])}
    return {**body, **shown}


def page_of(spreadsheet_id: str) -> str:
    """Sheets answers its address for whole spreadsheets only, Docs and Slides never."""
    return PAGE.format(spreadsheet_id)


def values(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Sheets leaves `values` out where all cells are empty, and says not of which spreadsheet."""
    return {**placed(call), **filled(body)}


def many_values(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Sheets leaves `values` out of each range where all cells are empty."""
    ranges = [filled(each) for each in body.get("valueRanges", [])]
    return {**placed(call), **body, "valueRanges": ranges}


def filled(cells: dict[str, Any]) -> dict[str, Any]:
    """Google leaves out `values` where all cells are empty."""
    return {**cells, "values": cells.get("values", [])}


def placed(call: Call) -> dict[str, Any]:
    """Return a spreadsheet's id and the address of its page."""
    spreadsheet_id = call.arguments["spreadsheetId"]
    return {"spreadsheetId": spreadsheet_id, "url": page_of(spreadsheet_id)}


def updated(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Sheets says what it changed, not where to look at it."""
    return {**placed(call), **body}


def appended(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Sheets wraps what it changed when it appends, and only then."""
    return {**placed(call), **body, **body["updates"]}
