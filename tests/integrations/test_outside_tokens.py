"""Addresses that an answer named get the connection's token only if the definition trusts them."""

import pytest

from config.api.call_log import CallLog
from config.api.errors import ProviderError
from integrations import wire
from integrations.wire import Wire
from providers.spec import UpstreamRequest
from tests.providers.made_up import made_up

OUTSIDE = {
    "upload": r"https://uploads\.acme\.example/[^\s]*",
    "file": r"https://cdn\.example/[^\s]*",
}


@pytest.fixture
def sent(monkeypatch):
    """Note what leaves instead of sending it."""
    calls = []

    class Answer:
        status_code, headers = 201, {}

    def send(method, url, **options):
        calls.append((url, options["headers"], options["outside_host"]))
        return Answer()

    monkeypatch.setattr(wire.http, "send", send)
    return calls


def asked(pattern, url):
    provider = made_up(outside=OUTSIDE, trusted=("upload",))
    request = UpstreamRequest("PUT", url, data=b"x", outside=pattern)
    Wire(provider, CallLog()).open(request, "secret-token")


def test_a_trusted_address_gets_the_token_and_must_be_public(sent):
    asked("upload", "https://uploads.acme.example/1")

    assert sent == [
        ("https://uploads.acme.example/1", {"Authorization": "Bearer secret-token"}, True)
    ]


def test_any_other_gets_none(sent):
    asked("file", "https://cdn.example/1")

    assert sent == [("https://cdn.example/1", {}, True)]


@pytest.mark.parametrize(
    "url",
    [
        "https://uploads.acme.example.evil.example/1",
        "https://uploads.acme.example@evil.example/1",
        "http://uploads.acme.example/1",
        "https://cdn.example/1",
        "https://[uploads.acme.example/1",
        "",
        None,
        5,
        ["https://uploads.acme.example/1"],
    ],
)
def test_what_does_not_fit_the_pattern_is_not_asked(sent, url):
    with pytest.raises(ProviderError):
        asked("upload", url)

    assert sent == []
