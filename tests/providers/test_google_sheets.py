"""Spreadsheets: the requests Google gets, and what becomes of its answers."""

from urllib.parse import urlsplit

import pytest
import requests

from config.api.errors import Invalid
from providers.definitions.google.quirks import spreadsheets
from tests.providers.recorded_call import RecordedCall, sample
from tests.providers.test_google_requests import request_of

BOOKS = "https://sheets.googleapis.com/v4/spreadsheets"
PAGE = "https://docs.google.com/spreadsheets/d/S1/edit"
HOSTILE = ("a/b/x", "a/b", "A1?x=1", "A1#x", "'Q1 %2F 2'!A1", "A1:clear", "x\r\nHost: evil", "@a")


def shaped(shape, body, **arguments):
    return shape(body, RecordedCall(arguments={"spreadsheetId": "S1", **arguments}))


@pytest.mark.parametrize(
    ("name", "given", "url", "params"),
    [
        ("sheets_get_spreadsheet", {}, "", {}),
        (
            "sheets_get_spreadsheet",
            {"ranges": "A1:B2,C3", "include_grid_data": "true"},
            "",
            {"ranges": ["A1:B2", "C3"], "includeGridData": "true"},
        ),
        ("sheets_get_values", {"range": "Sheet1!A1:B2"}, "/values/Sheet1%21A1%3AB2", {}),
        (
            "sheets_get_values",
            {"range": "'Costs / 2026'!A:A", "valueRenderOption": "FORMULA"},
            "/values/%27Costs%20%2F%202026%27%21A%3AA",
            {"valueRenderOption": "FORMULA"},
        ),
        (
            "sheets_batch_get_values",
            {"ranges": '["A1", "\'a, b\'!A1"]', "majorDimension": "COLUMNS"},
            "/values:batchGet",
            {"ranges": ["A1", "'a, b'!A1"], "majorDimension": "COLUMNS"},
        ),
    ],
)
def test_what_is_read(name, given, url, params):
    request = request_of(name, spreadsheetId="S1", **given)

    assert (request.method, request.url) == ("GET", f"{BOOKS}/S1{url}")
    assert (request.params, request.json) == (params, None)


@pytest.mark.parametrize(
    ("name", "given", "call", "params", "body"),
    [
        (
            "sheets_update_values",
            {"range": "A1", "values": [["a", 1, True, None, 0.5]]},
            ("PUT", "/values/A1"),
            {"valueInputOption": "USER_ENTERED"},
            {"values": [["a", 1, True, None, 0.5]]},
        ),
        (
            "sheets_update_values",
            {"range": "A1", "values": '[["=A2"]]', "value_input_option": "RAW"},
            ("PUT", "/values/A1"),
            {"valueInputOption": "RAW"},
            {"values": [["=A2"]]},
        ),
        (
            "sheets_append_values",
            {"range": "A1", "values": [["a"]], "majorDimension": "COLUMNS"},
            ("POST", "/values/A1:append"),
            {"valueInputOption": "USER_ENTERED", "insertDataOption": "INSERT_ROWS"},
            {"values": [["a"]], "majorDimension": "COLUMNS"},
        ),
        (
            "sheets_batch_update_values",
            {"data": [{"range": "A1", "values": [["a"]]}]},
            ("POST", "/values:batchUpdate"),
            {},
            {"data": [{"range": "A1", "values": [["a"]]}], "valueInputOption": "USER_ENTERED"},
        ),
        ("sheets_clear_values", {"range": "A1:B2"}, ("POST", "/values/A1%3AB2:clear"), {}, {}),
        (
            "sheets_batch_update",
            {"requests": [{"addSheet": {}}], "includeSpreadsheetInResponse": "true"},
            ("POST", ":batchUpdate"),
            {},
            {"requests": [{"addSheet": {}}], "includeSpreadsheetInResponse": True},
        ),
    ],
)
def test_what_is_written(name, given, call, params, body):
    request = request_of(name, spreadsheetId="S1", **given)

    assert (request.method, request.url) == (call[0], f"{BOOKS}/S1{call[1]}")
    assert (request.params, request.json) == (params, body)


