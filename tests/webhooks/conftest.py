"""A receiver, and endpoints that lead to it."""

import threading

import pytest

from config.worker import queues
from tests.factories import make_account, make_endpoint
from tests.webhooks.receiver import Server


@pytest.fixture
def receiver():
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.released.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def endpoint(partner):
    return make_endpoint(partner)


@pytest.fixture
def at(partner, receiver):
    """Make an endpoint that answers as a path says."""
    return lambda path="/ok", **fields: make_endpoint(partner, f"{receiver.url}{path}", **fields)


@pytest.fixture
def account(partner):
    return make_account(partner)


def deliver():
    """Let a worker do everything that is due."""
    for name in ("outbox", "webhooks"):
        queues.work_off(name)
