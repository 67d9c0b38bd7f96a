"""What leaves is, to the letter, what `requests` would have made of it."""

import pytest
import requests

from config.outgoing import PLAIN, Outgoing

SIMPLE = [
    "https://api.github.com/repos/octo/hello-world_1.0/issues",
    "http://127.0.0.1:8001/github/user",
    "https://graph.microsoft.com/v1.0/me/messages/$count/a:b,c@d",
    "https://gmail.googleapis.com/gmail/v1/users/me/messages/",
    "https://api.example.com/..a/b.../.c",
]
OTHERS = [
    "https://api.example.com",
    "https://api.example.com?a=b",
    "https://API.Example.com/x",
    "HTTPS://api.example.com/x",
    "https://api.example.com:0443/x",
    "https://name:word@api.example.com/x",
    "https://[2001:db8::1]/x",
    "https://bücher.example/x",
    "https://api.example.com/a/../b",
    "https://api.example.com/a/./b/..",
    "https://api.example.com//a",
    "https://api.example.com/a b/ü",
    "https://api.example.com/a%2Fb%7e%41%zz",
    "https://api.example.com/a?b=c d#e",
    " https://api.example.com/x",
]
PARAMS = [
    None,
    {},
    {"q": "a b/ü&~+%41", "n": 5},
    {"many": ["a", "b"], "none": None, "yes": True, "part": 0.5},
    [("a", "1"), ("a", "2")],
    "a=b c",
]


# promise 81
@pytest.mark.parametrize("params", PARAMS, ids=str)
@pytest.mark.parametrize("url", SIMPLE + OTHERS, ids=ascii)
def test_a_url_is_written_as_requests_writes_it(url, params):
    theirs = requests.Request("GET", url, params=params).prepare()
    ours = Outgoing()
    ours.prepare("GET", url, params=params)

    assert (ours.url, ours.path_url) == (theirs.url, theirs.path_url)
    assert dict(ours.headers) == dict(theirs.headers)


def test_which_need_no_parsing():
    assert [url for url in SIMPLE + OTHERS if PLAIN.fullmatch(url)] == SIMPLE


@pytest.mark.parametrize("method", ["GET", "HEAD", "post", "DELETE"])
@pytest.mark.parametrize(
    "said",
    [
        {},
        {"json": {}},
        {"json": {"a": "ü"}},
        {"data": {"a": "b c"}},
        {"data": b""},
        {"data": "a=b", "headers": {"Content-Type": "text/plain"}},
        {"auth": ("name", "word")},
        {"auth": ("name", "word"), "json": []},
    ],
    ids=str,
)
def test_a_body_and_its_headers_are_those_of_requests(method, said):
    theirs = requests.Request(method, SIMPLE[0], **said).prepare()
    ours = Outgoing()
    ours.prepare(method, SIMPLE[0], **said)

    assert (ours.method, ours.body) == (theirs.method, theirs.body)
    assert dict(ours.headers) == dict(theirs.headers)
