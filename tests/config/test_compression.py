"""How much travels to a browser."""

import gzip

import brotli
import pytest

from accounts.models import ApiKey
from tests.factories import make_user
from tests.pages.conftest import logged_in

CSS = "/static/app.css"
FONT = "/static/fonts/ibm-plex-mono-latin-400-normal.woff2"


def body(response):
    return response.content if not response.streaming else b"".join(response.streaming_content)


@pytest.mark.parametrize(
    ("accepted", "encoding", "read"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
    ],
)
def test_a_stylesheet_travels_compressed(client, accepted, encoding, read):
    whole = body(client.get(CSS))

    response = client.get(CSS, headers={"Accept-Encoding": accepted})

    assert response["Content-Encoding"] == encoding
    assert response["Vary"] == "Accept-Encoding"
    assert response["Content-Type"] == 'text/css; charset="utf-8"'
    assert int(response["Content-Length"]) == len(response.content) < len(whole) / 3
    assert read(response.content) == whole


@pytest.mark.parametrize("accepted", ["", "identity", "zstd"])
def test_whoever_takes_neither_gets_it_plain(client, accepted):
    response = client.get(CSS, headers={"Accept-Encoding": accepted})

    assert "Content-Encoding" not in response
    assert response["Vary"] == "Accept-Encoding"
    assert b"box-sizing" in body(response)


def test_what_a_browser_has_already_is_not_sent_again(client):
    etag = client.get(CSS, headers={"Accept-Encoding": "br"})["ETag"]

    response = client.get(CSS, headers={"Accept-Encoding": "br", "If-None-Match": etag})

    assert (response.status_code, body(response)) == (304, b"")


def test_a_part_of_a_file_is_a_part_of_the_plain_one(client):
    response = client.get(CSS, headers={"Accept-Encoding": "br", "Range": "bytes=0-9"})

    assert response.status_code == 206
    assert "Content-Encoding" not in response
    assert len(body(response)) == 10


def test_fonts_are_compressed_already(client):
    response = client.get(FONT, headers={"Accept-Encoding": "br"})

    assert "Content-Encoding" not in response


@pytest.mark.django_db
def test_pages_travel_compressed_and_never_twice_in_the_same_size(client):
    answers = [
        client.get("/docs/quickstart", headers={"Accept-Encoding": "gzip"}) for _ in range(9)
    ]

    assert {answer["Content-Encoding"] for answer in answers} == {"gzip"}
    assert len({gzip.decompress(answer.content) for answer in answers}) == 1
    assert len({len(answer.content) for answer in answers}) > 1


@pytest.mark.django_db
def test_the_page_with_a_new_key_is_never_compressed():
    browser = logged_in(make_user())
    form = {"name": "CI", "kind": "personal", "access": "everything", "expires": "90"}

    response = browser.post("/settings/api-keys/new", form, headers={"Accept-Encoding": "gzip, br"})

    assert "Content-Encoding" not in response
    assert ApiKey.objects.get().last_four in response.content.decode()


def test_answers_of_the_api_are_not_compressed(client):
    response = client.get("/api/v1/health", headers={"Accept-Encoding": "gzip, br"})

    assert "Content-Encoding" not in response
