"""What strangers send: one request each, as changes to a plain one."""

from dataclasses import dataclass, field

DEEP = b"[" * 100_000
SURROGATE = "%ED%A0%80"


@dataclass(frozen=True)
class Hostile:
    """Headers (as WSGI names them), query string and body that stand in for the plain ones."""

    name: str
    query: str = ""
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


def account(value):
    return Hostile(f"account {value[:20]!r}", headers={"HTTP_X_ACCOUNT_ID": value})


def header(name, value):
    return Hostile(f"{name} {value[:30]!r}", headers={name: value})


def query(text):
    return Hostile(f"query {text[:30]!r}", query=text)


def body(text):
    return Hostile(f"body {text[:30]!r}", body=text)


ACCOUNTS = [
    account(value)
    for value in (
        "", " ", "%", "%00", "%ff%fe", "\xff\xfe", SURROGATE, "%0d%0aX: 1", "\xf0\x9f\x8e\x89",
        "a" * 8000, "%F0%9F%8E%89" * 500, "user-123,user-123", "../..", "'; DROP TABLE x; --", "\t", "\x7f", "\x80",
    )
]  # fmt: skip

HEADERS = [
    header("CONTENT_TYPE", value)
    for value in (
        "", ";", "text/plain", "application/json; charset=utf-16", "application/json; charset=nonsense",
        "application/json; charset=\xff", "multipart/form-data", "multipart/form-data; boundary=x",
        "multipart/form-data; boundary=" + "x" * 300, "application/x-www-form-urlencoded", "\xff/\xff", "a" * 8000,
        "application/JSON", "application/json;;;=", 'application/json; charset="', "application/json; charset*=x'y'z",
        "application/json; charset=hex", "application/json; charset=undefined",
    )
] + [
    header("HTTP_ACCEPT", value)
    for value in ("", "*/*;q=x", "application/problem+json", "\xff", "text/event-stream", "a/b," * 2000)
] + [
    header("CONTENT_LENGTH", value)
    for value in ("abc", "-1", "9" * 30, "1e3", "", "\xb2")
] + [
    header("HTTP_X_REQUEST_ID", value) for value in ("", "\xff", "a" * 5000, "req_1\r\nX: 1", "a b")
] + [
    header("HTTP_IDEMPOTENCY_KEY", value) for value in ("", "\xff", "a" * 5000, " ", "\x00", "%00", "\xf0\x9f\x8e\x89")
] + [
    header("HTTP_COOKIE", value) for value in ("\xff", "sessionid=" + "x" * 5000, "csrftoken=\xff; ;;=")
] + [
    header("HTTP_X_HTTP_METHOD_OVERRIDE", "DELETE"),
    header("HTTP_X_FORWARDED_FOR", "\xff, ::::, 1.2.3.4.5"),
    header("HTTP_CONTENT_ENCODING", "gzip"),
    header("HTTP_RANGE", "bytes=0-"),
    header("HTTP_IF_NONE_MATCH", "*"),
    header("HTTP_IF_MODIFIED_SINCE", "\xff"),
    header("HTTP_TRANSFER_ENCODING", "chunked"),
    header("HTTP_EXPECT", "100-continue"),
    header("HTTP_REFERER", "\xff"),
    header("HTTP_ORIGIN", "null"),
    header("HTTP_ACCEPT_LANGUAGE", "\xff," * 1000),
    header("HTTP_USER_AGENT", "\xff\x00"),
]  # fmt: skip

NAMES = (
    "limit",
    "offset",
    "cursor",
    "q",
    "fileId",
    "channel",
    "format",
    "start",
    "to",
    "filter",
    "id",
)
VALUES = (
    "%00", SURROGATE, "%ff", "-1", "0", "1e9", "abc", "9" * 400, "%0d%0a", "%F0%9F%8E%89", "a" * 8000,
    "..%2f..%2f", "true", "[]", "{}", "%C2%B2", "1_0", "%20", "+1", "NaN", "2026-99-99", "null", "--5", "-", "%D9%A3",
)  # fmt: skip
QUERIES = [query("&".join(f"{name}={value}" for name in NAMES)) for value in VALUES] + [
    query(text)
    for text in (
        "limit=1&limit=2", "%", "%zz=%zz", "=&&&=", ";", "\xff=\xfe", "a=1&" * 5000, "x=" + "y" * 200_000,
        "limit[]=1&limit[a]=2", "&".join(f"p{n}={n}" for n in range(2000)), "?", "#", "limit", "format=json", "format=raw",
    )
]  # fmt: skip

BODIES = [
    body(text)
    for text in (
        b"{", b"null", b"[]", b'"x"', b"1", b"NaN", b"{}x", b"\xff\xfe{\x00}\x00", b"\xef\xbb\xbf{}", b"\x00",
        DEEP, b'{"a":' * 50 + b"1" + b"}" * 50, b'{"a":' * 30_000, b'{"a":1e999}', b'{"a":' + b"9" * 5000 + b"}",
        b'{"a":-0.0}', b'{"a":"\\u0000"}', b'{"\\u0000":1}', b'{"a":"\\ud800"}', b'{"\\udfff":1}', b'{"a":"\xed\xa0\x80"}',
        b'{"a":1,"a":2}', b'{"__proto__":{}}', b'{"":""}', b'{"a":"' + b"x" * 300_000 + b'"}',
        b"{" + b",".join(b'"k%d":1' % n for n in range(20_000)) + b"}", b"a=1&b=2", b"--x\r\n\r\n--x--", b" " * 1000,
        b'{"a":1}' * 3, b"//", b"{'a':1}", b"\x1f\x8b\x08\x00",
    )
]  # fmt: skip

EVERY = [*ACCOUNTS, *HEADERS, *QUERIES, *BODIES]
