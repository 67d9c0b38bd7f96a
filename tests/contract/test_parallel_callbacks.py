"""Many callbacks with one state at the same moment: one of them, and only one, gets through."""

from collections import Counter

import pytest
from django.test import Client

from integrations.models import Integration, Token
from tests.connect.walk import result_of, walk
from tests.contract.consenting import callback_of
from tests.refresh.together import at_once

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.mark.parametrize("provider", ["github", "google", "slack"])
def test_fifty_callbacks_make_one_token_request(api, account, sandbox, provider):  # promise 2
    session = walk(api, account, provider)
    callback = callback_of(session)
    before = sandbox.requests(provider=provider, method="POST")["count"]

    answers = at_once(50, lambda: Client().get(callback))

    [through] = [answer for answer in answers if answer.status_code == 302]
    asked = sandbox.requests(provider=provider, method="POST")["requests"][before:]
    exchanges = [entry for entry in asked if entry.get("grant_type") == "authorization_code"]
    assert Counter(answer.status_code for answer in answers) == {302: 1, 400: 49}
    assert result_of(through)[1]["status"] == "success"
    assert len(exchanges) == 1
    assert session.status()["status"] == "completed"
    assert (Integration.objects.count(), Token.objects.filter(kind="main").count()) == (1, 1)


def test_codes_and_denials_together_leave_one_clear_end(api, account, sandbox):  # promises 2, 17
    session = walk(api, account)
    good = callback_of(session)
    denial = f"/api/v1/connect/callback?error=access_denied&state={session.state}"
    paths = iter([good, denial] * 10)

    answers = at_once(20, lambda: Client().get(next(paths)))

    assert Counter(answer.status_code for answer in answers) == {302: 1, 400: 19}
    [through] = [result_of(answer)[1] for answer in answers if answer.status_code == 302]
    shown = session.status()["status"], [each["status"] for each in session.integrations()]
    assert shown == (
        ("completed", ["active"]) if through.get("status") == "success" else ("failed", [])
    )
