"""After a delete has returned, no process serves the token."""

import pytest

from tests.refresh.processes import Processes

pytestmark = pytest.mark.django_db(transaction=True)


# promise 51
@pytest.mark.parametrize("what", ["", "/integrations/github"])
def test_no_other_process_serves_a_token_that_was_deleted(github, what):
    with Processes(github, 2) as processes:
        before = processes.call()

        deleted = github.api.delete(f"/api/v1/accounts/{github.account.pk}{what}")
        after = processes.call()

    called = github.sandbox.requests(provider="github", path="/user")["requests"]
    assert (before, deleted.status_code, after) == ([200, 200], 200, [404, 404])
    # The first was the question who has just been connected.
    assert [request["path"] for request in called].count("/user") == 1 + 2
