"""Downloads from Drive."""

from base64 import b64encode

import pytest

from config.api.errors import Invalid
from providers.definitions.google.quirks import content
from providers.spec import UpstreamRequest
from tests.providers.recorded_call import RecordedCall, sample

FILES = "https://www.googleapis.com/drive/v3/files"
FILE, DOCUMENT, SHORTCUT = (sample("google", name) for name in ("file", "document", "shortcut"))


def download(*answers, **arguments):
    call = RecordedCall(*answers, arguments={"fileId": answers[0]["id"], **arguments})
    request = UpstreamRequest("GET", f"{FILES}/{answers[0]['id']}")
    return content.download(request, call), call


def test_a_file_is_fetched_as_it_is():
    request, call = download(FILE)

    assert (request.url, request.params) == (
        f"{FILES}/{FILE['id']}",
        {"alt": "media", "supportsAllDrives": "true"},
    )
    assert content.as_json(b"PK\x03\x04", call) == {
        "id": FILE["id"],
        "name": "Budget 2026.xlsx",
        "mimeType": FILE["mimeType"],
        "size": 4,
        "content": b64encode(b"PK\x03\x04").decode(),
    }


def test_a_google_document_is_exported():
    request, call = download(DOCUMENT)

    assert request.url == f"{FILES}/{DOCUMENT['id']}/export"
    assert request.params == {"mimeType": "text/plain"}
    assert content.as_json(b"Hi", call)["mimeType"] == "text/plain"


def test_the_type_of_an_export_can_be_chosen():
    request, call = download(DOCUMENT, mimeType="application/pdf")

    assert request.params == {"mimeType": "application/pdf"}
    assert content.as_json(b"%PDF", call)["mimeType"] == "application/pdf"


def test_a_shortcut_leads_to_its_target():
    request, call = download(SHORTCUT, FILE)

    assert request.url == f"{FILES}/{FILE['id']}"
    assert content.as_json(b"", call)["name"] == "Budget 2026.xlsx"
    assert [asked.url for asked in call.sent] == [
        f"{FILES}/{SHORTCUT['id']}",
        f"{FILES}/{FILE['id']}",
    ]


def test_a_folder_has_no_content():
    folder = {"id": "F1", "name": "Plans", "mimeType": "application/vnd.google-apps.folder"}

    with pytest.raises(Invalid) as refusal:
        download(folder)

    assert str(refusal.value) == "fileId: a folder has no content to download"


def test_a_large_file_is_refused_as_json_and_streamed_raw():
    film = {**FILE, "size": "1073741824"}

    with pytest.raises(Invalid) as refusal:
        download(film, format="base64")

    assert str(refusal.value) == (
        "fileId: 1073741824 bytes are too many for JSON; ask with format=raw"
    )
    assert download(film, format="raw")[0].params["alt"] == "media"


def test_an_export_knows_the_name():
    call = RecordedCall(DOCUMENT, arguments={"fileId": DOCUMENT["id"], "mimeType": "text/html"})
    request = UpstreamRequest("GET", f"{FILES}/{DOCUMENT['id']}/export")

    assert content.export(request, call) is request
    assert content.as_json(b"<p>", call) == {
        "id": DOCUMENT["id"],
        "name": "Minutes",
        "mimeType": "text/html",
        "size": 3,
        "content": "PHA+",
    }


def test_a_deleted_file_is_in_the_trash():
    assert content.trashed({"id": "F1", "trashed": True}, RecordedCall()) == {
        "deleted": True,
        "id": "F1",
        "trashed": True,
    }
