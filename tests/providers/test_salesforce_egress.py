"""The host that a connection knows is called guarded, and one that is not Salesforce's never."""

import socket

import pytest

from config import http
from integrations.identity import identity_of
from providers import registry
from providers.pinning import StrangeFact
from providers.spec import Grant
from tests.factories import make_integration
from tests.providers.test_salesforce_hosts import HOST, STRANGE

SALESFORCE = registry.find("salesforce")


@pytest.fixture
def elsewhere(monkeypatch):
    """Let the names of hosts lead into our own network, and note which were looked up."""
    looked_up = []

    def getaddrinfo(host, port, *args, **kwargs):
        looked_up.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return looked_up


def connected_to(account, instance_url):
    return make_integration(
        account, "salesforce", refresh_token="r-1", provider_data={"instance_url": instance_url}
    )


# promise 81
@pytest.mark.parametrize("url", STRANGE, ids=ascii)
def test_nobody_is_asked_who_was_connected_at_a_strange_host(elsewhere, url):
    grants = {"main": Grant("00D!t", extra={"instance_url": url})}

    with pytest.raises(StrangeFact):
        identity_of(SALESFORCE, grants)
    assert elsewhere == []


# promise 81
@pytest.mark.parametrize("path", ["salesforce/limits", "salesforce/me", "salesforce/accounts"])
def test_a_host_of_the_connection_may_not_lead_into_our_network(api, account, elsewhere, path):
    connected_to(account, HOST)

    response = api.acting_for(account.external_id).get(f"/api/v1/{path}")

    assert response.status_code == 503
    assert response.json()["error_code"] == "PROVIDER_UNAVAILABLE"
    assert set(elsewhere) == {"northwind.my.salesforce.com"}


def test_every_call_goes_through_the_guarded_adapter(api, account, elsewhere, monkeypatch):
    def unguarded():
        raise AssertionError("a host from outside was about to be called unguarded")

    monkeypatch.setattr(http, "_adapter", unguarded)
    connected_to(account, HOST)
    acting = api.acting_for(account.external_id)

    answers = [
        acting.get("/api/v1/salesforce/query", {"q": "SELECT Id FROM Lead"}),
        acting.post_json("/api/v1/salesforce/objects/Lead", {"fields": {"LastName": "x"}}),
        acting.get("/api/v1/salesforce/objects/Lead/00QQy00000N0003AAA"),
    ]

    assert [answer.status_code for answer in answers] == [503, 503, 503]


@pytest.mark.parametrize("url", ["https://evil.example", None], ids=ascii)
def test_a_stored_host_that_is_strange_is_not_called(api, account, elsewhere, url):
    connected_to(account, url)

    response = api.acting_for(account.external_id).get("/api/v1/salesforce/limits")

    assert response.status_code == 401
    assert "connect again" in response.json()["error"]
    assert elsewhere == []
