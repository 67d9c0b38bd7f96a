"""Hosts that came from outside: resolved once, judged, and the connection pinned to that address."""

import socket
import ssl

import pytest
import requests

from config import egress, http
from config.egress import ForbiddenAddress, is_public, resolve_public
from tests.config.tls import TLSProvider
from tests.proxy.loopback import http_answer, provider

INSIDE = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "fec0::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::127.0.0.1",
    "::10.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b::169.254.169.254",
    "64:ff9b:1::10.0.0.1",
    "2002:7f00:1::",
    "2002:a00:1::",
    "2002:a9fe:a9fe::",
    "2001:db8::1",
    "100::1",
    "2001:0:4136:e378:8000:63bf:f5ff:fffe",
]
OUTSIDE = [
    "8.8.8.8",
    "1.1.1.1",
    "2606:4700::1111",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
    "2002:808:808::",
]


# promise 82
@pytest.mark.parametrize("address", INSIDE)
def test_addresses_inside_are_refused(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", OUTSIDE)
def test_addresses_outside_are_allowed(address):
    assert is_public(address)


@pytest.fixture
def names(monkeypatch):
    """Play the resolver: each name has a list of answers, one a question; questions are noted."""
    book, asked = {"127.0.0.1": [["127.0.0.1"]]}, []

    def getaddrinfo(host, port, *args, **kwargs):
        asked.append(host)
        answers = book[host]
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses
        ]

    monkeypatch.setattr(egress.socket, "getaddrinfo", getaddrinfo)
    book["asked"] = asked
    return book


# promise 82
def test_one_private_address_refuses_the_name(names):
    names["mixed.example"] = [["8.8.8.8", "10.0.0.1"]]

    with pytest.raises(ForbiddenAddress, match=r"mixed\.example resolves to a private address"):
        resolve_public("mixed.example", 443)


# promise 82
@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "[::ffff:127.0.0.1]",
    ],
)
def test_every_spelling_of_this_machine_is_refused_before_a_byte_is_sent(host):
    with provider(http_answer()) as server, pytest.raises(http.Unreachable) as caught:
        http.send("GET", f"http://{host}:{server.port}/", outside_host=True)

    assert caught.value.sent is False
    assert server.heard == []


def test_the_same_host_is_fine_where_the_operator_named_it():
    with provider(http_answer()) as server:
        assert http.send("GET", server.url).content == b"[]"


# promise 82: the second question of a rebinding name is never asked
def test_a_name_is_resolved_once_and_the_connection_pinned(names, monkeypatch):
    names["rebind.example"] = [["127.0.0.1"], ["10.0.0.1"]]
    monkeypatch.setattr(egress, "is_public", lambda address: address == "127.0.0.1")

    with provider(http_answer()) as server:
        http.send("GET", f"http://rebind.example:{server.port}/x", outside_host=True)

    assert names["asked"] == ["rebind.example", "127.0.0.1"]
    assert server.heard[0].headers["host"] == f"rebind.example:{server.port}"


# promise 82
def test_a_name_that_turns_private_is_refused_the_next_time(names, monkeypatch):
    names["turns.example"] = [["127.0.0.1"], ["10.0.0.1"]]
    monkeypatch.setattr(egress, "is_public", lambda address: address == "127.0.0.1")

    with provider(http_answer()) as server:
        url = f"http://turns.example:{server.port}/"
        http.send("GET", url, outside_host=True)
        with pytest.raises(http.Unreachable):
            http.send("GET", url, outside_host=True)

    assert len(server.heard) == 1


# promise 82: redirects are not followed, so they cannot lead inside either
def test_a_redirect_inside_comes_back_as_it_is(names, monkeypatch):
    names["outside.example"] = [["127.0.0.1"]]
    monkeypatch.setattr(egress, "is_public", lambda address: address == "127.0.0.1")

    with provider(http_answer(b"", "302 Found", "Location: http://169.254.169.254/")) as server:
        answer = http.send("GET", f"http://outside.example:{server.port}/", outside_host=True)

    assert answer.status_code == 302
    assert len(server.heard) == 1


# promise 82: through a proxy we cannot pin, but what is inside is refused all the same
def test_an_outbound_proxy_is_not_asked_for_what_is_inside(settings):
    with provider(http_answer()) as proxy:
        settings.OUTBOUND_PROXY = proxy.url
        with pytest.raises(http.Unreachable):
            http.send("GET", "http://169.254.169.254/latest/meta-data", outside_host=True)

    assert proxy.heard == []


def test_an_outbound_proxy_carries_what_the_operator_configured(settings):
    with provider(http_answer()) as proxy:
        settings.OUTBOUND_PROXY = proxy.url
        http.send("GET", "http://api.example/x")

    assert proxy.heard[0].line == "GET http://api.example/x HTTP/1.1"


def test_nothing_of_the_environment_steers_an_outgoing_call(monkeypatch, tmp_path):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login stolen password stolen")
    with provider(http_answer()) as server, provider(http_answer()) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))

        http.send("GET", server.url)

    assert proxy.heard == []
    assert "authorization" not in server.heard[0].headers


# promise 137: whom we cannot verify we do not talk to
def test_a_certificate_nobody_vouches_for_is_refused(tls_server):
    with pytest.raises(http.Unreachable, match="SSLError"):
        http.send("GET", tls_server.url)

    assert tls_server.heard == []


def test_the_operators_own_authority_is_believed(tls_server, settings):
    settings.OUTBOUND_CA_BUNDLE = str(tls_server.certificate)

    assert http.send("GET", tls_server.url).content == b"[]"


# promise 137
@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1_1 is deprecated:DeprecationWarning")
def test_tls_older_than_1_2_is_not_spoken(tls_server, settings):
    settings.OUTBOUND_CA_BUNDLE = str(tls_server.certificate)
    tls_server.context.set_ciphers("ALL:@SECLEVEL=0")  # else the server itself would refuse it
    tls_server.context.minimum_version = ssl.TLSVersion.TLSv1_1
    tls_server.context.maximum_version = ssl.TLSVersion.TLSv1_1

    with pytest.raises(http.Unreachable, match="SSLError"):
        http.send("GET", tls_server.url)

    assert tls_server.heard == []


@pytest.fixture
def tls_server(tmp_path):
    """A server on loopback whose certificate it signed itself."""
    server = TLSProvider(tmp_path)
    yield server
    server.close()


def test_a_name_that_does_not_resolve_is_unreachable():
    with pytest.raises(http.Unreachable) as caught:
        http.send("GET", "http://nowhere.invalid/", outside_host=True)

    assert caught.value.sent is False
    assert isinstance(caught.value.__cause__, requests.ConnectionError)


def test_a_name_that_cannot_be_one_is_not_reached():
    with pytest.raises(http.Unreachable) as caught:
        http.send("GET", f"https://{'a' * 64}.example/", outside_host=True)

    assert not caught.value.sent


@pytest.mark.parametrize(
    "url",
    [
        "https://*.example/",
        "https://[::1]x/",
        "https://a%00b/",
        "https://" + "a" * 64 + ".example/",
    ],
)
def test_an_address_that_no_request_can_have_is_one_that_nobody_reaches(url):
    with pytest.raises(http.Unreachable) as refused:
        http.send("GET", url, outside_host=True)

    assert refused.value.sent is False
