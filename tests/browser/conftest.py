"""A real browser in front of the real server, with the rows of the test behind it.

Playwright's own fixtures are here: `page` and `context` are of the running test, `browser` is one
Chromium for all of them. Each test starts with the rows of the migrations, committed.
"""

import os

import pytest

from tests.browser.chromium import OPTIONS, chromium
from tests.browser.people import log_in
from tests.browser.screenshots import write_index
from tests.browser.server import Server
from tests.browser.watching import Watch
from tests.providers.conftest import sandbox
from tests.sandbox_process import SandboxProcess

__all__ = ["sandbox"]


def pytest_sessionfinish(session):
    folder = session.config.getoption("--screenshots", None)
    if folder and folder.is_dir():
        write_index(folder)


@pytest.fixture(scope="session", autouse=True)
def _beside_an_event_loop():
    """Let Django read rows in the thread in which Playwright keeps its event loop."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | {"executable_path": chromium(), "args": OPTIONS}


@pytest.fixture(scope="session")
def server():
    with Server() as running:
        yield running


@pytest.fixture(scope="session")
def base_url(server):
    """Let `page.goto("/settings")` find us."""
    return server.origin


@pytest.fixture(scope="session")
def django_db_setup(playwright, django_db_setup):
    """Make the database beside the event loop: without one, Django's connection would be another."""


@pytest.fixture(autouse=True)
def _rows(django_db_serialized_rollback, transactional_db):
    """Rows that the threads of the server see as well."""


@pytest.fixture(autouse=True)
def _at_its_own_address(settings, server):
    settings.PUBLIC_URL = server.origin
    settings.PUBLIC_HOST = "localhost"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def watch():
    """Fail the test when anything complained that it did not forgive."""
    watching = Watch()
    yield watching
    assert not watching.findings, "\n".join(watching.findings)


@pytest.fixture
def new_context(_rows, watch, new_context):
    """Playwright's own, with every context watched; all are closed before the rows go."""

    def make(**options):
        context = new_context(**options)
        watch.follow(context)
        return context

    return make


@pytest.fixture
def log_in_as(context, server):
    """Return what logs a person in at `page`: `log_in_as(user)`, `log_in_as(user, LONG_AGO)`."""

    def log_in_here(user, seconds_ago=0):
        log_in(context, server.origin, user, seconds_ago)

    return log_in_here


@pytest.fixture(scope="session")
def sandbox_process(tmp_path_factory, server):
    """The sandbox providers, which send people back to our server; `sandbox` resets and uses it."""
    process = SandboxProcess(tmp_path_factory.mktemp("sandbox"), PUBLIC_URL=server.origin)
    yield process
    process.stop()
