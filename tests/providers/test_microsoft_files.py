"""Files of OneDrive: searches, downloads and uploads. Nothing a caller writes leaves its place."""

from base64 import b64encode
from io import BytesIO
from urllib.parse import unquote, urlsplit

import pytest

from config.api.errors import Invalid
from providers.definitions.microsoft.quirks import content, files, messages, uploads
from providers.spec import UpstreamRequest
from tests.providers.recorded_call import RecordedCall, sample
from tests.providers.test_microsoft_requests import ME, request_of

FILE, FOLDER = sample("microsoft", "file"), sample("microsoft", "folder")
DRIVE = f"{ME}/drive"
HOSTILE = [
    "x') or name eq ('y",
    "'",
    "''",
    "a'b''c",
    "')/children?$top=1",
    "../../me/messages",
    "..",
    "a/b",
    "a\\b",
    "%27)",
    "a?b#c;d",
    "x\r\nHost: evil.example",
    "{tenant}",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_one_text_of_the_search(words):
    url = request_of("microsoft_drive_list_files", search=words).url

    parts = urlsplit(url)
    assert (parts.netloc, parts.query, parts.fragment) == ("graph.microsoft.com", "", "")
    assert parts.path.startswith("/v1.0/me/drive/root/search(q='")
    assert parts.path.count("/") == 5
    inside = unquote(parts.path.removeprefix("/v1.0/me/drive/root/search(q='").removesuffix("')"))
    assert "/" not in inside
    assert inside.replace("''", "").count("'") == 0
    assert inside.replace("''", "'") == words.replace("/", " ")


@pytest.mark.parametrize("folder", [".", "..", "../x", "a/b", "a?b", "a#b", "a:/b:", "a')"])
@pytest.mark.parametrize(
    "given", [{}, {"search": "x"}, {"path": "a.txt", "content": ""}], ids=["list", "search", "put"]
)
def test_a_folder_is_one_segment_or_refused(folder, given):
    tool = "microsoft_drive_create_file" if "path" in given else "microsoft_drive_list_files"
    try:
        url = request_of(tool, folderId=folder, **given).url
    except Invalid:
        return
    path = urlsplit(url).path.removeprefix("/v1.0/me/drive/items/")
    assert unquote(path.split("/")[0].removesuffix(":")) == folder


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("plan.txt", f"{DRIVE}/root:/plan.txt:/content"),
        (
            "Reports/2026/Größe #1.txt",
            f"{DRIVE}/root:/Reports/2026/Gr%C3%B6%C3%9Fe%20%231.txt:/content",
        ),
        ("100%.txt", f"{DRIVE}/root:/100%25.txt:/content"),
        ("Mara's (1).txt", f"{DRIVE}/root:/Mara%27s%20%281%29.txt:/content"),
    ],
)
def test_a_file_is_put_at_its_path(path, url):
    request = request_of("microsoft_drive_create_file", name=path, content="SGk=")

    assert (request.method, request.url) == ("PUT", url)
    assert (request.data, request.json) == (b"Hi", None)
    assert request.headers == {"Content-Type": "application/octet-stream"}


def test_a_file_is_put_below_a_folder():
    request = request_of("microsoft_drive_create_file", path="a/b.txt", content="", folderId="F1")

    assert request.url == f"{DRIVE}/items/F1:/a/b.txt:/content"


@pytest.mark.parametrize(
    "path",
    [
        "a:/children",
        "x:/content?",
        "a*b",
        'a"b',
        "a<b",
        "a|b",
        "a\\b",
        "a\nb",
        "a/../b",
        "../b",
        "/a",
        "a/",
        "a//b",
        ".",
        "a/./b",
    ],
)
def test_what_can_be_no_path_in_onedrive_is_refused(path):
    with pytest.raises(Invalid):
        request_of("microsoft_drive_create_file", path=path, content="")


@pytest.mark.parametrize("text", ["SGk", "S", "***", "SGk=SGk="])
def test_content_has_to_be_base64(text):
    with pytest.raises(Invalid, match="content: the content is not base64"):
        request_of("microsoft_drive_create_file", path="a", content=text)


def upload_call(size):
    call = RecordedCall(arguments={"path": "a.bin"})
    call.upload = Body(size)
    return call


