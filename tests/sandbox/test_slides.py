"""Slides: pages with texts in shapes, changed by batches, and pictures of them."""

import struct

import pytest
import requests

DECKS = "v1/presentations"
DECK = "146a0f2cb9c14360c93ecd2ef8184db4e"
PLAN = "1dd8505429652ca14e0e658bed2734b66"
FILES = "drive/v3/files"
AUTH = "https://www.googleapis.com/auth/"


@pytest.fixture
def slides(google):
    return google.connect()


def update(slides, *changes, **more):
    return slides.post(f"{DECKS}/{DECK}:batchUpdate", {"requests": changes} | more)


def replace(text, by, **more):
    return {"replaceAllText": {"containsText": {"text": text}, "replaceText": by, **more}}


def pages(slides):
    return slides.get(f"{DECKS}/{DECK}").json()["slides"]


def texts(slides):
    shapes = [each["shape"] for page in pages(slides) for each in page["pageElements"]]
    runs = [run for shape in shapes for run in shape.get("text", {}).get("textElements", [])]
    return [run["textRun"]["content"] for run in runs if "textRun" in run]


def thumbnail(slides, page="slide_1", **properties):
    params = {f"thumbnailProperties.{name}": value for name, value in properties.items()}
    return slides.get(f"{DECKS}/{DECK}/pages/{page}/thumbnail", params=params)


def error(answer):
    said = answer.json()["error"]
    assert "errors" not in said
    return answer.status_code, said["status"], said["message"]


def test_a_presentation_has_its_slides(slides):
    deck = slides.get(f"{DECKS}/{DECK}").json()

    assert (deck["presentationId"], deck["title"]) == (DECK, "Launch deck")
    assert [page["objectId"] for page in deck["slides"]] == ["slide_1", "slide_2"]
    assert texts(slides) == ["Northwind in spring\n", "Thank you\n"]
    assert deck["pageSize"]["width"] == {"magnitude": 9144000, "unit": "EMU"}


def test_one_page(slides):
    page = slides.get(f"{DECKS}/{DECK}/pages/slide_2").json()
    layout = page["slideProperties"]["layoutObjectId"]

    assert page["pageElements"][0]["shape"]["placeholder"] == {"type": "TITLE"}
    assert slides.get(f"{DECKS}/{DECK}/pages/{layout}").json()["pageType"] == "LAYOUT"
    assert error(slides.get(f"{DECKS}/{DECK}/pages/nope"))[:2] == (404, "NOT_FOUND")


def test_a_new_presentation_is_in_drive(slides):
    made = slides.post(DECKS, {"title": "Summer"}).json()

    files = slides.get(FILES, params={"q": "name = 'Summer'"}).json()["files"]
    assert [file["id"] for file in files] == [made["presentationId"]]
    assert len(made["slides"]) == 1


def test_replacing_counts_what_it_replaced(slides):
    reply = update(slides, replace("n", "N"), replace("zebra", "x")).json()

    assert reply["replies"] == [{"replaceAllText": {"occurrencesChanged": 5}}, {}]
    assert texts(slides) == ["NorthwiNd iN spriNg\n", "ThaNk you\n"]


def test_replacing_on_named_pages_only(slides):
    update(slides, replace("n", "N", pageObjectIds=["slide_2"]))

    assert texts(slides) == ["Northwind in spring\n", "ThaNk you\n"]
    assert error(update(slides, replace("n", "N", pageObjectIds=["nope"])))[0] == 400


