"""Sheets: ranges in A1 notation, cells typed or raw, rows appended, files that are in Drive too."""

import pytest

BOOKS = "v4/spreadsheets"
TIMELINE = "1cfc6eda75a0f3f5f77edfd37b0938b4a"
RISKS = "1070257de339917133da4b0b2869d274d"
FILES = "drive/v3/files"
AUTH = "https://www.googleapis.com/auth/"


@pytest.fixture
def sheets(google):
    return google.connect()


def cells(sheets, place, book=TIMELINE, **params):
    answer = sheets.get(f"{BOOKS}/{book}/values/{place}", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json().get("values")


def write(sheets, place, values, **params):
    params = {"valueInputOption": "USER_ENTERED"} | params
    address = f"{BOOKS}/{TIMELINE}/values/{place}"
    return sheets.call("PUT", address, json={"values": values}, params=params)


def append(sheets, place, values, **params):
    params = {"valueInputOption": "RAW"} | params
    address = f"{BOOKS}/{TIMELINE}/values/{place}:append"
    return sheets.post(address, {"values": values}, params=params)


def batch(sheets, *requests, **more):
    return sheets.post(f"{BOOKS}/{TIMELINE}:batchUpdate", {"requests": requests} | more)


def error(answer):
    said = answer.json()["error"]
    assert "errors" not in said
    return answer.status_code, said["status"], said["message"]


def test_a_spreadsheet_has_its_tabs(sheets):
    book = sheets.get(f"{BOOKS}/{TIMELINE}").json()

    assert book["properties"]["title"] == "Timeline"
    assert book["sheets"] == [
        {
            "properties": {
                "sheetId": 0,
                "title": "Sheet1",
                "index": 0,
                "sheetType": "GRID",
                "gridProperties": {"rowCount": 1000, "columnCount": 26},
            }
        }
    ]
    assert book["spreadsheetUrl"].endswith(f"/{TIMELINE}/edit")


@pytest.mark.parametrize(
    ("place", "shown", "values"),
    [
        ("Sheet1!A1:B2", "Sheet1!A1:B2", [["step", "week"], ["design", "12"]]),
        ("B2", "Sheet1!B2", [["12"]]),
        ("sheet1!B2:A1", "Sheet1!A1:B2", [["step", "week"], ["design", "12"]]),
        ("B3:B", "Sheet1!B3:B1000", [["14"], ["16"]]),
        ("A:A", "Sheet1!A1:A1000", [["step"], ["design"], ["print"], ["ship"]]),
        ("2:2", "Sheet1!A2:Z2", [["design", "12"]]),
        (
            "Sheet1",
            "Sheet1!A1:Z1000",
            [
                ["step", "week"],
                *([s, w] for s, w in [("design", "12"), ("print", "14"), ("ship", "16")]),
            ],
        ),
        ("D1:E9", "Sheet1!D1:E9", None),
    ],
)
def test_ranges(sheets, place, shown, values):
    answer = sheets.get(f"{BOOKS}/{TIMELINE}/values/{place}").json()

    assert (answer["range"], answer.get("values")) == (shown, values)


@pytest.mark.parametrize(
    "place", ["A", "A1:", ":B2", "Nope!A1", "!A1", "A1!", "A1:B2:C3", "1", "'Sheet1!A1"]
)
def test_what_is_no_range(sheets, place):
    answer = sheets.get(f"{BOOKS}/{TIMELINE}/values/{place}")

    assert error(answer) == (400, "INVALID_ARGUMENT", f"Unable to parse range: {place}")


@pytest.mark.parametrize("place", ["A1:AB1", "A1001", "A0"])
def test_a_range_outside_the_grid(sheets, place):
    status, _, message = error(sheets.get(f"{BOOKS}/{TIMELINE}/values/{place}"))

    assert status == 400
    assert "exceeds grid limits. Max rows: 1000, max columns: 26" in message


@pytest.mark.parametrize(
    ("option", "values"),
    [
        ("FORMATTED_VALUE", [["12", "26", "TRUE", "0.5"]]),
        ("UNFORMATTED_VALUE", [[12, 26, True, 0.5]]),
        ("FORMULA", [[12, "=SUM(B2:B3)", True, 0.5]]),
    ],
)
def test_typed_cells_are_shown_in_three_ways(sheets, option, values):
    write(sheets, "F1", [["12", "=SUM(B2:B3)", "true", "0.5"]])

    assert cells(sheets, "F1:I1", valueRenderOption=option) == values


def test_raw_cells_stay_what_they_are(sheets):
    write(sheets, "F1:H1", [["12", "=SUM(B2:B3)", 7]], valueInputOption="RAW")

    shown = cells(sheets, "F1:H1", valueRenderOption="UNFORMATTED_VALUE")
    assert shown == [["12", "=SUM(B2:B3)", 7]]


def test_null_leaves_a_cell_and_an_empty_text_empties_it(sheets):
    done = write(sheets, "A2:B2", [[None, ""]]).json()

    assert done == {
        "spreadsheetId": TIMELINE,
        "updatedRange": "Sheet1!A2:B2",
        "updatedRows": 1,
        "updatedColumns": 2,
        "updatedCells": 2,
    }
    assert cells(sheets, "A2:B2") == [["design"]]


def test_columns_instead_of_rows(sheets):
    body = {"values": [["a", "b"], ["c"]], "majorDimension": "COLUMNS"}
    address = f"{BOOKS}/{TIMELINE}/values/F1"
    sheets.call("PUT", address, json=body, params={"valueInputOption": "RAW"})

    assert cells(sheets, "F1:G2") == [["a", "c"], ["b"]]
    assert cells(sheets, "F1:G2", majorDimension="COLUMNS") == [["a", "b"], ["c"]]


@pytest.mark.parametrize(
    ("place", "values", "params"),
    [
        ("A1:B1", [["a"], ["b"]], {}),
        ("A1:B1", [["a", "b", "c"]], {}),
        ("A1", [["a"]], {"valueInputOption": None}),
        ("A1", [["a"]], {"valueInputOption": "MAYBE"}),
        ("A1", [[{"a": 1}]], {}),
        ("A1", ["a"], {}),
        ("Z1000", [["a"], ["b"]], {}),
    ],
)
def test_writing_that_is_refused(sheets, place, values, params):
    assert error(write(sheets, place, values, **params))[0] == 400
    assert cells(sheets, "A1") == [["step"]]


def test_unknown_members_are_refused(sheets):
    address = f"{BOOKS}/{TIMELINE}/values/A1"
    answer = sheets.call("PUT", address, json={"rows": []}, params={"valueInputOption": "RAW"})

    assert 'Unknown name "rows"' in error(answer)[2]


def test_rows_are_appended_below_the_table(sheets):
    first = append(sheets, "Sheet1!A1", [["celebrate", 17], ["rest", 18]]).json()
    second = append(sheets, "A:B", [["again", 19]], insertDataOption="INSERT_ROWS").json()

    assert first["tableRange"] == "Sheet1!A1:B4"
    assert first["updates"]["updatedRange"] == "Sheet1!A5:B6"
    assert second["updates"]["updatedRange"] == "Sheet1!A7:B7"
    assert cells(sheets, "A5:B9") == [["celebrate", "17"], ["rest", "18"], ["again", "19"]]


def test_inserted_rows_push_down_what_stands_below(sheets):
    write(sheets, "A6", [["total"]])

    append(sheets, "A1", [["pause", 17]], insertDataOption="INSERT_ROWS")

    assert cells(sheets, "A5:A7") == [["pause"], [], ["total"]]


def test_where_there_is_no_table_rows_begin_at_the_range(sheets):
    done = append(sheets, "D9", [["alone"]]).json()

    assert "tableRange" not in done
    assert done["updates"]["updatedRange"] == "Sheet1!D9"


def test_several_ranges_at_once(sheets):
    data = [{"range": "C1", "values": [["owner"]]}, {"range": "C3:C4", "values": [["A"], ["T"]]}]
    done = sheets.post(
        f"{BOOKS}/{TIMELINE}/values:batchUpdate", {"data": data, "valueInputOption": "RAW"}
    ).json()
    read = sheets.get(
        f"{BOOKS}/{TIMELINE}/values:batchGet", params={"ranges": ["C1", "A4:C4", "D1"]}
    ).json()

    assert [each["updatedRange"] for each in done["responses"]] == ["Sheet1!C1", "Sheet1!C3:C4"]
    assert (done["totalUpdatedCells"], done["totalUpdatedSheets"]) == (3, 1)
    assert [each.get("values") for each in read["valueRanges"]] == [
        [["owner"]],
        [["ship", "16", "T"]],
        None,
    ]


def test_one_bad_range_leaves_all_as_they_were(sheets):
    data = [{"range": "A1", "values": [["x"]]}, {"range": "Nope!A1", "values": [["y"]]}]
    answer = sheets.post(
        f"{BOOKS}/{TIMELINE}/values:batchUpdate", {"data": data, "valueInputOption": "RAW"}
    )

    assert answer.status_code == 400
    assert cells(sheets, "A1") == [["step"]]


def test_cells_are_cleared(sheets):
    done = sheets.post(f"{BOOKS}/{TIMELINE}/values/B2:B9:clear", {}).json()

    assert done == {"spreadsheetId": TIMELINE, "clearedRange": "Sheet1!B2:B9"}
    assert cells(sheets, "A1:B2") == [["step", "week"], ["design"]]


def test_a_new_spreadsheet_is_in_drive_with_its_tabs(sheets):
    body = {
        "properties": {"title": "Budget"},
        "sheets": [{"properties": {"title": "Costs / 2026"}}, {"properties": {"title": "It's"}}],
    }

    made = sheets.post(BOOKS, body).json()

    book = made["spreadsheetId"]
    assert [tab["properties"]["index"] for tab in made["sheets"]] == [0, 1]
    files = sheets.get(FILES, params={"q": "name = 'Budget'"}).json()["files"]
    assert [file["id"] for file in files] == [book]
    address = f"{BOOKS}/{book}/values/'Costs %2F 2026'!A1"
    sheets.call("PUT", address, json={"values": [[1]]}, params={"valueInputOption": "RAW"})
    assert cells(sheets, "'Costs %2F 2026'!A1:B2", book) == [["1"]]
    assert cells(sheets, "'It''s'!A1:B2", book) is None


def test_drive_exports_what_sheets_wrote(sheets):
    write(sheets, "A2", [["design, twice"]])

    answer = sheets.get(f"{FILES}/{TIMELINE}/export", params={"mimeType": "text/csv"})

    assert answer.text.splitlines()[1] == '"design, twice",12'


def test_tabs_are_added_renamed_and_deleted(sheets):
    added = batch(
        sheets,
        {"addSheet": {"properties": {"title": "Ideas"}}},
        {"updateSpreadsheetProperties": {"properties": {"title": "Plan"}, "fields": "title"}},
    ).json()
    tab = added["replies"][0]["addSheet"]["properties"]["sheetId"]
    renamed = {"properties": {"sheetId": tab, "title": "Wishes"}, "fields": "title"}
    book = batch(
        sheets,
        {"updateSheetProperties": renamed},
        {"deleteSheet": {"sheetId": 0}},
        includeSpreadsheetInResponse=True,
    ).json()["updatedSpreadsheet"]

    assert added["replies"][1] == {}
    assert book["properties"]["title"] == "Plan"
    assert [each["properties"]["title"] for each in book["sheets"]] == ["Wishes"]
    assert sheets.get(f"{FILES}/{TIMELINE}").json()["name"] == "Plan"


@pytest.mark.parametrize(
    ("requests", "said"),
    [
        ([], "Must specify at least one request."),
        ([{"addSheet": {"properties": {"title": "sheet1"}}}], "already exists"),
        ([{"deleteSheet": {"sheetId": 0}}], "can't remove all the sheets"),
        ([{"deleteSheet": {"sheetId": 9}}], "No sheet with id: 9"),
        ([{"updateSheetProperties": {"properties": {"title": "X"}}}], "At least one field"),
        ([{"paintItBlack": {}}], "Invalid requests[0]"),
        ([{"addSheet": {}}, {"deleteSheet": {"sheetId": 9}}], "Invalid requests[1].deleteSheet"),
    ],
)
def test_a_batch_is_applied_whole_or_not_at_all(sheets, requests, said):
    assert said in error(batch(sheets, *requests))[2]
    assert len(sheets.get(f"{BOOKS}/{TIMELINE}").json()["sheets"]) == 1


def test_cells_with_their_types(sheets):
    params = {"ranges": "Sheet1!A2:B2", "includeGridData": "true"}
    [tab] = sheets.get(f"{BOOKS}/{TIMELINE}", params=params).json()["sheets"]

    [data] = tab["data"]
    [text, number] = data["rowData"][0]["values"]
    assert data["startRow"] == 1
    assert text["userEnteredValue"] == {"stringValue": "design"}
    assert (number["effectiveValue"], number["formattedValue"]) == ({"numberValue": 12}, "12")


def test_not_every_file_is_a_spreadsheet(sheets):
    assert error(sheets.get(f"{BOOKS}/nope")) == (
        404,
        "NOT_FOUND",
        "Requested entity was not found.",
    )
    assert error(sheets.get(f"{BOOKS}/{RISKS}"))[:2] == (400, "FAILED_PRECONDITION")


@pytest.mark.parametrize(
    ("scope", "reads", "writes"),
    [
        ("spreadsheets.readonly", 200, 403),
        ("spreadsheets", 200, 200),
        ("drive.readonly", 200, 403),
        ("drive.file", 200, 200),
        ("documents", 403, 403),
        ("gmail.readonly", 403, 403),
    ],
)
def test_scopes(google, scope, reads, writes):
    google.connect(scope=f"openid {AUTH}{scope}")

    assert google.get(f"{BOOKS}/{TIMELINE}/values/A1").status_code == reads
    refused = write(google, "A1", [["x"]])
    assert refused.status_code == writes
    if writes == 403:
        [detail] = refused.json()["error"]["details"]
        assert detail["reason"] == "ACCESS_TOKEN_SCOPE_INSUFFICIENT"


@pytest.mark.parametrize(
    "asked",
    [
        {"addSheet": {"properties": {"index": None, "sheetId": None, "gridProperties": None}}},
        {"addSheet": {"properties": None}},
        {"updateSheetProperties": {"properties": {"sheetId": None}, "fields": "title"}},
    ],
)
def test_null_is_as_good_as_nothing(sheets, asked):
    assert batch(sheets, asked).status_code == 200


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("", {"properties": []}),
        ("", {"properties": {"title": {}}}),
        ("", {"sheets": [[]]}),
        ("", {"sheets": [{"properties": {"title": 7}}]}),
        (f"/{TIMELINE}:batchUpdate", {"requests": {}}),
        (f"/{TIMELINE}:batchUpdate", {"requests": [{"addSheet": []}]}),
        (f"/{TIMELINE}:batchUpdate", {"requests": [{"addSheet": {"properties": {"index": "1"}}}]}),
        (f"/{TIMELINE}:batchUpdate", {"requests": [{"addSheet": {}, "deleteSheet": {}}]}),
        (f"/{TIMELINE}:batchUpdate", {"requests": [{"deleteSheet": {"sheetId": []}}]}),
        (f"/{TIMELINE}/values:batchUpdate", {"valueInputOption": "RAW", "data": {}}),
        (f"/{TIMELINE}/values:batchUpdate", {"valueInputOption": [], "data": []}),
        (f"/{TIMELINE}/values:batchUpdate", {"valueInputOption": "RAW", "data": [{"range": 7}]}),
    ],
)
def test_strange_bodies_are_refused(sheets, path, body):
    assert error(sheets.post(f"{BOOKS}{path}", body))[0] == 400
