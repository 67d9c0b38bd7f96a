"""Whose address counts: the caller's own, as the proxies that we trust tell it."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from accounts.keys import new_key
from accounts.models import ApiKey
from config.proxies import TrustedProxyMiddleware
from tests.conftest import Api

PROXY, FAR_PROXY = "127.0.0.1", "10.0.0.7"
ACCOUNTS = "/api/v1/accounts"


@pytest.fixture
def behind_proxies(settings):
    settings.TRUSTED_PROXIES = [PROXY, "10.0.0.0/8"]


def seen(forwarded, peer=PROXY):
    """Return the address and the forwarded header that views see."""
    request = RequestFactory().get("/", REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=forwarded)
    TrustedProxyMiddleware(lambda _: HttpResponse())(request)
    return request.META["REMOTE_ADDR"], request.META.get("HTTP_X_FORWARDED_FOR")


@pytest.mark.parametrize(
    ("forwarded", "caller"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (f"198.51.100.1, 203.0.113.9, {FAR_PROXY}", "203.0.113.9"),
        ("203.0.113.9:5678", "203.0.113.9"),
        ("2001:db8::9", "2001:db8::9"),
        ("[2001:db8::9]:5678", "2001:db8::9"),
        ("[2001:db8::9]", "2001:db8::9"),
        ("198.51.100.1, unknown", PROXY),
        (f"198.51.100.1, unknown, {FAR_PROXY}", FAR_PROXY),
        ("x:1", PROXY),
        ("", PROXY),
        (" , ", PROXY),
    ],
)
def test_the_nearest_address_that_is_no_proxy_of_ours(behind_proxies, forwarded, caller):
    assert seen(forwarded) == (caller, forwarded)


def test_a_proxy_is_known_by_its_ipv4_address_on_a_socket_for_both_kinds(behind_proxies):
    chain = f"203.0.113.9, ::ffff:{FAR_PROXY}"

    assert seen(chain, peer=f"::ffff:{PROXY}") == ("203.0.113.9", chain)


def test_strangers_cannot_name_an_address(behind_proxies):
    assert seen("198.51.100.1", peer="203.0.113.9") == ("203.0.113.9", None)


def test_a_proxy_that_adds_the_port_costs_no_call(behind_proxies, api):
    answer = api.get(ACCOUNTS, HTTP_X_FORWARDED_FOR="203.0.113.9:5678")

    assert answer.status_code == 200
    assert ApiKey.objects.get().last_used_ip == "203.0.113.9"


def test_a_wrong_key_through_such_a_proxy_is_refused_as_ever(behind_proxies, db):
    answer = Api(new_key().text).get(ACCOUNTS, HTTP_X_FORWARDED_FOR="203.0.113.9:5678")

    assert answer.status_code == 401
