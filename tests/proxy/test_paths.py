"""Nothing a caller writes changes the host of an upstream call, or climbs out of its path."""

import re
from urllib.parse import unquote, urlsplit

import pytest
import requests

from config.api.errors import Invalid
from providers.building import build, upstream_of
from providers.pinning import located
from providers.registry import tools
from providers.schemas import signature_of
from tests.providers.facts import facts_of

TRICKS = [
    "..",
    ".",
    "%2e%2e",
    ".%2e",
    "../..",
    "..%2f..",
    "..\\..",
    "a/../../b",
    "//evil.example",
    "/evil.example",
    "@evil.example",
    "user:pass@evil.example",
    "https://evil.example/",
    "evil.example#",
    "?x=1",
    "#frag",
    ";param",
    "a b",
    "a%00b",
    "a\r\nHost: evil.example",
    "{owner}",
    "\u2025",
    "\uff0e\uff0e",
    "\u3002\u3002",
    "[::1]",
    ":80",
]
ISSUES = "/api/v1/github/repos/{}/hello/issues"


def with_placeholders():
    return [offer for offer in tools().values() if upstream_of(offer)[2]]


def prepared(offer, trick):
    """Return the request as it would go over the wire, with the trick in every path parameter."""
    _, _, names = upstream_of(offer)
    arguments = {
        name: trick
        for name, param in signature_of(offer.tool).params.items()
        if param.upstream_name in names
    }
    request = build(offer, arguments, facts_of(offer.provider))
    return requests.Request(request.method, request.url, params=request.params).prepare()


def address_of(offer):
    return located(offer.provider, upstream_of(offer)[1], facts_of(offer.provider))


def expected_path(offer):
    """Return a pattern of the path: one segment per placeholder, or a folder path where it may be one."""
    path = urlsplit(address_of(offer)).path
    parts = re.split(r"(\{\w+\+?\})", path)
    return "".join(
        ("[^?#]*" if part.endswith("+}") else "[^/?#]+")
        if part.startswith("{")
        else re.escape(part)
        for part in parts
    )


# promise 81
@pytest.mark.parametrize("offer", with_placeholders(), ids=lambda offer: offer.tool.name)
def test_every_tool_keeps_its_host_and_path_whatever_the_arguments(offer):
    own = urlsplit(address_of(offer))

    for trick in TRICKS:
        try:
            url = prepared(offer, trick).url
        except Invalid:
            continue
        assert url.isascii()
        assert (urlsplit(url).scheme, urlsplit(url).netloc) == (own.scheme, own.netloc)
        assert re.fullmatch(expected_path(offer), urlsplit(url).path), trick
        assert not {".", ".."} & set(map(unquote, urlsplit(url).path.split("/"))), trick


# promise 81
@pytest.mark.parametrize("trick", TRICKS, ids=ascii)
def test_on_the_wire_a_trick_is_one_segment_or_was_refused(acting, answering, trick):
    server = answering()

    response = acting.get(ISSUES.format(requests.utils.quote(trick, safe="")))

    if response.status_code == 200:
        [heard] = server.heard
        assert re.fullmatch(r"/repos/[^/?#]+/hello/issues\?per_page=\d+", heard.target)
        assert heard.headers["host"] == f"127.0.0.1:{server.port}"
    else:
        assert response.status_code in {400, 404}
        assert server.heard == []


# promise 81
@pytest.mark.parametrize("climb", ["..", "a/..", "a/../..", "a/./b", "a//b", "../x"])
def test_a_folder_path_does_not_climb(acting, answering, climb):
    server = answering()

    response = acting.get(f"/api/v1/github/repos/o/r/contents/{climb}")

    assert response.status_code == 400
    assert "cannot stand in a path" in response.json()["error"]
    assert server.heard == []


# promise 81: what looks encoded to us is a name, and is encoded again
@pytest.mark.parametrize(
    ("sent", "arrives"), [("%252e%252e", "%252e%252e"), ("%252f", "%252F"), ("%25", "%25")]
)
def test_double_encoding_stays_a_name(acting, answering, sent, arrives):
    server = answering()

    acting.get(ISSUES.format(sent))

    assert [heard.target.partition("?")[0].lower() for heard in server.heard] == [
        f"/repos/{arrives}/hello/issues".lower()
    ]


# promise 81
@pytest.mark.parametrize("text", ["a&access_token=x", "a#b", "a?b=c", "a\r\nX-Evil: 1", "a\x01"])
def test_a_query_argument_stays_one_argument(acting, answering, text):
    server = answering()

    acting.get("/api/v1/github/repos/o/r/commits", {"author": text})

    [heard] = server.heard
    assert "x-evil" not in heard.headers
    names = [pair.partition("=")[0] for pair in heard.target.partition("?")[2].split("&")]
    assert sorted(names) == ["author", "per_page"]


@pytest.mark.parametrize(
    "body", [{"owner": "evil", "repo": "evil"}, {"path": "../x"}, {"url": "https://evil.example"}]
)
def test_the_body_cannot_replace_what_the_path_says(acting, answering, body):
    server = answering()

    acting.post_json("/api/v1/github/repos/o/r/issues", {"title": "t"} | body)

    [heard] = server.heard
    assert heard.line == "POST /repos/o/r/issues HTTP/1.1"
