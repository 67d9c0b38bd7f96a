"""Sheets, Docs and Slides through every layer: our API in front, the sandbox's Google behind."""

from base64 import b64decode

import pytest

AUTH = "https://www.googleapis.com/auth/"
BOOK = "sheets/spreadsheets/1cfc6eda75a0f3f5f77edfd37b0938b4a"
PLAN = "docs/documents/1dd8505429652ca14e0e658bed2734b66"
DECK = "slides/presentations/146a0f2cb9c14360c93ecd2ef8184db4e"
THUMBNAIL = f"{DECK}/pages/slide_1/thumbnail"
SERVED = "/v1/presentations"


@pytest.fixture
def google(caller):
    assert caller.connect("google")["status"] == "success"
    return caller


def data(response):
    assert response.status_code == 200, response.content
    return response.json()["data"]


def code(response):
    return response.status_code, response.json()["error_code"]


def put(caller, path, **body):
    return caller.send("put", path, body)


@pytest.mark.parametrize("root", ["", "google/"])
def test_cells_are_written_read_appended_and_cleared(google, root):
    book = f"{root}{BOOK}"

    written = data(
        put(google, f"{book}/values", range="C1:C2", values=[["owner"], ["=SUM(B2:B4)"]])
    )
    appended = data(google.post(f"{book}/values", range="A1", values=[["celebrate", 17]]))
    read = data(google.get(f"{book}/values", range="Sheet1!A1:C5"))
    cleared = google.client.delete(
        f"/api/v1/{book}/values?range=C1:C2", headers={"X-Account-Id": "user-1"}
    )

    assert (written["updatedRange"], written["updatedCells"]) == ("Sheet1!C1:C2", 2)
    assert appended["updatedRange"] == "Sheet1!A5:B5"
    assert read["values"][1] == ["design", "12", "42"]
    assert read["values"][4] == ["celebrate", "17"]
    assert data(cleared)["clearedRange"] == "Sheet1!C1:C2"
    assert data(google.get(f"{book}/values/C1:C2"))["values"] == []


def test_a_range_may_stand_in_the_path(google):
    made = data(google.post("sheets/spreadsheets", title="Budget", sheets=["Costs / 2026"]))
    book = f"sheets/spreadsheets/{made['spreadsheetId']}"

    data(put(google, f"{book}/values/'Costs%20%2F%202026'!A1", values=[["rent", 900]]))
    read = data(google.get(f"{book}/values/'Costs%20%2F%202026'!A1:B1"))

    assert (made["title"], made["url"]) == ("Budget", made["spreadsheetUrl"])
    assert (read["range"], read["values"]) == ("'Costs / 2026'!A1:B1", [["rent", "900"]])


def test_several_ranges_at_once(google):
    cells = [{"range": "C1", "values": [["owner"]]}, {"range": "C2", "values": [["01"]]}]

    written = data(put(google, f"{BOOK}/batch-values", data=cells, valueInputOption="RAW"))
    read = data(google.get(f"{BOOK}/batch-values", ranges=["C1:C2", "Z9"]))

    assert written["totalUpdatedCells"] == 2
    assert [each["values"] for each in read["valueRanges"]] == [[["owner"], ["01"]], []]


def test_a_tab_is_added_and_shown(google):
    request = {"addSheet": {"properties": {"title": "Ideas"}}}

    data(google.post(f"{BOOK}/batch-update", requests=[request]))

    book = data(google.get(BOOK))
    assert [tab["properties"]["title"] for tab in book["sheets"]] == ["Sheet1", "Ideas"]


def test_what_google_refuses_is_told(google):
    response = google.get(f"{BOOK}/values", range="Nope!A1")

    assert code(response) == (400, "VALIDATION_ERROR")
    said = response.json()["details"]["body"]["error"]["message"]
    assert said == "Unable to parse range: Nope!A1"
    assert code(google.get("sheets/spreadsheets/nope")) == (404, "NOT_FOUND")


def test_a_document_is_made_filled_and_read(google):
    made = data(google.post("docs/documents", title="Minutes", content="We meet.\n"))
    document = f"docs/documents/{made['documentId']}"

    data(google.post(document, action="insert_text", text="👋 ", index=1))
    data(google.post(document, text="Bye."))
    replaced = data(
        google.post(f"{document}/replace-all-text", containsText="MEET", replaceText="met")
    )

    read = data(google.get(document))
    assert replaced["occurrencesChanged"] == 1
    assert (read["title"], read["content"]) == ("Minutes", "👋 We met.\nBye.\n")
    assert read["url"] == made["url"]
    [listed] = data(google.get("drive/files/search", query="Bye."))["files"]
    assert listed["id"] == made["documentId"]


