"""A caller whose answers are compared with the document."""

import pytest

from tests.openapi.answers import differences


class Caller:
    """Makes calls, and keeps what the document does not say about their answers."""

    def __init__(self, api):
        self.api, self.wrong, self.seen = api, [], set()

    def __call__(self, method, path, status, body=None, *, api=None, **extra):
        response = (api or self.api).send(method, f"/api/v1/{path}", body, **extra)
        assert response.status_code == status, (method, path, response.content[:300])
        self.wrong += differences(response)
        self.seen.add((method, status))
        return response


@pytest.fixture
def call(api):
    caller = Caller(api)
    yield caller
    assert caller.wrong == []
