"""Fixtures that every part of the suite shares."""

import json
from typing import Any
from urllib.parse import quote

import hypothesis
import pytest
import responses
from django.core.cache import cache
from django.test import Client

from accounts import wrong_keys
from accounts.models import Partner
from billing.limits.meter import meter
from integrations import bulkhead, circuits, lending, retries
from providers import endpoints
from tests import committed_rows, static_files, steady_windows
from tests.factories import make_account, make_key, make_partner
from tests.openapi.answers import differences
from tests.openapi.document import document

# A machine that is busy with something else makes no test fail.
hypothesis.settings.register_profile("unhurried", hypothesis.settings(), deadline=None)
hypothesis.settings.load_profile("unhurried")
static_files.find_once()
committed_rows.replace_quickly()


class Api(Client):
    """A client that speaks JSON with a key, as a partner's server does.

    Every answer it gets is compared with the OpenAPI document.
    """

    def __init__(self, key: str = "", account: str | None = None) -> None:
        super().__init__()
        self.key, self.account = key, account

    def request(self, **environ: Any) -> Any:
        if self.key:
            environ.setdefault("HTTP_AUTHORIZATION", f"Bearer {self.key}")
        if self.account is not None:
            environ.setdefault("HTTP_X_ACCOUNT_ID", self.account.encode().decode("latin-1"))
        response = super().request(**environ)
        assert differences(response) == []
        return response

    def send(self, method: str, path: str, body: Any = None, **extra: Any) -> Any:
        """Send JSON (or nothing) and return the response."""
        data = "" if body is None else json.dumps(body)
        return self.generic(method, path, data, content_type="application/json", **extra)

    def post_json(self, path: str, body: Any = None, **extra: Any) -> Any:
        return self.send("POST", path, body, **extra)

    def acting_for(self, external_id: str) -> "Api":
        """Return a client that sends the X-Account-Id header."""
        return Api(self.key, external_id)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let tests that commit find what the migrations wrote (the plans), in whatever order they run."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker and marker.kwargs.get("transaction"):
            restored = marker.kwargs | {"serialized_rollback": True}
            item.add_marker(pytest.mark.django_db(**restored), append=False)


@pytest.fixture(autouse=True, scope="session")
def _described(request):
    """Make the OpenAPI document before anything is changed for a test, unless no test makes a call."""
    if any({"api", "db"} & set(item.fixturenames) for item in request.session.items):
        document()


@pytest.fixture(autouse=True)
def _fresh_process_state(monkeypatch):
    """Forget what a process remembers between requests, so that tests do not see each other."""
    cache.clear()
    wrong_keys.forget()
    endpoints.forget()
    circuits.forget()
    bulkhead.forget()
    lending.forget()
    steady_windows.begin(monkeypatch)
    monkeypatch.setattr(retries, "FIRST_PAUSE", 0.0)
    fresh = meter()
    if fresh.redis:
        fresh.redis.client.flushdb()
    fresh.forget()


@pytest.fixture(autouse=True)
def _on_our_own_machine(settings):
    """Show /metrics without a token, as on loopback; the public address of the tests is made up."""
    settings.PUBLIC_IS_LOOPBACK = True


@pytest.fixture
def partner(db) -> Partner:
    return make_partner()


@pytest.fixture
def api(partner) -> Api:
    return Api(make_key(partner))


@pytest.fixture
def account(partner):
    return make_account(partner)


@pytest.fixture(params=["off", "on"])
def either_form(request, settings):
    """TOKEN_KEYS_PER_VALUE as it may be set: what is sealed has one key, or each value one of its own."""
    settings.TOKEN_KEYS_PER_VALUE = request.param == "on"
    return request.param


@pytest.fixture
def upstream():
    """A stand-in for the internet: a provider call that nobody expected fails the test."""
    with responses.RequestsMock(assert_all_requests_are_fired=True) as mock:
        yield mock


def encoded(external_id: str) -> str:
    """Percent-encode an external id as clients do that refuse raw UTF-8 headers."""
    return quote(external_id, safe="")
