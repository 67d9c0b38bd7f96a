"""Writes with an Idempotency-Key, by a partner's server."""

import pytest

from tests.conftest import Api
from tests.factories import make_integration

ISSUES = "/api/v1/github/repos/octo/hello/issues"
UPSTREAM = "https://api.github.com/repos/octo/hello/issues"
ISSUE = {"title": "Once"}


class Writer(Api):
    """A client whose every write has an Idempotency-Key."""

    def write(self, path, body=None, *, once="key-1", method="POST", **headers):
        return self.send(method, path, body, headers={"Idempotency-Key": once} | headers)


@pytest.fixture
def writer(api):
    return Writer(api.key)


@pytest.fixture
def acting(api, account):
    """The same, acting for an account that is connected to GitHub."""
    make_integration(account, "github")
    return Writer(api.key, account.external_id)