def test_slides_are_made_filled_and_deleted(slides):
    update(
        slides,
        {"createSlide": {"objectId": "agenda", "insertionIndex": 1}},
        {"insertText": {"objectId": "agenda_title", "text": "Agenda"}},
        {"deleteObject": {"objectId": "slide_1"}},
    )

    assert [page["objectId"] for page in pages(slides)] == ["agenda", "slide_2"]
    assert texts(slides) == ["Agenda\n", "Thank you\n"]
    exported = slides.get(f"{FILES}/{DECK}/export", params={"mimeType": "text/plain"})
    assert exported.content.decode() == "\ufeffAgenda\r\nThank you"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"createSlide": {"objectId": "slide_2"}}, "not unique"),
        ({"createSlide": {"objectId": "a b c d"}}, "invalid"),
        ({"createSlide": {"insertionIndex": 9}}, "out of bounds"),
        ({"deleteObject": {"objectId": "nope"}}, "could not be found"),
        ({"insertText": {"objectId": "nope", "text": "x"}}, "could not be found"),
        (replace("", "x"), "should not be empty"),
        ({"paintItBlack": {}}, "does not know paintItBlack"),
    ],
)
def test_a_batch_is_applied_whole_or_not_at_all(slides, change, said):
    answer = update(slides, {"createSlide": {}}, change)

    assert said in error(answer)[2]
    assert "requests[1]" in error(answer)[2]
    assert len(pages(slides)) == 2


def test_a_change_meant_for_an_earlier_revision_is_refused(slides):
    revision = slides.get(f"{DECKS}/{DECK}").json()["revisionId"]
    control = {"writeControl": {"requiredRevisionId": revision}}

    assert update(slides, {"createSlide": {}}, **control).status_code == 200
    assert error(update(slides, {"createSlide": {}}, **control))[1] == "FAILED_PRECONDITION"


@pytest.mark.parametrize(
    ("size", "width", "height"),
    [(None, 1600, 900), ("SMALL", 200, 112), ("MEDIUM", 800, 450), ("WIDTH2000_PX", 2000, 1125)],
)
def test_a_thumbnail_is_an_address_that_needs_no_token(slides, size, width, height):
    found = thumbnail(slides, **({"thumbnailSize": size} if size else {})).json()

    picture = requests.get(found["contentUrl"], timeout=10)
    assert (found["width"], found["height"]) == (width, height)
    assert picture.headers["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", picture.content[16:24]) == (width, height)


def test_every_slide_looks_different(slides):
    addresses = [thumbnail(slides, page).json()["contentUrl"] for page in ("slide_1", "slide_2")]
    pictures = {requests.get(each, timeout=10).content for each in addresses}

    assert len(pictures) == 2


def test_thumbnails_that_are_refused(slides):
    address = thumbnail(slides).json()["contentUrl"]

    assert error(thumbnail(slides, thumbnailSize="HUGE"))[0] == 400
    assert error(thumbnail(slides, mimeType="GIF"))[0] == 400
    assert error(thumbnail(slides, "nope"))[0] == 404
    assert requests.get(f"{address}x", timeout=10).status_code == 403


def test_not_every_file_is_a_presentation(slides):
    assert error(slides.get(f"{DECKS}/nope"))[:2] == (404, "NOT_FOUND")
    assert error(slides.get(f"{DECKS}/{PLAN}"))[:2] == (400, "FAILED_PRECONDITION")


@pytest.mark.parametrize(
    ("scope", "reads", "writes"),
    [
        ("presentations.readonly", 200, 403),
        ("presentations", 200, 200),
        ("drive.readonly", 200, 403),
        ("documents", 403, 403),
    ],
)
def test_scopes(google, scope, reads, writes):
    google.connect(scope=f"openid {AUTH}{scope}")

    assert google.get(f"{DECKS}/{DECK}").status_code == reads
    assert thumbnail(google).status_code == reads
    assert update(google, {"createSlide": {}}).status_code == writes


@pytest.mark.parametrize(
    "change",
    [
        {"createSlide": []},
        {"createSlide": {"objectId": 7}},
        {"createSlide": {"insertionIndex": "1"}},
        {"deleteObject": {"objectId": []}},
        {"deleteObject": {}},
        {"insertText": {"objectId": "slide_1_title", "text": 7}},
        {"replaceAllText": {"containsText": {"text": "n"}, "pageObjectIds": "slide_1"}},
    ],
)
def test_strange_requests_are_refused(slides, change):
    assert error(update(slides, change))[0] == 400
