"""Drive: found by queries, downloaded, exported, uploaded in three ways."""

import json
from hashlib import sha256

import pytest
import requests

FILES = "drive/v3/files"
UPLOAD = "upload/drive/v3/files"


@pytest.fixture
def drive(google):
    return google.connect()


def listed(drive, query="", **params):
    answer = drive.get(FILES, params={"q": query} | params)
    assert answer.status_code == 200, answer.text
    return answer.json()["files"]


def names(drive, query="", **params):
    return [file["name"] for file in listed(drive, query, **params)]


def one(drive, name):
    escaped = name.replace("'", "\\'")
    return listed(drive, f"name = '{escaped}'")[0]["id"]


def test_list_shows_four_fields_unless_told(drive):
    brief = listed(drive)
    full = listed(drive, fields="files(id,owners(displayName))")

    assert len(brief) == 13
    assert sorted(brief[0]) == ["id", "kind", "mimeType", "name"]
    assert full[0]["owners"] == [{"displayName": "Mara Lindqvist"}]
    assert drive.get(FILES, params={"fields": "files(id"}).status_code == 400


def test_bottomless_fields_are_a_400(drive):
    assert drive.get(FILES, params={"fields": "a(" * 600}).status_code == 400


def test_pages(drive):
    fields = "nextPageToken,files/name"
    first = drive.get(FILES, params={"pageSize": 8, "fields": fields}).json()
    second = drive.get(
        FILES, params={"pageSize": 8, "fields": fields, "pageToken": first["nextPageToken"]}
    ).json()

    assert (len(first["files"]), len(second["files"])) == (8, 5)
    assert "nextPageToken" not in second


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("name contains 'launch'", {"Launch", "Launch plan", "Launch deck"}),
        ("fullText contains 'printer'", {"Risks.md"}),
        ("fullText contains 'ship' and mimeType = 'text/csv'", set()),
        ("mimeType='application/pdf' and trashed=false", {"invoice-2291.pdf"}),
        ("name = 'Mara\\'s reading list.txt'", {"Mara's reading list.txt"}),
        ("'root' in parents and mimeType contains 'folder'", {"Launch", "Finance"}),
        (
            "(name contains 'logo' or name contains 'risks') and trashed = false",
            {"logo.svg", "Risks.md"},
        ),
        (
            "not name contains 'a' and mimeType != 'application/json'",
            {
                "Risks.md",
                "logo.svg",
                "会議メモ.txt",
                "invoice-2291.pdf",
                "Timeline",
                "october.csv",
                "big-25mb.bin",
            },
        ),
        ("modifiedTime > '2100-01-01T00:00:00'", set()),
        ("trashed = true", set()),
        ("'mara@northwind.example' in owners and starred = true", set()),
    ],
)
def test_queries(drive, query, expected):
    assert set(names(drive, query)) == expected


def test_files_of_a_folder_in_order(drive):
    folder = one(drive, "Launch")

    assert names(drive, f"'{folder}' in parents", orderBy="name desc") == [
        "Timeline",
        "Risks.md",
        "Launch plan",
        "Launch deck",
    ]
    assert names(drive, f"'{folder}' in parents", orderBy="modifiedTime desc")[0] == "Launch plan"


@pytest.mark.parametrize(
    "query",
    [
        "name",
        "name contains",
        "name contains 'x' and",
        "colour = 'red'",
        "name = x",
        "(",
        "(" * 300,
        "'a' in b",
    ],
)
def test_bad_query_is_a_400(drive, query):
    answer = drive.get(FILES, params={"q": query})

    assert (answer.status_code, answer.json()["error"]["message"]) == (400, "Invalid Value")


def test_full_text_cannot_be_ordered(drive):
    answer = drive.get(FILES, params={"q": "fullText contains 'x'", "orderBy": "name"})

    assert answer.status_code == 403


def test_content_has_its_type(drive):
    answer = drive.get(f"{FILES}/{one(drive, '会議メモ.txt')}", params={"alt": "media"})

    assert answer.headers["Content-Type"] == "text/plain"
    assert answer.content.decode() == "水曜日の十時に打ち合わせ。\n"


def test_pdf_is_one(drive):
    answer = drive.get(f"{FILES}/{one(drive, 'invoice-2291.pdf')}", params={"alt": "media"})

    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-1.4")
    assert answer.content.endswith(b"%%EOF\n")


