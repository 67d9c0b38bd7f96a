"""What the page on adding a provider shows is true: its provider works, and so does its fake."""

import types
from importlib import import_module

import pytest
import responses
from django.urls import include, path

from providers import definitions, endpoints, registry
from providers.proxy.urls import routes
from tests.factories import make_account, make_integration
from tests.providers.connected import Caller
from tests.sandbox_process import SandboxProcess
from tests.tools_catalog.page_code import ROOT, files_on, write

PAGE, SANDBOX_PAGE = "adding-a-provider.md", "sandbox.md"
# What a new process does before anything else: look for fakes in one more folder.
ONE_MORE_FOLDER = """
import sys

sys.path[:0] = [{root!r}]
import sandbox.fakes

sandbox.fakes.__path__.append({fakes!r})
"""


@pytest.fixture
def acme(tmp_path, monkeypatch, settings):
    """Let the provider of the page be found, as if its folder lay with the others."""
    write(files_on(PAGE), tmp_path)
    folder = str(tmp_path / "providers" / "definitions")
    monkeypatch.setattr(definitions, "__path__", [*definitions.__path__, folder])
    for name in ("CLIENT_ID", "CLIENT_SECRET"):
        monkeypatch.setenv(f"PROVIDER_ACME_{name}", "made-up")
    forget()
    settings.ROOT_URLCONF = urls()
    yield import_module("providers.definitions.acme").PROVIDER
    monkeypatch.undo()
    forget()


def forget():
    registry.providers.cache_clear()
    registry.tools.cache_clear()
    endpoints.forget()


def urls():
    """Return a module with the proxy's routes for the definitions there are now."""
    whole = import_module("config.urls")
    module = types.ModuleType("urls_with_acme")
    module.urlpatterns = [path("api/v1/", include(list(routes()))), *whole.urlpatterns]
    return module


@pytest.fixture
def connected(acme, partner, api):
    account = make_account(partner, external_id="user-1")
    make_integration(account, "acme", access_token="acme_first")
    return api.acting_for("user-1")


def test_its_tool_lists_what_the_vendor_answers(connected, upstream):
    query = {"search": "plan", "size": "5"}
    sent = upstream.get(
        "https://api.acme.example/v2/notes",
        match=[responses.matchers.query_param_matcher(query)],
        json={"data": [{"id": "n1"}], "meta": {"after": "c2"}},
    )

    answer = connected.get("/api/v1/acme/notes", {"q": "plan", "limit": 5}).json()

    assert answer == {
        "ok": True,
        "data": {"notes": [{"id": "n1"}], "next_cursor": "c2"},
        "next_cursor": "c2",
    }
    assert sent.calls[0].request.headers["Authorization"] == "Bearer acme_first"


def test_its_hooks_build_and_read(connected, upstream):
    upstream.post(
        "https://api.acme.example/v2/notes",
        match=[responses.matchers.json_params_matcher({"title": "Plan", "labels": "a,b"})],
        json={"error": "too_fast", "wait": 30},
    )

    answer = connected.post_json("/api/v1/acme/notes", {"title": "Plan", "labels": ["a", "b"]})

    assert (answer.status_code, answer["Retry-After"]) == (429, "30")


def test_its_test_passes_with_the_fake_of_the_sandbox(acme, db, tmp_path, monkeypatch):
    process = sandbox_with_acme(tmp_path)
    try:
        monkeypatch.setenv("PROVIDER_ACME_BASE_URL", f"{process.url}/acme")
        monkeypatch.setenv("PROVIDER_ACME_CLIENT_ID", "sandbox-acme")
        monkeypatch.setenv("PROVIDER_ACME_CLIENT_SECRET", process.client_secret)
        endpoints.forget()
        [test] = shown_tests()
        test(Caller())
    finally:
        process.stop()


def sandbox_with_acme(tmp_path):
    write(files_on(SANDBOX_PAGE), tmp_path)
    fakes = str(tmp_path / "sandbox" / "fakes")
    start = tmp_path / "start"
    start.mkdir()
    (start / "sitecustomize.py").write_text(ONE_MORE_FOLDER.format(root=str(ROOT), fakes=fakes))
    data = tmp_path / "data"
    data.mkdir()
    return SandboxProcess(data, PUBLIC_URL="http://testserver", PYTHONPATH=str(start))


def shown_tests():
    names = {}
    exec(files_on(PAGE)["tests/providers/test_acme_notes.py"], names)
    return [value for name, value in names.items() if name.startswith("test_")]
