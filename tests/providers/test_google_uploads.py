"""Uploads to Drive."""

import json
from email import message_from_bytes
from io import BytesIO

import pytest

from config.api.errors import Invalid, ProviderError
from providers.definitions.google.quirks import resumable, uploads
from providers.spec import UpstreamAnswer, UpstreamRequest
from tests.providers.recorded_call import RecordedCall

FILES = "https://www.googleapis.com/drive/v3/files"
UPLOAD = "https://www.googleapis.com/upload/drive/v3/files"
NOTE = {"name": "note.txt", "mimeType": "text/plain", "content": "SGk="}


def create(**arguments):
    request = UpstreamRequest(
        "POST", UPLOAD, params={"uploadType": "multipart", "fields": "id"}, json={}
    )
    return uploads.create(request, RecordedCall(arguments=arguments))


def parts_of(request):
    head = f"Content-Type: {request.headers['Content-Type']}\r\n\r\n".encode()
    message = message_from_bytes(head + request.data)
    return [(part.get_content_type(), part.get_payload(decode=True)) for part in message.walk()][1:]


def test_a_file_travels_with_its_description():
    request = create(**NOTE, folderId="F1")

    [(_, described), content] = parts_of(request)
    assert request.url == UPLOAD
    assert request.json is None
    assert json.loads(described) == {
        "name": "note.txt",
        "mimeType": "text/plain",
        "parents": ["F1"],
    }
    assert content == ("text/plain", b"Hi")


def test_the_bytes_are_framed_by_a_new_boundary_each_time():
    assert create(**NOTE).headers["Content-Type"] != create(**NOTE).headers["Content-Type"]


def test_a_folder_is_a_description_alone():
    request = create(name="Plans", mimeType="application/vnd.google-apps.folder")

    assert (request.url, request.params) == (FILES, {"fields": "id"})
    assert request.json == {"name": "Plans", "mimeType": "application/vnd.google-apps.folder"}
    assert request.data is None


@pytest.mark.parametrize(
    ("kind", "given", "sent"),
    [
        ("application/vnd.google-apps.document", {}, "text/plain"),
        ("application/vnd.google-apps.spreadsheet", {}, "text/csv"),
        (
            "application/vnd.google-apps.document",
            {"contentMimeType": "text/html"},
            "text/html",
        ),
    ],
)
def test_content_is_converted_to_a_google_document(kind, given, sent):
    request = create(name="Minutes", mimeType=kind, content="SGk=", **given)

    [(_, described), (content_type, _)] = parts_of(request)
    assert json.loads(described)["mimeType"] == kind
    assert content_type == sent


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"content": "§§"}, "content: the content is not base64"),
        (
            {"mimeType": "text/plain\r\nX: 1"},
            "mimeType: 'text/plain\\r\\nX: 1' is not a media type",
        ),
        ({"contentMimeType": "html"}, "contentMimeType: 'html' is not a media type"),
    ],
)
def test_what_cannot_be_uploaded_is_named(wrong, problem):
    with pytest.raises(Invalid) as refusal:
        create(**NOTE | wrong)

    assert str(refusal.value) == problem


class OpeningCall(RecordedCall):
    """A call whose opening request is answered with a place for the bytes."""

    def __init__(self, location):
        super().__init__(arguments={"name": "film.mp4", "mimeType": "video/mp4", "folderId": "F1"})
        self.location = location
        self.upload = BytesIO(b"bytes")

    def send(self, request):
        self.sent.append(request)
        return UpstreamAnswer(200, {"Location": self.location}, None)


def upload(call):
    request = UpstreamRequest(
        "PUT", UPLOAD, params={"uploadType": "resumable", "fields": "id"}, json={}
    )
    return resumable.upload(request, call)


def test_an_upload_opens_a_session_and_sends_the_bytes_to_it():
    call = OpeningCall(f"{UPLOAD}?uploadType=resumable&fields=id&upload_id=AB%2Bc")

    request = upload(call)

    [opening] = call.sent
    assert (opening.method, opening.url) == ("POST", UPLOAD)
    assert opening.params == {"uploadType": "resumable", "fields": "id"}
    assert opening.headers == {"X-Upload-Content-Type": "video/mp4"}
    assert opening.json == {"name": "film.mp4", "mimeType": "video/mp4", "parents": ["F1"]}
    assert (request.method, request.url) == ("PUT", UPLOAD)
    assert request.params == {"uploadType": "resumable", "fields": "id", "upload_id": "AB+c"}
    assert request.data is call.upload
    assert request.headers == {"Content-Type": "video/mp4"}


# promise 81
def test_bytes_and_token_go_to_google_whatever_the_session_says():
    request = upload(OpeningCall("https://evil.example/steal?upload_id=x"))

    assert request.url == UPLOAD


def test_an_answer_without_a_session_is_a_fault_of_the_provider():
    with pytest.raises(ProviderError):
        upload(OpeningCall(f"{UPLOAD}?uploadType=resumable"))


def test_an_empty_file_is_uploaded(caller):
    assert caller.connect("google")["status"] == "success"
    path = "/api/v1/drive/files"

    made = caller.client.put(
        f"{path}/content?name=empty.txt&mimeType=text/plain",
        b"",
        "text/plain",
        headers={"X-Account-Id": "user-1", "Content-Length": "0"},
    )

    assert made.status_code == 200, made.content
    read = caller.get(f"drive/files/{made.json()['data']['id']}/content").json()["data"]
    assert (read["name"], read["size"], read["content"]) == ("empty.txt", 0, "")