@pytest.mark.parametrize(
    ("name", "kind", "beginning"),
    [
        ("Launch plan", "text/plain", "\ufeffLaunch plan\r\n".encode()),
        ("Launch plan", "text/html", b"<html><body><p>Launch plan</p>"),
        ("Launch plan", "application/pdf", b"%PDF"),
        ("Timeline", "text/csv", b"step,week\r\ndesign,12"),
        ("Launch deck", "text/plain", "\ufeffNorthwind in spring".encode()),
    ],
)
def test_google_documents_are_exported(drive, name, kind, beginning):
    file_id = one(drive, name)

    answer = drive.get(f"{FILES}/{file_id}/export", params={"mimeType": kind})

    assert answer.headers["Content-Type"] == kind
    assert answer.content.startswith(beginning)


def test_download_and_export_are_not_the_same(drive):
    document = drive.get(f"{FILES}/{one(drive, 'Launch plan')}", params={"alt": "media"})
    plain = drive.get(f"{FILES}/{one(drive, 'logo.svg')}/export", params={"mimeType": "text/plain"})
    strange = drive.get(f"{FILES}/{one(drive, 'Timeline')}/export", params={"mimeType": "x/y"})

    assert document.json()["error"]["errors"][0]["reason"] == "fileNotDownloadable"
    assert plain.json()["error"]["errors"][0]["reason"] == "fileNotExportable"
    assert strange.status_code == 400


def test_big_file_streams_the_same_bytes_every_time(drive):
    sums = set()
    for _ in range(2):
        answer = drive.get(f"{FILES}/big-3mb", params={"alt": "media"}, stream=True)
        digest, size = sha256(), 0
        for chunk in answer.iter_content(1 << 16):
            digest.update(chunk)
            size += len(chunk)
        sums.add(digest.hexdigest())
        assert size == int(answer.headers["Content-Length"]) == 3 * 1024 * 1024

    assert len(sums) == 1


def test_unknown_file_is_drives_404(drive):
    answer = drive.get(f"{FILES}/nope")

    assert answer.status_code == 404
    assert answer.json()["error"]["message"] == "File not found: nope."


def test_multipart_upload(drive):
    folder = one(drive, "Finance")
    content = b"line one\nline two\r\n\x00\xff--b"
    body = b"\r\n".join(
        [
            b"--b7",
            b"Content-Type: application/json; charset=UTF-8",
            b"",
            json.dumps({"name": "Grüße.bin", "parents": [folder]}).encode(),
            b"--b7",
            b"Content-Type: application/x-thing",
            b"",
            content,
            b"--b7--",
            b"",
        ]
    )

    answer = drive.post(
        UPLOAD,
        data=body,
        headers={"Content-Type": "multipart/related; boundary=b7"},
        params={"uploadType": "multipart", "fields": "id,name,size,mimeType,parents"},
    )

    file = answer.json()
    assert answer.status_code == 200
    assert (file["name"], file["size"]) == ("Grüße.bin", str(len(content)))
    assert (file["mimeType"], file["parents"]) == ("application/x-thing", [folder])
    assert drive.get(f"{FILES}/{file['id']}", params={"alt": "media"}).content == content


def test_upload_becomes_a_google_document(drive):
    metadata = {"name": "Notes", "mimeType": "application/vnd.google-apps.document"}
    body = (
        b"--b\r\nContent-Type: application/json\r\n\r\n" + json.dumps(metadata).encode() + b"\r\n"
        b"--b\r\nContent-Type: text/plain\r\n\r\nRemember the milk\r\n--b--"
    )

    file = drive.post(
        UPLOAD,
        data=body,
        headers={"Content-Type": "multipart/related; boundary=b"},
        params={"uploadType": "multipart"},
    ).json()

    exported = drive.get(f"{FILES}/{file['id']}/export", params={"mimeType": "text/markdown"})
    assert exported.text == "Remember the milk"
    assert names(drive, "fullText contains 'milk'") == ["Notes"]


