"""Addresses that lead nowhere, or believe anybody."""

import pytest

from config.doctor import address


def test_nothing_is_wrong_with_a_public_server_behind_a_proxy(public, found):
    assert found(address.check) == []


def test_an_address_that_others_take_for_themselves(settings, found):
    settings.PUBLIC_URL, settings.PUBLIC_IS_LOOPBACK = "http://127.0.0.1:8000", True
    settings.ON_LOOPBACK = False

    assert found(address.public_url) == [
        "PUBLIC_URL is http://127.0.0.1:8000, which other machines take for themselves."
    ]


# promise 137
def test_plain_http_in_public(public, found):
    public.HTTPS = False

    assert found(address.public_url) == [
        "PUBLIC_URL is http: keys, cookies and authorization codes travel in the open."
    ]


# promise 137
@pytest.mark.parametrize(
    ("proxies", "what"),
    [
        ([], "PUBLIC_URL is https and TRUSTED_PROXIES is not set"),
        (["0.0.0.0/0"], "TRUSTED_PROXIES believes everybody (0.0.0.0/0)"),
        (["::/0"], "TRUSTED_PROXIES believes everybody (::/0)"),
    ],
)
def test_proxies_that_nobody_or_everybody_is(public, found, proxies, what):
    public.TRUSTED_PROXIES = proxies

    [said] = found(address.check)
    assert said.startswith(what)


@pytest.mark.parametrize("hosts", [["*"], ["other.example"], []])
def test_hosts_that_are_too_many_or_not_ours(public, found, hosts):
    public.ALLOWED_HOSTS = hosts

    assert len(found(address.check)) == 1
