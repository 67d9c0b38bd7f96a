"""Headers stop at us, both ways: the provider sees ours alone, the caller none of the provider's."""

import pytest

from tests.proxy.loopback import http_answer

REPOS, FILE = "/api/v1/github/repos", "/api/v1/drive/files/f1/content?format=raw"
NOISE = {
    "HTTP_COOKIE": "sessionid=stolen; csrftoken=x",
    "HTTP_PROXY_AUTHORIZATION": "Basic stolen",
    "HTTP_X_API_KEY": "stolen",
    "HTTP_X_FORWARDED_FOR": "10.1.1.1",
    "HTTP_X_FORWARDED_HOST": "evil.example",
    "HTTP_X_FORWARDED_PROTO": "https",
    "HTTP_FORWARDED": "for=10.1.1.1",
    "HTTP_VIA": "1.1 somebody",
    "HTTP_CONNECTION": "keep-alive, X-Listed",
    "HTTP_KEEP_ALIVE": "timeout=99",
    "HTTP_X_LISTED": "hop",
    "HTTP_TE": "trailers",
    "HTTP_TRAILER": "X-Late",
    "HTTP_TRANSFER_ENCODING": "chunked",
    "HTTP_UPGRADE": "websocket",
    "HTTP_EXPECT": "100-continue",
    "HTTP_IF_NONE_MATCH": '"etag"',
    "HTTP_RANGE": "bytes=0-1",
    "HTTP_ORIGIN": "https://evil.example",
    "HTTP_REFERER": "https://app.example/?token=stolen",
    "HTTP_USER_AGENT": "caller/1.0",
    "HTTP_X_HTTP_METHOD_OVERRIDE": "DELETE",
    "HTTP_X_REQUEST_ID": "caller-request-1",
    "HTTP_IDEMPOTENCY_KEY": "idem-1",
    "HTTP_ACCEPT": "text/html",
    "HTTP_ACCEPT_LANGUAGE": "de",
}
CHATTY = (
    "Set-Cookie: provider=1; Path=/",
    "Set-Cookie2: old=1",
    "Connection: close, X-Listed",
    "X-Listed: hop",
    "Keep-Alive: timeout=5",
    "Proxy-Authenticate: Basic",
    "WWW-Authenticate: Bearer realm=provider",
    "Upgrade: h2c",
    "Trailer: X-Late",
    "Location: https://evil.example/",
    "Refresh: 0; url=https://evil.example/",
    "Access-Control-Allow-Origin: *",
    "Strict-Transport-Security: max-age=0",
    "Content-Security-Policy: script-src *",
    "X-RateLimit-Remaining: 7",
    "RateLimit: provider",
    "X-Request-Id: provider-request-1",
    "Server: provider/9",
    "ETag: provider",
    "Cache-Control: public, max-age=999",
    "Content-Disposition: inline; filename=evil.html",
    "Alt-Svc: h3=evil",
)
# Everything an answer of ours may carry.
OURS = {
    "allow",
    "content-disposition",
    "content-length",
    "content-security-policy",
    "content-type",
    "cross-origin-opener-policy",
    "ratelimit",
    "ratelimit-policy",
    "referrer-policy",
    "retry-after",
    "strict-transport-security",
    "vary",
    "x-content-type-options",
    "x-frame-options",
    "x-ratelimit-limit",
    "x-ratelimit-minute-limit",
    "x-ratelimit-minute-remaining",
    "x-ratelimit-remaining",
    "x-ratelimit-reset",
    "x-request-id",
}


# promise 84
def test_a_read_carries_only_headers_of_our_own(acting, answering):
    server = answering()

    acting.get(REPOS, **NOISE)

    [heard] = server.heard
    assert heard.headers == {
        "host": f"127.0.0.1:{server.port}",
        "user-agent": "Patchbay/0.1.0",
        "accept-encoding": "identity",
        "accept": "application/vnd.github+json",
        "x-github-api-version": heard.headers["x-github-api-version"],
        "authorization": "Bearer github-token",
    }


