"""Connections made by consent at a sandbox process, refreshed over real HTTP."""

import pytest

from billing.models import Plan
from tests.providers.conftest import sandbox, sandbox_process
from tests.refresh.connection import Connection

__all__ = ["sandbox", "sandbox_process"]


@pytest.fixture(autouse=True)
def _as_many_threads_as_callers(settings):
    """At most half of the threads may be at one provider; here all are."""
    settings.THREADS = 2 * 100


@pytest.fixture
def partner(partner):
    """A partner whose plan does not stop hundreds of calls in a second."""
    Plan.objects.filter(pk=partner.subscription.plan_id).update(per_minute=1_000_000)
    return partner


@pytest.fixture
def connect(api, account, sandbox):
    """Connect the account to a provider whose tokens expire."""

    def connect(slug="github", **habits):
        sandbox.control(f"settings/{slug}", **{"expiring_tokens": True} | habits)
        return Connection(api, account, sandbox, slug).connect()

    return connect


@pytest.fixture
def github(connect):
    return connect("github")


@pytest.fixture
def google(connect):
    return connect("google")
