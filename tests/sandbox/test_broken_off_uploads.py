"""A body that is shorter than its Content-Length is refused, and nothing of it is kept."""

import socket
from urllib.parse import urlsplit

import pytest

from tests.sandbox.microsoft_client import MicrosoftClient

GOOGLE = "upload/drive/v3/files"


@pytest.fixture
def drive(google):
    return google.connect()


@pytest.fixture
def onedrive(sandbox):
    sandbox.control("reset", provider="microsoft")
    return MicrosoftClient(sandbox).connect()


def broken_off(client, method, address, declared=100):
    """Send five bytes of what was declared, half-close, and return the status of the answer."""
    url = urlsplit(address if address.startswith("http") else f"{client.base}/{address}")
    head = (
        f"{method} {url.path}?{url.query} HTTP/1.1\r\n"
        f"Host: {url.netloc}\r\n"
        f"Authorization: Bearer {client.access_token}\r\n"
        "Content-Type: text/plain\r\n"
        f"Content-Length: {declared}\r\n\r\n"
    )
    with socket.create_connection((url.hostname, url.port), timeout=10) as wire:
        wire.sendall(head.encode() + b"hello")
        wire.shutdown(socket.SHUT_WR)
        return int(wire.makefile("rb").readline().split()[1])


def files(drive):
    return drive.get("drive/v3/files", params={"fields": "files(id)"}).json()["files"]


def opened(drive):
    query = {"uploadType": "resumable"}
    return drive.post(GOOGLE, {"name": "a.txt"}, params=query).headers["Location"]


def test_drive_keeps_nothing_and_the_session_stays_open(drive):
    before, session = files(drive), opened(drive)

    assert broken_off(drive, "PUT", session) == 400
    assert files(drive) == before
    assert broken_off(drive, "PUT", session, declared=5) == 200
    assert len(files(drive)) == len(before) + 1


@pytest.mark.parametrize("way", ["media", "multipart"])
def test_drive_keeps_nothing_of_one_request(drive, way):
    before = files(drive)

    assert broken_off(drive, "POST", f"{GOOGLE}?uploadType={way}") == 400
    assert files(drive) == before


def test_onedrive_keeps_nothing(onedrive):
    def names():
        return [one["name"] for one in onedrive.get("v1.0/me/drive/root/children").json()["value"]]

    before = names()

    assert broken_off(onedrive, "PUT", "v1.0/me/drive/root:/a.txt:/content") == 400
    assert names() == before
    assert broken_off(onedrive, "PUT", "v1.0/me/drive/root:/a.txt:/content", declared=5) == 201