def test_titles_are_properties():
    tabs = ["Costs", {"properties": {"title": "Income", "index": 0}}]
    request = request_of("sheets_create_spreadsheet", title="Budget", sheets=tabs, locale="de_CH")

    assert (request.method, request.url) == ("POST", BOOKS)
    assert request.json == {
        "properties": {"title": "Budget", "locale": "de_CH"},
        "sheets": [{"properties": {"title": "Costs"}}, tabs[1]],
    }


def test_a_spreadsheet_without_tabs_gets_googles_first_one():
    assert request_of("sheets_create_spreadsheet", title="Budget").json == {
        "properties": {"title": "Budget"}
    }


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(
    ("name", "given", "depth"),
    [
        ("sheets_get_values", {}, 6),
        ("sheets_update_values", {"values": [[1]]}, 6),
        ("sheets_append_values", {"values": [[1]]}, 6),
        ("sheets_clear_values", {}, 6),
    ],
)
def test_a_range_stays_one_part_of_the_path(name, given, depth, value):
    request = request_of(name, spreadsheetId="S1", range=value, **given)
    sent = urlsplit(requests.Request(request.method, request.url).prepare().url)

    assert sent.netloc == "sheets.googleapis.com"
    assert (sent.query, sent.fragment) == ("", "")
    assert sent.path.count("/") == depth - 1
    assert sent.path.startswith("/v4/spreadsheets/S1/values/")


@pytest.mark.parametrize(
    ("name", "given", "problem"),
    [
        ("sheets_get_values", {}, "range: This field is required"),
        ("sheets_get_values", {"range": ".."}, "range: "),
        ("sheets_get_values", {"range": "A1", "majorDimension": "DIAGONAL"}, "majorDimension: "),
        ("sheets_update_values", {"range": "A1"}, "values: This field is required"),
        ("sheets_update_values", {"range": "A1", "values": ["a", "b"]}, "values"),
        ("sheets_update_values", {"range": "A1", "values": [[{"a": 1}]]}, "values"),
        ("sheets_append_values", {"range": "A1", "values": "a,b"}, "values"),
        ("sheets_batch_update", {"requests": ["addSheet"]}, "requests"),
        ("sheets_batch_update_values", {"data": [{"range": "A1"}]}, "data"),
    ],
)
def test_what_is_wrong_is_named_before_google_is_asked(name, given, problem):
    with pytest.raises(Invalid, match=problem):
        request_of(name, spreadsheetId="S1", **given)


def test_a_spreadsheet_has_title_and_address_at_its_top():
    body = sample("google", "spreadsheet")

    shown = shaped(spreadsheets.spreadsheet, body)

    assert {name: shown[name] for name in body} == body
    assert (shown["title"], shown["url"]) == ("Timeline", PAGE)


def test_cells_know_their_spreadsheet():
    body = {"range": "Sheet1!A1:B1", "majorDimension": "ROWS", "values": [["a", "b"]]}

    assert shaped(spreadsheets.values, body) == {"spreadsheetId": "S1", "url": PAGE, **body}


def test_empty_cells_are_an_empty_list():
    empty = {"range": "Sheet1!A1", "majorDimension": "ROWS"}

    assert shaped(spreadsheets.values, empty)["values"] == []
    many = shaped(spreadsheets.many_values, {"spreadsheetId": "S1", "valueRanges": [empty]})
    assert many["valueRanges"] == [{**empty, "values": []}]
    assert shaped(spreadsheets.many_values, {"spreadsheetId": "S1"})["valueRanges"] == []


def test_what_was_appended_is_told_as_what_was_updated():
    shown = shaped(spreadsheets.appended, sample("google", "appended_values"))

    assert (shown["updatedRange"], shown["updatedCells"]) == ("Sheet1!A5:B5", 2)
    assert (shown["tableRange"], shown["url"]) == ("Sheet1!A1:B4", PAGE)


def test_what_was_updated_says_where_to_look():
    body = {"spreadsheetId": "S1", "updatedRange": "Sheet1!A1", "updatedCells": 1}

    assert shaped(spreadsheets.updated, body) == {**body, "url": PAGE}