class Body(BytesIO):
    def __init__(self, size):
        super().__init__(b"")
        self.size = size

    def __len__(self):
        return self.size


def test_an_upload_streams_through():
    call = upload_call(uploads.MOST_AT_ONCE)
    request = uploads.stream(UpstreamRequest("PUT", "x"), call)

    assert request.data is call.upload
    assert request.url == f"{DRIVE}/root:/a.bin:/content"


def test_an_upload_that_microsoft_would_refuse_never_leaves():
    with pytest.raises(Invalid, match="262144000 bytes in one upload"):
        uploads.stream(UpstreamRequest("PUT", "x"), upload_call(uploads.MOST_AT_ONCE + 1))


def download(file, **arguments):
    call = RecordedCall(file, arguments={"fileId": file["id"], **arguments})
    return content.download(UpstreamRequest("GET", f"{DRIVE}/items/x/content"), call), call


def test_bytes_are_fetched_where_the_description_says_and_without_more():
    request, call = download(FILE)

    assert call.sent[0].url == f"{DRIVE}/items/{FILE['id']}"
    assert request == UpstreamRequest("GET", FILE["@microsoft.graph.downloadUrl"], outside="file")
    assert content.as_json(b"Hello there", call) == {
        "id": FILE["id"],
        "name": "Launch plan.txt",
        "mimeType": "text/plain",
        "size": 11,
        "content": b64encode(b"Hello there").decode(),
    }


def test_a_folder_has_no_content():
    with pytest.raises(Invalid, match="only a file has content"):
        download(FOLDER)


def test_a_large_file_is_refused_as_json_and_streamed_raw():
    film = {**FILE, "size": 1_073_741_824}

    with pytest.raises(Invalid, match="1073741824 bytes are too many for JSON"):
        download(film, format="base64")
    assert download(film, format="raw")[0].outside == "file"


def test_an_attachment_comes_with_its_bytes():
    call = RecordedCall(arguments={"messageId": "m"})

    assert messages.attachment(sample("microsoft", "attachment"), call) == {
        "id": "AAMkAGNorthwindMara0002-A1=",
        "messageId": "m",
        "name": "invoice-2291.csv",
        "mimeType": "text/csv",
        "size": 26,
        "content": "aW52b2ljZSxhbW91bnQKMjI5MSwxODQuMjAK",
    }


def test_an_empty_file_is_uploaded(caller):
    assert caller.connect("microsoft")["status"] == "success"

    made = caller.client.put(
        "/api/v1/microsoft/drive/files?path=empty.txt",
        b"",
        "application/octet-stream",
        headers={"X-Account-Id": "user-1", "Content-Length": "0"},
    )

    assert made.status_code == 200, made.content
    read = caller.get(f"microsoft/drive/files/{made.json()['data']['id']}/content").json()["data"]
    assert (read["name"], read["size"], read["content"]) == ("empty.txt", 0, "")


def test_no_answer_holds_an_address_that_needs_no_token(caller):
    assert caller.connect("microsoft")["status"] == "success"
    path = "microsoft/drive/files"
    made = caller.post(path, path="a.txt", content="SGk=")
    file_id = made.json()["data"]["id"]
    put = caller.client.put(
        f"/api/v1/{path}?path=b.txt", b"Hi", "text/plain", headers={"X-Account-Id": "user-1"}
    )
    found = caller.get(path, search="a.txt")

    for answer in (made, put, caller.get(path), found, caller.get(f"{path}/{file_id}")):
        assert answer.status_code == 200
        assert b"downloadUrl" not in answer.content
        assert b"tempauth" not in answer.content
    assert found.json()["data"]["files"][0]["name"] == "a.txt"
    assert caller.get(f"{path}/{file_id}/content").json()["data"]["content"] == "SGk="


@pytest.mark.parametrize("name", ["@microsoft.graph.downloadUrl", "@content.downloadUrl"])
def test_both_names_of_the_address_are_left_out(name):
    assert files.described({"id": "F1", name: "https://x.example"}, None) == {"id": "F1"}


def test_a_file_that_is_not_described_is_still_uploaded():
    assert files.described(None, None) == {}
