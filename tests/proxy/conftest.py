"""A connected account whose providers are sockets on loopback."""

import pytest

from providers import endpoints
from tests.factories import make_integration
from tests.proxy import loopback


@pytest.fixture
def acting(api, account):
    """The partner's client, acting for an account with all three providers connected."""
    for slug in ("github", "google", "slack"):
        make_integration(account, slug, access_token=f"{slug}-token")
    return api.acting_for(account.external_id)


@pytest.fixture
def answering(monkeypatch):
    """Return a function that puts one loopback provider in the place of all of them."""
    servers = []

    def start(answer=None):
        server = loopback.LoopbackProvider(loopback.http_answer() if answer is None else answer)
        servers.append(server)
        for slug in ("GITHUB", "GOOGLE", "SLACK"):
            monkeypatch.setenv(f"PROVIDER_{slug}_BASE_URL", server.url)
        endpoints.forget()
        return server

    yield start
    for server in servers:
        server.close()
    monkeypatch.undo()
    endpoints.forget()


@pytest.fixture
def answering_apart(answering, monkeypatch):
    """Return a function that puts a loopback provider of its own in the place of one of them."""
    servers = []

    def start(slug, answer=None):
        servers.append(loopback.LoopbackProvider(answer or loopback.http_answer()))
        monkeypatch.setenv(f"PROVIDER_{slug.upper()}_BASE_URL", servers[-1].url)
        endpoints.forget()
        return servers[-1]

    yield start
    for server in servers:
        server.close()