@pytest.mark.parametrize(
    "body", [b"", b"--b\r\n\r\n{}\r\n--b--", b"--b\r\n\r\n[]\r\n--b\r\n\r\nx\r\n--b--"]
)
def test_malformed_upload_is_a_400(drive, body):
    answer = drive.post(
        UPLOAD,
        data=body,
        headers={"Content-Type": "multipart/related; boundary=b"},
        params={"uploadType": "multipart"},
    )

    assert answer.status_code == 400
    assert len(listed(drive)) == 13


def test_resumable_upload_of_unknown_length(drive):
    opened = drive.post(
        UPLOAD,
        {"name": "movie.bin", "mimeType": "video/mp4"},
        params={"uploadType": "resumable", "fields": "id,size,sha256Checksum"},
    )
    place = opened.headers["Location"]
    blocks = [bytes([number]) * 1024 * 1024 for number in range(11)]

    done = drive.call("PUT", place, data=iter(blocks))
    again = drive.call("PUT", place, data=b"x")

    assert done.json()["size"] == str(11 * 1024 * 1024)
    assert done.json()["sha256Checksum"] == sha256(b"".join(blocks)).hexdigest()
    assert again.status_code == 404
    refused = drive.get(f"{FILES}/{done.json()['id']}", params={"alt": "media"})
    assert refused.json()["error"]["errors"][0]["reason"] == "cannotDownloadFile"


def test_media_upload(drive):
    file = drive.post(
        UPLOAD,
        data=b"just bytes",
        headers={"Content-Type": "text/plain"},
        params={"uploadType": "media"},
    ).json()

    assert (file["name"], file["mimeType"]) == ("Untitled", "text/plain")
    assert drive.get(f"{FILES}/{file['id']}", params={"alt": "media"}).content == b"just bytes"


def test_folder_is_made_and_a_file_moved_into_it(drive):
    folder = drive.post(
        FILES, {"name": "New", "mimeType": "application/vnd.google-apps.folder"}
    ).json()
    file = one(drive, "logo.svg")

    moved = drive.patch(
        f"{FILES}/{file}",
        {"name": "logo-2.svg"},
        params={"addParents": folder["id"], "removeParents": "root", "fields": "name,parents"},
    )

    assert moved.json() == {"name": "logo-2.svg", "parents": [folder["id"]]}
    assert names(drive, f"'{folder['id']}' in parents") == ["logo-2.svg"]


def test_refused_changes(drive):
    file = one(drive, "logo.svg")

    unwritable = drive.patch(f"{FILES}/{file}", {"size": "1"})
    no_folder = drive.post(FILES, {"name": "x", "parents": [file]})
    nowhere = drive.post(FILES, {"name": "x", "parents": ["nope"]})

    assert unwritable.json()["error"]["errors"][0]["reason"] == "fieldNotWritable"
    assert no_folder.status_code == 403
    assert nowhere.status_code == 404


def test_trash_and_delete(drive):
    file = one(drive, "logo.svg")

    drive.patch(f"{FILES}/{file}", {"trashed": True})
    trashed = names(drive, "trashed = true")
    drive.call("DELETE", f"{FILES}/{file}")

    assert trashed == ["logo.svg"]
    assert drive.get(f"{FILES}/{file}").status_code == 404


def test_sharing(drive):
    file = one(drive, "logo.svg")
    body = {"role": "reader", "type": "user", "emailAddress": "tomas@northwind.example"}

    shared = drive.post(f"{FILES}/{file}/permissions", body)
    bad = drive.post(f"{FILES}/{file}/permissions", {"role": "king", "type": "user"})

    assert shared.json() == {
        "kind": "drive#permission",
        "id": "1tomas",
        "type": "user",
        "role": "reader",
    }
    assert drive.get(f"{FILES}/{file}", params={"fields": "shared"}).json() == {"shared": True}
    assert len(drive.get(f"{FILES}/{file}/permissions").json()["permissions"]) == 2
    assert bad.status_code == 400


def test_reading_scope_does_not_write(google):
    google.connect(scope="openid https://www.googleapis.com/auth/drive.readonly")

    assert google.get(FILES).status_code == 200
    assert google.post(FILES, {"name": "x"}).status_code == 403


def test_no_token_is_a_401(google):
    answer = requests.get(f"{google.base}/{FILES}", timeout=5)

    assert answer.status_code == 401
    assert answer.json()["error"]["errors"][0]["reason"] == "required"
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