def test_a_document_may_be_changed_by_googles_own_requests(google):
    request = {"deleteContentRange": {"range": {"startIndex": 1, "endIndex": 8}}}

    data(google.post(f"{PLAN}/batch-update", requests=[request]))

    assert data(google.get(PLAN))["content"].startswith("plan\n")


def test_texts_of_slides_are_replaced(google):
    replaced = data(google.post(DECK, containsText="SPRING", replaceText="summer"))

    page = data(google.get(f"{DECK}/pages/slide_1"))
    [shape] = page["pageElements"]
    assert replaced["occurrencesChanged"] == 1
    assert shape["shape"]["text"]["textElements"][1]["textRun"]["content"] == (
        "Northwind in summer\n"
    )
    assert len(data(google.get(DECK))["slides"]) == 2


def test_a_picture_of_a_slide_comes_as_json_or_as_it_is(google, sandbox):
    shown = data(google.get(THUMBNAIL, thumbnailSize="MEDIUM"))
    raw = google.get(THUMBNAIL, thumbnailSize="MEDIUM", format="raw")

    picture = b64decode(shown.pop("content"))
    assert shown == {
        "id": "slide_1",
        "name": "slide_1.png",
        "mimeType": "image/png",
        "width": 800,
        "height": 450,
        "size": len(picture),
    }
    assert picture.startswith(b"\x89PNG")
    assert b"".join(raw.streaming_content) == picture
    assert raw["Content-Type"] == "image/png"
    assert raw["Content-Disposition"] == 'attachment; filename="slide_1.png"'
    fetched = sandbox.requests(provider="google", path="/thumbnails")["requests"]
    assert [each["bearer"] for each in fetched] == [False, False]


@pytest.mark.parametrize("url", ["https://evil.example/a.png", "http://127.0.0.1:1/a", None, 7])
def test_a_picture_elsewhere_is_not_fetched(google, sandbox, url):
    answer = {"width": 8, "height": 4, "contentUrl": url}
    sandbox.control("failures", provider="google", path=SERVED, status=200, body=answer)

    assert code(google.get(THUMBNAIL)) == (502, "PROVIDER_ERROR")
    assert sandbox.requests(provider="google", path="/thumbnails")["count"] == 0


def test_a_narrow_connection_asks_for_no_more_and_may_do_no_more(caller):
    order = {"scopes": ["sheets.read"], "provider": "google", "redirect_url": "https://p.example"}
    started = caller.post(f"accounts/{caller.account_id}/connect", **order).json()
    assert "spreadsheets.readonly" in started["data"]["connect_url"]
    assert "auth%2Fdrive" not in started["data"]["connect_url"]

    caller.connect("google", scopes=["sheets.read"])

    assert data(caller.get(f"{BOOK}/values", range="A1"))["values"] == [["step"]]
    for refused in (
        put(caller, f"{BOOK}/values", range="A1", values=[["x"]]),
        caller.get(PLAN),
        caller.get("drive/files"),
    ):
        assert code(refused) == (403, "INTEGRATION_SCOPE_MISSING")


def test_who_unticks_drive_keeps_the_rest(caller):
    kept = [f"{AUTH}gmail.readonly", f"{AUTH}calendar.readonly"]

    assert caller.connect("google", granted=kept)["status"] == "success"

    [integration] = caller.integrations()
    services = {each["service_name"] for each in integration["enabled_services"]}
    assert services == {"gmail.read", "calendar.read"}
    assert caller.get("gmail/profile").status_code == 200
    assert code(caller.get(PLAN)) == (403, "INTEGRATION_SCOPE_MISSING")


def test_who_unticks_writing_may_still_read(caller):
    kept = [f"{AUTH}drive.readonly"]
    caller.connect("google", granted=kept)

    assert caller.get(PLAN).status_code == caller.get(DECK).status_code == 200
    assert code(caller.post(PLAN, text="x")) == (403, "INTEGRATION_SCOPE_MISSING")


def test_a_limit_says_how_long_it_lasts(google, sandbox):
    info = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "36s"}
    body = {"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "details": [info]}}
    sandbox.control(
        "failures", provider="google", path="/v4/spreadsheets", times=9, status=429, body=body
    )

    response = google.get(BOOK)

    assert code(response) == (429, "RATE_LIMITED")
    assert response.json()["retry_after"] == 36