# promise 84
def test_a_write_adds_type_and_length_of_its_body(acting, answering):
    server = answering(http_answer(b"{}"))

    acting.post_json("/api/v1/github/repos/o/r/issues", {"title": "t"}, **NOISE)

    [heard] = server.heard
    assert set(heard.headers) == {
        "host",
        "user-agent",
        "accept-encoding",
        "accept",
        "x-github-api-version",
        "authorization",
        "content-type",
        "content-length",
    }
    assert heard.headers["content-type"] == "application/json"
    assert heard.headers["content-length"] == str(len(heard.body))


# promise 84
@pytest.mark.parametrize("path", [REPOS, FILE, "/api/v1/gmail/messages", "/api/v1/slack/channels"])
def test_neither_key_nor_account_reaches_a_provider(acting, answering, path):
    server = answering(http_answer(b'{"ok": true, "channels": []}'))

    acting.get(path, **NOISE)

    assert server.heard
    for heard in server.heard:
        said = f"{heard.line} {heard.headers} {heard.body}"
        assert acting.key not in said
        assert acting.account not in said
        assert "stolen" not in said


# promises 84, 85
def test_an_answer_carries_none_of_the_providers_headers(acting, answering):
    answering(http_answer(b"[]", "200 OK", *CHATTY))

    response = acting.get(REPOS, HTTP_X_REQUEST_ID="caller-request-1")

    assert response.status_code == 200
    assert {name.lower() for name in response.headers} <= OURS
    assert not response.cookies
    assert response["X-Request-Id"] == "caller-request-1"
    assert response["X-RateLimit-Remaining"] == "99999"
    assert response["Content-Type"] == "application/json"


# promises 84, 85
def test_an_error_carries_none_of_the_providers_headers(acting, answering):
    answering(http_answer(b"{}", "500 Oops", *CHATTY))

    response = acting.get(REPOS)

    assert response.status_code == 502
    assert {name.lower() for name in response.headers} <= OURS
    assert not response.cookies


class DriveFile:
    """Drive as a raw download asks it: the description first, then the bytes."""

    def __init__(self, bytes_answer):
        self.answers = [
            http_answer(b'{"id": "f1", "name": "a.txt", "mimeType": "text/plain"}'),
            bytes_answer,
        ]

    def __call__(self, connection):
        connection.sendall(self.answers.pop(0))


# promises 84, 85
def test_raw_bytes_carry_type_length_and_name_alone(acting, answering):
    answering(DriveFile(http_answer(b"hello", "200 OK", "Content-Type: text/plain", *CHATTY)))

    response = acting.get(FILE)

    assert b"".join(response.streaming_content) == b"hello"
    assert {name.lower() for name in response.headers} <= OURS
    assert not response.cookies
    assert response["Content-Type"] == "text/plain"
    assert response["Content-Length"] == "5"
    assert response["Content-Disposition"].startswith("attachment")


# promise 85
def test_chunked_bytes_state_no_length_and_no_encoding(acting, answering):
    chunked = b"5\r\nhello\r\n6\r\n world\r\n0\r\nX-Late: 1\r\n\r\n"
    answering(
        DriveFile(http_answer(chunked, "200 OK", "Transfer-Encoding: chunked", "Content-Length: 5"))
    )

    response = acting.get(FILE)

    assert b"".join(response.streaming_content) == b"hello world"
    assert "Content-Length" not in response
    assert "Transfer-Encoding" not in response


# promise 85
@pytest.mark.parametrize("length", ["5, 5", "\xb2", "-5", "5 "])
def test_a_strange_length_is_never_repeated(acting, answering, length):
    answering(DriveFile(http_answer(b"hello", "200 OK", f"Content-Length: {length}")))

    response = acting.get(FILE)

    stated = response.headers.get("Content-Length", "")
    assert stated in {"", "5"}


@pytest.mark.parametrize("kind", ["text/html\tx", "text/html; x=<script>", "a" * 300, ""])
def test_a_strange_type_becomes_plain_bytes(acting, answering, kind):
    answering(DriveFile(http_answer(b"hello", "200 OK", f"Content-Type: {kind}")))

    response = acting.get(FILE)

    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
