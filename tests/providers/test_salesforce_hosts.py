"""A token answer names the host that all calls go to: only Salesforce's own are stored and followed."""

import re

import pytest

from integrations.models import Integration, RevocationJob, Token
from providers import registry
from tests.providers.connected import asked

SALESFORCE = registry.find("salesforce")
HOST = "https://northwind.my.salesforce.com"
TOKEN = "/services/oauth2/token"

OWN = [
    HOST,
    "https://northwind--uat.sandbox.my.salesforce.com",
    "https://northwind-dev-ed.develop.my.salesforce.com",
    "https://NA1.salesforce.com",
    "https://northwind.my.salesforce.mil",
    "https://northwind.secure.force.com",
]
STRANGE = [
    "http://169.254.169.254",
    "https://169.254.169.254",
    "https://salesforce.com.evil.example",
    "https://evil.example/x.salesforce.com",
    "https://evil.example#.salesforce.com",
    "https://evil.example?.salesforce.com",
    "https://evilsalesforce.com",
    "https://salesforce.com",
    "https://.salesforce.com",
    "https://a..salesforce.com",
    "https://-a.salesforce.com",
    "https://northwind.my.salesforce.com/",
    "https://northwind.my.salesforce.com:8443",
    "https://user@northwind.my.salesforce.com",
    "https://northwind.my.salesforce.com\n",
    "https://northwind.my.salesforce.com@evil.example",
    "http://northwind.my.salesforce.com",
    "//northwind.my.salesforce.com",
    "https://{login_host}.salesforce.com",
    "https://nörthwind.salesforce.com",
    "https://a\\.evil.example/.salesforce.com",
    "",
    None,
    7,
    [HOST],
    {"host": HOST},
]


def told(instance_url, **more):
    return {
        "access_token": "00DQy000001NWor!told",
        "refresh_token": "5Aep861told",
        "scope": "api openid refresh_token",
        "instance_url": instance_url,
        "token_type": "Bearer",
    } | more


@pytest.fixture
def salesforce(caller):
    assert caller.connect("salesforce")["status"] == "success"
    return caller


@pytest.mark.parametrize("url", OWN)
def test_these_are_salesforces_own(url):
    assert re.fullmatch(SALESFORCE.pinned["instance_url"], url)


# promise 81
@pytest.mark.parametrize("url", STRANGE, ids=ascii)
def test_a_strange_host_ends_the_connecting_and_nothing_is_stored(caller, sandbox, url):
    sandbox.control(
        "failures", provider="salesforce", path=TOKEN, status=200, body=told(url), times=1
    )

    assert caller.connect("salesforce") == {"error": "provider_error"}

    assert not Integration.objects.filter(status="active").exists()
    assert not Token.objects.exists()
    assert not RevocationJob.objects.exists()
    assert asked(sandbox, "salesforce", "/services/oauth2/revoke") == 1


def test_an_answer_without_a_host_ends_the_connecting_too(caller, sandbox):
    body = told(None)
    del body["instance_url"]
    sandbox.control("failures", provider="salesforce", path=TOKEN, status=200, body=body, times=1)

    assert caller.connect("salesforce") == {"error": "provider_error"}


def test_a_failed_reconnect_leaves_the_connection_as_it_was(salesforce, sandbox):
    before = Token.objects.get().access_token
    body = told("https://salesforce.com.evil.example")
    sandbox.control("failures", provider="salesforce", path=TOKEN, status=200, body=body, times=1)

    assert salesforce.connect("salesforce") == {"error": "provider_error"}

    assert Integration.objects.get().provider_data["instance_url"] == HOST
    assert Token.objects.get().access_token == before


def refreshed_with(salesforce, sandbox, instance_url):
    """Let the token end, and the refresh that follows tell a host."""
    sandbox.control("expire", provider="salesforce", kind="access")
    body = told(instance_url)
    sandbox.control("failures", provider="salesforce", path=TOKEN, status=200, body=body, times=1)
    salesforce.get("salesforce/limits")  # the sandbox does not know the token that was told
    return Integration.objects.get().provider_data["instance_url"]


# promise 81
@pytest.mark.parametrize("url", [url for url in STRANGE if url], ids=ascii)
def test_a_refresh_that_tells_a_strange_host_moves_nothing(salesforce, sandbox, url):
    assert refreshed_with(salesforce, sandbox, url) == HOST
    assert Token.objects.get().access_token == "00DQy000001NWor!told"


def test_a_refresh_that_tells_another_host_of_salesforces_moves_the_connection(salesforce, sandbox):
    moved = "https://northwind-eu.my.salesforce.com"

    assert refreshed_with(salesforce, sandbox, moved) == moved
