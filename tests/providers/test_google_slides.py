"""Presentations: changes are batches, pictures lie at an address without a token."""

import re

import pytest

from config.api.errors import Invalid
from providers import registry
from providers.arguments import read_arguments
from providers.building import build
from providers.definitions.google.quirks import content, presentations, thumbnails
from providers.registry import tools
from tests.providers.recorded_call import RecordedCall, sample
from tests.providers.test_google_requests import request_of

DECKS = "https://slides.googleapis.com/v1/presentations"
PAGE = "https://docs.google.com/presentation/d/P1/edit"
PICTURE = "https://lh7-rt.googleusercontent.com/slidesz/AGV_x-y=s800?key=a_b"


@pytest.mark.parametrize(
    ("name", "given", "call", "body"),
    [
        ("slides_get_presentation", {"id": "P1"}, ("GET", "/P1"), None),
        ("slides_get_page", {"pageId": "a/b"}, ("GET", "/P1/pages/a%2Fb"), None),
        ("slides_create_presentation", {"title": "Deck"}, ("POST", ""), {"title": "Deck"}),
        (
            "slides_batch_update",
            {"requests": [{"createSlide": {}}]},
            ("POST", "/P1:batchUpdate"),
            {"requests": [{"createSlide": {}}]},
        ),
    ],
)
def test_requests(name, given, call, body):
    wanted = {} if "id" in given or "title" in given else {"presentationId": "P1"}
    request = request_of(name, **wanted, **given)

    assert (request.method, request.url) == (call[0], f"{DECKS}{call[1]}")
    assert (request.params, request.json) == ({}, body)


@pytest.mark.parametrize(
    ("given", "more"),
    [
        ({}, {}),
        ({"action": "replace_all_text"}, {}),
        ({"pageObjectIds": "p1,p2"}, {"pageObjectIds": ["p1", "p2"]}),
    ],
)
def test_text_is_replaced_by_a_batch(given, more):
    request = request_of(
        "slides_replace_all_text",
        presentationId="P1",
        containsText="{{name}}",
        replaceText="Northwind",
        **given,
    )

    change = {
        "containsText": {"text": "{{name}}", "matchCase": False},
        "replaceText": "Northwind",
        **more,
    }
    assert (request.method, request.url) == ("POST", f"{DECKS}/P1:batchUpdate")
    assert request.json == {"requests": [{"replaceAllText": change}]}


@pytest.mark.parametrize(
    ("name", "given", "problem"),
    [
        ("slides_replace_all_text", {"replaceText": "x"}, "containsText: "),
        (
            "slides_replace_all_text",
            {"find": "a", "replaceText": "x", "action": "insert_text"},
            "action: ",
        ),
        ("slides_get_page", {"pageObjectId": ".."}, "pageObjectId: "),
        ("slides_get_thumbnail", {"pageObjectId": "p", "thumbnailSize": "HUGE"}, "thumbnailSize: "),
        ("slides_get_thumbnail", {"pageObjectId": "p", "format": "gif"}, "format: "),
    ],
)
def test_what_is_wrong_is_named_before_google_is_asked(name, given, problem):
    with pytest.raises(Invalid, match=problem):
        request_of(name, presentationId="P1", **given)


def test_a_presentation_says_where_to_look():
    body = {"presentationId": "P1", "title": "Deck", "slides": []}

    assert presentations.presentation(body, RecordedCall()) == {**body, "url": PAGE}


def test_a_change_says_how_often_it_replaced():
    body = {"presentationId": "P1", "replies": [{"replaceAllText": {"occurrencesChanged": 3}}]}

    shown = presentations.changed(body, RecordedCall())

    assert shown == {**body, "url": PAGE, "occurrencesChanged": 3}


@pytest.fixture
def picture():
    """The call and the last request of fetching a thumbnail."""
    offer = tools()["slides_get_thumbnail"]
    given = {"presentationId": "P1", "pageObjectId": "p1", "thumbnailSize": "MEDIUM"}
    arguments = read_arguments(offer.tool, given)
    call = RecordedCall(sample("google", "thumbnail"), arguments=arguments)
    return call, thumbnails.picture(build(offer, arguments), call)


def test_a_picture_is_asked_for_by_its_size(picture):
    [asked] = picture[0].sent

    assert asked.url == f"{DECKS}/P1/pages/p1/thumbnail"
    assert asked.params == {
        "thumbnailProperties.mimeType": "PNG",
        "thumbnailProperties.thumbnailSize": "MEDIUM",
    }


def test_a_picture_is_fetched_from_outside(picture):
    _, fetched = picture

    assert (fetched.method, fetched.url, fetched.outside) == ("GET", PICTURE, "picture")
    assert (dict(fetched.params), dict(fetched.headers)) == ({}, {})


def test_a_picture_becomes_json(picture):
    assert content.as_json(b"\x89PNG", picture[0]) == {
        "id": "p1",
        "name": "p1.png",
        "mimeType": "image/png",
        "width": 800,
        "height": 450,
        "size": 4,
        "content": "iVBORw==",
    }


@pytest.mark.parametrize(
    "url",
    [PICTURE, "https://lh3.googleusercontent.com/a", "https://lh4.googleusercontent.com/a/b=w1"],
)
def test_pictures_lie_at_googles_hosts(url):
    assert re.fullmatch(registry.find("google").outside["picture"], url)


@pytest.mark.parametrize(
    "url",
    [
        "http://lh3.googleusercontent.com/a",
        "https://googleusercontent.com/a",
        "https://lh3.googleusercontent.com",
        "https://lh3.googleusercontent.com.evil.example/a",
        "https://lh3.googleusercontent.com:444/a",
        "https://lh3.googleusercontent.com@evil.example/a",
        "https://evil.example/lh3.googleusercontent.com/a",
        "https://evil.example#.googleusercontent.com/a",
        "https://evil.example?.googleusercontent.com/a",
        "https://a.b@lh3.googleusercontent.com/a",
        "https://evil.example\\.googleusercontent.com/a",
        "https://lh3.googleusercontent.com/a\r\nHost: evil.example",
        "https://lh3.googleusercontent.com/a\n",
        "https://lh3.googleusercontent.com/ä",
        "https://127.0.0.1/a",
    ],
)
def test_nothing_else_is_fetched(url):
    assert not re.fullmatch(registry.find("google").outside["picture"], url)
